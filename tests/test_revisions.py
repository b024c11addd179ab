"""Earlier states from git: by revision and day, under other names, and the reasons why not."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from dxsheet.findings import DxsheetError
from dxsheet.revisions import KEPT, Repository, asked_for, last_summary, record_summary
from tests.repositories import Repo

SHEET = "dxsheet: 1\nid: 7k3f9q2m\ntitle: 転入手続\n"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "庁内 資料")


def path_of(repo: Repo, name: str = "sheet.yaml") -> str:
    return str(repo.folder / name)


def test_a_revision_by_its_many_names(repo: Repo) -> None:
    first = repo.commit("1", sheet=SHEET)
    repo.git("tag", "v1")
    repo.commit("2", sheet=SHEET + "stage: draft\n")
    found = Repository(path_of(repo))
    assert {found.commit(one) for one in ("v1", "HEAD~1", first, first[:8])} == {first}
    past = found.at(first, "7k3f9q2m")
    assert past is not None
    assert (past.raw.decode(), past.path, past.day) == (SHEET, "sheet.yaml", "2025-02-03")


def test_a_day_means_the_state_before_it_began(repo: Repo) -> None:
    first = repo.commit("1", day="2025-01-31", sheet=SHEET)
    second = repo.commit("2", day="2025-02-01", sheet=SHEET + "stage: draft\n")
    found = Repository(path_of(repo))
    assert found.commit_before("2025-01-31") is None
    assert found.commit_before("2025-02-01") == first
    assert found.commit_before("2025-02-02") == second


def test_a_renamed_and_changed_sheet_is_found_by_its_id(repo: Repo) -> None:
    first = repo.commit("1", 古い名前=SHEET, other=SHEET.replace("7k", "8k"))
    (repo.folder / "年度").mkdir()
    repo.git("mv", "古い名前.yaml", "年度/新しい名前.yaml")
    repo.write("年度/新しい名前.yaml", SHEET + "background: " + "あ" * 500 + "\n")
    repo.commit("2")
    past = Repository(path_of(repo, "年度/新しい名前.yaml")).at(first, "7k3f9q2m")
    assert past is not None and past.path == "古い名前.yaml"


def test_a_rename_that_is_not_committed_yet(repo: Repo) -> None:
    first = repo.commit("1", sheet=SHEET)
    (repo.folder / "sheet.yaml").rename(repo.folder / "renamed.yaml")
    past = Repository(path_of(repo, "renamed.yaml")).at(first, "7k3f9q2m")
    assert past is not None and past.path == "sheet.yaml"


def test_without_an_id_git_follows_the_rename(repo: Repo) -> None:
    text = SHEET.replace("id: 7k3f9q2m\n", "") + "background: |\n" + "  長い説明\n" * 20
    first = repo.commit("1", sheet=text)
    repo.git("mv", "sheet.yaml", "renamed.yaml")
    repo.commit("2")
    past = Repository(path_of(repo, "renamed.yaml")).at(first, None)
    assert past is not None and past.path == "sheet.yaml"


def test_another_sheet_of_the_same_name_is_not_taken_for_it(repo: Repo) -> None:
    repo.commit("1", sheet=SHEET.replace("7k", "8k"), first=SHEET)
    base = repo.git("rev-parse", "HEAD").strip()
    repo.git("rm", "-q", "sheet.yaml")
    repo.git("mv", "first.yaml", "sheet.yaml")
    repo.commit("2")
    past = Repository(path_of(repo)).at(base, "7k3f9q2m")
    assert past is not None and past.path == "first.yaml"


def test_not_there_yet(repo: Repo) -> None:
    first = repo.commit("1", other="dxsheet: 1\ntitle: 別\n")
    repo.commit("2", sheet=SHEET)
    assert Repository(path_of(repo)).at(first, "7k3f9q2m") is None


def test_the_history_follows_renames_and_stops_where_asked(repo: Repo) -> None:
    repo.commit("1", day="2025-01-01", sheet=SHEET)
    second = repo.commit("2", day="2025-01-02", sheet=SHEET + "stage: draft\n")
    repo.commit("3", day="2025-01-03", other="x: y\n")
    repo.git("mv", "sheet.yaml", "renamed.yaml")
    repo.commit("4", day="2025-01-04")
    repo.commit("5", day="2025-01-05", renamed=SHEET + "stage: closed\n")
    found = Repository(path_of(repo, "renamed.yaml"))
    states = list(found.history("7k3f9q2m"))
    assert [(one.day, one.path) for one in states] == [
        ("2025-01-05", "renamed.yaml"),
        ("2025-01-04", "renamed.yaml"),
        ("2025-01-02", "sheet.yaml"),
        ("2025-01-01", "sheet.yaml"),
    ]
    assert states[-1].raw.decode() == SHEET
    assert len(list(found.history("7k3f9q2m", most=2))) == 2
    assert [one.day for one in found.history("7k3f9q2m", since=second)] == [
        "2025-01-05",
        "2025-01-04",
    ]


def test_the_history_may_be_left_early(repo: Repo) -> None:
    for number in range(5):
        repo.commit(str(number), sheet=SHEET + f"background: {number}\n")
    history = Repository(path_of(repo)).history()
    assert next(history).raw.decode().endswith("4\n")
    history.close()  # type: ignore[attr-defined]


def test_a_hook_s_own_idea_of_the_place_does_not_mislead(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = repo.commit("1", sheet=SHEET)
    Repo(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    assert Repository(path_of(repo)).commit("HEAD") == first


@pytest.mark.parametrize("revision", ["v9", "--all", "", "HEAD~9", "v1:sheet.yaml"])
def test_no_such_revision(repo: Repo, revision: str) -> None:
    repo.commit("1", sheet=SHEET)
    with pytest.raises(DxsheetError) as told:
        Repository(path_of(repo)).commit(revision)
    assert told.value.code == 2


def test_nothing_committed_yet(repo: Repo) -> None:
    repo.write("sheet.yaml", SHEET)
    with pytest.raises(DxsheetError) as told:
        Repository(path_of(repo)).commit("HEAD")
    assert told.value.code == 3 and "committed" in told.value.message.en


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "sheet.yaml").write_text(SHEET, encoding="utf-8")
    with pytest.raises(DxsheetError) as told:
        Repository(str(tmp_path / "sheet.yaml"))
    assert told.value.code == 3 and "not in a git repository" in told.value.message.en


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DxsheetError) as told:
        Repository(str(tmp_path / "sheet.yaml"))
    assert told.value.code == 3 and "git cannot be run" in told.value.message.en


PARTS = ("--filter=blob:none", "--depth=1")


@pytest.mark.parametrize("part", PARTS)
def test_what_a_partial_clone_does_not_have_is_not_taken_for_nothing(
    repo: Repo, tmp_path: Path, part: str
) -> None:
    first = repo.commit("1", day="2025-01-10", sheet=SHEET, other="x: y\n")
    repo.commit("2", day="2025-03-10", sheet=SHEET + "stage: draft\n")
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.git("clone", "-q", part, repo.folder.as_uri(), str(tmp_path / "part"))
    repo.folder.rename(tmp_path / "away")  # the server is not to be reached
    found = Repository(str(tmp_path / "part" / "sheet.yaml"))
    with pytest.raises(DxsheetError) as told:
        found.at(found.commit_before("2025-02-01") or "", "7k3f9q2m")
    assert told.value.code == 3
    assert ("shallow" if "depth" in part else "partial clone") in (
        told.value.message.en + told.value.hint.en
    )
    if "depth" in part:
        assert found.shallow
        with pytest.raises(DxsheetError) as told:
            found.commit(first)
        assert "unshallow" in told.value.hint.ja
    else:
        with pytest.raises(DxsheetError):
            list(found.history("7k3f9q2m"))


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "Pacific/Kiritimati", "Etc/GMT+12"])
def test_a_commit_counts_by_the_day_it_had_where_it_was_made(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    def commit(when: str) -> str:
        repo.write("sheet.yaml", SHEET + f"background: {when}\n")
        repo.git("add", "-A")
        repo.git("commit", "-qm", "x", GIT_COMMITTER_DATE=when, GIT_AUTHOR_DATE=when)
        return repo.git("rev-parse", "HEAD").strip()

    evening = commit("2025-01-31T23:30:00-1100")  # 10:30 on the 1st in London
    commit("2025-02-01T00:30:00+0900")  # 15:30 on the 31st in London
    monkeypatch.setenv("TZ", zone)
    assert Repository(path_of(repo)).commit_before("2025-02-01") == evening


@pytest.mark.parametrize(
    "setting",
    [
        ("color.ui", "always"), ("color.grep", "always"), ("log.showSignature", "true"),
        ("log.showRoot", "false"), ("grep.lineNumber", "true"), ("grep.column", "true"),
        ("diff.renames", "false"), ("submodule.recurse", "true"), ("core.quotePath", "true"),
        ("log.follow", "true"), ("log.date", "relative"), ("diff.noprefix", "true"),
        ("format.pretty", "oneline"), ("grep.patternType", "fixed"), ("log.decorate", "full"),
    ],
    ids=lambda one: one[0],
)  # fmt: skip
def test_what_a_person_has_git_show_changes_no_answer(repo: Repo, setting: tuple[str, str]) -> None:
    first = repo.commit("1", 古い名前=SHEET)
    repo.git("mv", "古い名前.yaml", "新しい.yaml")
    repo.commit("2")
    repo.git("config", *setting)
    found = Repository(path_of(repo, "新しい.yaml"))
    past = found.at(first, "7k3f9q2m")
    assert past is not None and (past.path, past.day) == ("古い名前.yaml", "2025-02-03")
    assert [one.path for one in found.history("7k3f9q2m")] == ["新しい.yaml", "古い名前.yaml"]
    assert found.commit_before("2025-02-04") == found.commit("HEAD")


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    return tmp_path / "state"


def raw(sheet_id: str, back: int = 0) -> bytes | None:
    found = last_summary(sheet_id, back=back)
    return found.raw if found else None


def test_what_was_recorded_comes_back_byte_for_byte() -> None:
    assert last_summary("a1") is None
    record_summary("a1", b"\xef\xbb\xbfone\r\n")
    found = last_summary("a1")
    assert found is not None and found.raw == b"\xef\xbb\xbfone\r\n"
    assert len(found.when) == len("2025-02-03 09:00")
    assert last_summary("a2") is None


def test_the_state_before_that_and_the_same_state_again() -> None:
    for text in (b"one", b"two", b"two"):
        record_summary("a1", text)
    assert (raw("a1"), raw("a1", 1), raw("a1", 2)) == (b"two", b"one", None)


def test_only_a_few_states_are_kept(state: Path) -> None:
    for number in range(KEPT + 3):
        record_summary("a1", str(number).encode())
    assert len([one for one in state.rglob("*") if one.is_file()]) == KEPT
    assert raw("a1", KEPT - 1) == b"3"


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_nobody_else_may_read_it(state: Path) -> None:
    record_summary("a1", b"one")
    modes = {stat.S_IMODE(one.stat().st_mode) & 0o077 for one in state.rglob("a1/*")}
    assert modes == {0}


def test_a_sheet_without_an_id_goes_by_its_path(tmp_path: Path) -> None:
    path = str(tmp_path / "転入.yaml")
    record_summary(None, b"one", path)
    found = last_summary(None, path)
    assert found is not None and found.raw == b"one"
    record_summary(None, b"two")
    assert last_summary(None) is None


def test_an_id_is_never_a_way_out_of_the_folder(state: Path) -> None:
    record_summary("../../../evil", b"one")
    assert raw("../../../evil") == b"one"
    assert all(state in one.parents for one in state.parent.rglob("*.yaml"))


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "file"))
    record_summary("a1", b"one")
    assert last_summary("a1") is None


@pytest.mark.skipif(os.name == "nt", reason="XDG is not Windows'")
def test_a_relative_state_folder_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "state")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    record_summary("a1", b"one")
    assert (tmp_path / "home" / ".local" / "state" / "dxsheet" / "summaries" / "a1").is_dir()


def test_how_it_is_asked_for() -> None:
    asked = [asked_for(one) for one in ("last-summary", "last-summary~2", "last-summary~x", "v1")]
    assert asked == [0, 2, None, None]
