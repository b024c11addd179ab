"""`git-setup`: what it writes, that it clobbers nothing, and that it takes exactly that back."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxsheet.findings import DxsheetError
from dxsheet.flows.git_setup import FILE, git_setup, git_undo
from dxsheet.flows.git_setup import config as settings
from tests.repositories import Repo

CONFIG = settings("en")
LINES = """\
# >>> dxsheet git-setup: worksheets are merged and compared by what they say
*.[Yy][Aa][Mm][Ll] merge=dxsheet diff=dxsheet
*.[Yy][Mm][Ll] merge=dxsheet diff=dxsheet
# <<< dxsheet git-setup
"""


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    made = Repo(tmp_path / "庁内 資料")
    monkeypatch.chdir(made.folder)
    for key, value in made.environment.items():
        if key.startswith("GIT_CONFIG"):
            monkeypatch.setenv(key, value)
    return made


def config(repo: Repo) -> dict[str, str]:
    told = repo.git("config", "--local", "--list", "-z").split("\0")
    return dict(one.split("\n", 1) for one in told if "\n" in one)


def attribute(repo: Repo, name: str, path: str) -> str:
    return repo.git("check-attr", name, "--", path).rsplit(": ", 1)[1].strip()


def test_everything_there_and_back_again(repo: Repo) -> None:
    before = repo.read(".git/config")
    made = git_setup()
    assert repo.read(FILE) == LINES
    assert made.attributes and set(made.settings) == set(CONFIG)
    assert {key: value for key, value in config(repo).items() if "dxsheet" in key} == CONFIG
    assert attribute(repo, "merge", "a/転入.yaml") == "dxsheet"
    assert attribute(repo, "diff", "b.yml") == attribute(repo, "diff", "B.YML") == "dxsheet"
    undone = git_undo()
    assert undone.attributes and undone.settings == list(CONFIG)
    assert not (repo.folder / FILE).exists()
    assert repo.read(".git/config") == before


def test_a_second_time_changes_nothing(repo: Repo) -> None:
    git_setup()
    before = repo.read(".git/config"), repo.read(FILE)
    made = git_setup()
    assert (made.attributes, made.settings) == (False, [])
    assert (repo.read(".git/config"), repo.read(FILE)) == before
    git_undo()
    undone = git_undo()
    assert (undone.attributes, undone.settings) == (False, [])


@pytest.mark.parametrize(
    "old", ["* text=auto\n*.png binary", "# コメント\r\n*.sh eol=lf\r\n", "\ufeff*.md diff\n", "\n"]
)
def test_what_others_wrote_stays_to_the_byte(repo: Repo, old: str) -> None:
    repo.write(FILE, old)
    git_setup()
    text = repo.read(FILE)
    assert old.removeprefix("\ufeff") in text and "merge=dxsheet" in text
    assert text.startswith("\ufeff") == old.startswith("\ufeff")
    assert attribute(repo, "merge", "転入.yaml") == "dxsheet"
    git_undo()
    assert repo.read(FILE) == old


def test_what_the_people_said_of_yaml_has_the_last_word(repo: Repo) -> None:
    repo.write(FILE, "*.yaml merge=union\n")
    made = git_setup()
    assert attribute(repo, "merge", "転入.yaml") == "union"
    assert any("merge=union" in note.en for note in made.notes)


@pytest.mark.parametrize("name", ["sheets", "シート 令和7年", "a[1]*", 'q"uote'])
def test_only_the_sheets_of_one_folder(repo: Repo, name: str) -> None:
    (repo.folder / name / "2025").mkdir(parents=True)
    made = git_setup(name)
    assert not any("Another rule" in note.en for note in made.notes)
    assert attribute(repo, "merge", f"{name}/転入.yaml") == "dxsheet"
    assert attribute(repo, "merge", f"{name}/2025/転入.yml") == "dxsheet"
    assert attribute(repo, "merge", "ci.yaml") == "unspecified"
    git_setup(name)
    assert repo.read(FILE).count("merge=dxsheet") == 2
    git_undo()
    assert not (repo.folder / FILE).exists()


def test_from_a_subfolder_and_in_a_worktree(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit("1", **{"a/b": "x: y\n"})
    monkeypatch.chdir(repo.folder / "a")
    assert Path(git_setup().top) == repo.folder.resolve()
    assert repo.read(FILE) == LINES
    repo.git("worktree", "add", "-q", str(tmp_path / "tree"), "-b", "other")
    monkeypatch.chdir(tmp_path / "tree")
    made = git_setup()
    assert made.attributes and made.settings == []
    assert (tmp_path / "tree" / FILE).read_text(encoding="utf-8") == LINES


def test_somebody_else_s_setting_is_left_by_undo(repo: Repo) -> None:
    git_setup()
    repo.git("config", "--local", "merge.dxsheet.driver", "mine %A")
    undone = git_undo()
    assert config(repo)["merge.dxsheet.driver"] == "mine %A"
    assert any("merge.dxsheet.driver" in note.en for note in undone.notes)


def test_it_says_when_dxsheet_is_not_to_be_found(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert any("PATH" in note.en for note in git_setup().notes)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    assert git_setup().notes == []


def test_damaged_lines_are_not_guessed_about(repo: Repo) -> None:
    repo.write(FILE, LINES.replace("# <<< dxsheet git-setup\n", ""))
    for run in (git_setup, git_undo):
        with pytest.raises(DxsheetError) as told:
            run()
        assert told.value.code == 1
    assert config(repo).get("merge.dxsheet.driver") is None


def test_no_repository_and_no_folder(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(DxsheetError) as told:
        git_setup("nowhere")
    assert told.value.code == 2
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(DxsheetError) as told:
        git_setup()
    assert told.value.code == 3
