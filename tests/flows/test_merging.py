"""`merge` as git calls it, and real merges, rebases and stashes through git itself.

Ids given again, with every reference.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from dxsheet.binder import load
from dxsheet.findings import DxsheetError
from dxsheet.flows.merging import markers, merge, renumber
from dxsheet.merging.drawing import PLAIN, side_text
from tests.merging.edits import BASE, edits
from tests.merging.model import data_of
from tests.repositories import Repo

A = {one.name: one for one in edits("a")}
B = {one.name: one for one in edits("b")}


@pytest.fixture
def three(tmp_path: Path) -> dict[str, Path]:
    return {name: tmp_path / name for name in ("base", "ours", "theirs")}


def run(three: dict[str, Path], base: str, ours: str, theirs: str) -> tuple[int, str]:
    for path, text in zip(three.values(), (base, ours, theirs), strict=True):
        path.write_bytes(text.encode())
    made = merge(*(str(path) for path in three.values()))
    return made.code, three["ours"].read_bytes().decode()


def test_the_result_is_written_to_ours(three: dict[str, Path]) -> None:
    code, text = run(three, BASE, A["judge"].text(BASE), B["link"].text(BASE))
    assert code == 0
    assert data_of(text)["causes"][1]["status"] == "identified" and "[C1, C2, C3]" in text
    assert three["base"].read_bytes().decode() == BASE


def test_a_conflict_stays_in_the_file_and_in_the_exit_code(three: dict[str, Path]) -> None:
    code, text = run(three, BASE, A["judge"].text(BASE), B["judge"].text(BASE))
    assert code == 1
    assert (
        "<<<<<<< ours\n    status: identified\n=======\n    status: rejected\n>>>>>>> theirs\n"
        in text
    )


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "code", "result"),
    [
        ("a: 1\nb: 1\nc: 1\nd: 1\n", "a: 2\nb: 1\nc: 1\nd: 1\n", "a: 1\nb: 1\nc: 1\nd: 2\n", 0,
         "a: 2\nb: 1\nc: 1\nd: 2\n"),
        ("a: 1\n", "a: 2\n", "a: 3\n", 1, "<<<<<<< ours\na: 2\n=======\na: 3\n>>>>>>> theirs\n"),
        ("{{ x }}\n", "{{ x }}\n", "{{ y }}\n", 0, "{{ y }}\n"),
    ],
)  # fmt: skip
def test_what_is_no_sheet_is_merged_as_git_would(
    three: dict[str, Path], base: str, ours: str, theirs: str, code: int, result: str
) -> None:
    assert run(three, base, ours, theirs) == (code, result)


def test_a_sheet_that_cannot_be_read_is_merged_by_lines_and_says_so(three: dict[str, Path]) -> None:
    broken = BASE.replace("stage: draft", "stage: [draft")
    for path, text in zip(three.values(), (BASE, BASE + "# x\n", broken), strict=True):
        path.write_bytes(text.encode())
    made = merge(*(str(path) for path in three.values()))
    assert made.by_lines is not None and not made.conflicted
    assert three["ours"].read_bytes().decode() == broken + "# x\n"


def test_a_file_too_large_for_a_sheet_is_whole_afterwards(three: dict[str, Path]) -> None:
    large = "".join(f"k{number}: {'x' * 90}\n" for number in range(25_000))
    code, text = run(three, large, large + "a: 1\n", large.replace("k3: x", "k3: y"))
    assert code == 0
    assert text == large.replace("k3: x", "k3: y") + "a: 1\n"


def test_what_is_missing(three: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DxsheetError) as told:
        merge(*(str(path) for path in three.values()))
    assert told.value.code == 2
    monkeypatch.setenv("PATH", str(three["base"].parent))
    with pytest.raises(DxsheetError) as told:
        run(three, "a: 1\n", "a: 2\n", "a: 3\n")
    assert told.value.code == 3
    assert three["ours"].read_bytes() == b"a: 2\n"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A repository that is set up, with a `dxsheet` on the PATH, and a sheet with two branches."""
    made = Repo(tmp_path / "庁内", environment=on_the_path(tmp_path / "bin"))
    made.write("シート/転入.yaml", BASE)
    assert ".gitattributes" in made.dxsheet("git-setup")
    made.commit("base")
    return made


def on_the_path(folder: Path) -> dict[str, str]:
    """A folder with a `dxsheet` that runs this very package, before everything else."""
    folder.mkdir()
    script = folder / "dxsheet"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m dxsheet "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "DXSHEET_LANG": "ja",
        "PYTHONUTF8": "1",
    }


SHEET = "シート/転入.yaml"


def branches(repo: Repo, ours: str, theirs: str, name: str = SHEET) -> None:
    """Two branches from here: `other` with their edit, `main` with ours."""
    base = repo.read(name)
    repo.git("checkout", "-q", "-b", "other")
    repo.write(name, B[theirs].text(base))
    repo.commit("theirs")
    repo.git("checkout", "-q", "main")
    repo.write(name, A[ours].text(base))
    repo.commit("ours")


def causes(repo: Repo, name: str = SHEET) -> list[str]:
    return [one["id"] for one in data_of(repo.read(name))["causes"]]


def test_git_merge(repo: Repo) -> None:
    branches(repo, "add a cause", "add a cause")
    told = repo.git("merge", "-q", "other", "-m", "merged")
    assert "シート/転入.yaml" in told and "C5" in told
    assert causes(repo) == ["C1", "C2", "C3", "C4", "C5"]
    assert repo.git("status", "--porcelain") == ""
    assert "REF001" not in repo.dxsheet("check", SHEET, code=None)


def test_git_merge_with_a_true_conflict_and_its_end(repo: Repo) -> None:
    branches(repo, "judge", "judge")
    told = repo.git("merge", "-q", "other", "-m", "merged", code=1)
    assert "C2.status" in told
    assert repo.git("-c", "core.quotepath=off", "status", "--porcelain") == f"UU {SHEET}\n"
    text = repo.read(SHEET)
    assert text.count("<<<<<<< HEAD") == 1
    assert "Y004" in repo.dxsheet("check", SHEET, code=1)
    repo.write(
        SHEET,
        text.replace("<<<<<<< HEAD\n    status: identified\n=======\n", "").replace(
            ">>>>>>> other\n", ""
        ),
    )
    repo.git("commit", "-qam", "merged")
    assert data_of(repo.read(SHEET))["causes"][1]["status"] == "rejected"


def test_git_rebase(repo: Repo) -> None:
    branches(repo, "add a cause", "add a cause")
    repo.git("rebase", "-q", "other")
    assert causes(repo) == ["C1", "C2", "C3", "C4", "C5"]
    texts = [one["text"] for one in data_of(repo.read(SHEET))["causes"][-2:]]
    assert texts == ["乙の原因", "甲の原因"]


def test_git_stash_pop(repo: Repo) -> None:
    repo.write(SHEET, A["add a cause"].text(BASE))
    repo.git("stash", "-q")
    repo.write(SHEET, B["add a cause"].text(BASE))
    repo.commit("theirs")
    repo.git("stash", "pop", "-q")
    assert causes(repo) == ["C1", "C2", "C3", "C4", "C5"]


def test_git_cherry_pick_from_a_subfolder(repo: Repo) -> None:
    branches(repo, "fill in", "raise the effort")
    repo.git("cherry-pick", "other", here="シート")
    solution = data_of(repo.read(SHEET))["solutions"][0]
    assert (solution["owner"], solution["effort"]) == ("甲", "high")


def test_in_a_worktree(repo: Repo, tmp_path: Path) -> None:
    branches(repo, "link", "judge")
    repo.git("worktree", "add", "-q", str(tmp_path / "tree"), "-b", "third")
    tree = tmp_path / "tree"
    repo.git("-C", str(tree), "merge", "-q", "other", "-m", "merged")
    data = data_of((tree / SHEET).read_bytes().decode())
    assert data["solutions"][0]["causes"] == ["C1", "C2", "C3"]
    assert data["causes"][1]["status"] == "rejected"


def test_renamed_on_one_side(repo: Repo) -> None:
    repo.git("checkout", "-q", "-b", "other")
    repo.write(SHEET, B["judge"].text(BASE))
    repo.commit("theirs")
    repo.git("checkout", "-q", "main")
    repo.git("mv", SHEET, "シート/2025-転入.yaml")
    repo.write("シート/2025-転入.yaml", A["link"].text(BASE))
    repo.commit("ours")
    repo.git("merge", "-q", "other", "-m", "merged")
    data = data_of(repo.read("シート/2025-転入.yaml"))
    assert data["causes"][1]["status"] == "rejected"
    assert data["solutions"][0]["causes"] == ["C1", "C2", "C3"]


def test_other_yaml_is_merged_as_ever(repo: Repo) -> None:
    repo.commit("base", ci="a: 1\nb: 1\nc: 1\nd: 1\n")
    repo.git("checkout", "-q", "-b", "other")
    repo.commit("theirs", ci="a: 1\nb: 1\nc: 1\nd: 2\n")
    repo.git("checkout", "-q", "main")
    repo.commit("ours", ci="a: 2\nb: 1\nc: 1\nd: 1\n")
    told = repo.git("merge", "-q", "other", "-m", "merged")
    assert repo.read("ci.yaml") == "a: 2\nb: 1\nc: 1\nd: 2\n" and told == "Auto-merging ci.yaml\n"


def test_without_dxsheet_git_merges_by_lines(repo: Repo) -> None:
    branches(repo, "judge", "add somebody")
    folders = os.environ["PATH"].split(os.pathsep)
    repo.environment["PATH"] = os.pathsep.join(
        one for one in folders if not Path(one, "dxsheet").exists()
    )
    repo.git("merge", "-q", "other", "-m", "merged")
    data = data_of(repo.read(SHEET))
    assert data["causes"][1]["status"] == "identified" and len(data["participants"]) == 3
    assert "乙さん" in repo.git("log", "-p", "-1", "other")


def test_git_diff_and_log_read_in_worksheet_terms(repo: Repo) -> None:
    repo.write(SHEET, A["judge"].text(A["quote"].text(BASE)))
    told = repo.git("diff")
    assert "-C2 状態: 未検証\n+C2 状態: 特定\n" in told
    assert "+題名" not in told and "-題名" not in told
    repo.commit("judge")
    told = repo.git("log", "-p", "-1")
    assert "+C2 状態: 特定" in told and "課題（原因）" in told.split("@@")[2]
    assert "status: identified" in repo.git("log", "-p", "-1", "--no-textconv")


@pytest.mark.parametrize(
    "script",
    [
        "#!/nonexistent/python\n",
        "#!/bin/sh\nexit 127\n",
        "#!/bin/sh\necho 'Traceback (most recent call last):' >&2\nexit 1\n",
        "#!/bin/sh\necho 'No such option: --our-name' >&2\nexit 2\n",
        "#!/bin/sh\nkill -9 $$\n",
    ],
    ids=["no interpreter", "not found", "broken", "old", "killed"],
)
def test_a_dxsheet_that_fails_leaves_git_s_own_conflict(repo: Repo, script: str) -> None:
    branches(repo, "judge", "judge")
    folder = repo.folder.parent / "broken"
    folder.mkdir()
    (folder / "dxsheet").write_text(script, encoding="utf-8")
    (folder / "dxsheet").chmod(0o755)
    repo.environment["PATH"] = f"{folder}{os.pathsep}{repo.environment['PATH']}"
    repo.git("merge", "-q", "other", "-m", "merged", code=1)
    text = repo.read(SHEET)
    assert "status: identified" in text and "status: rejected" in text
    assert text.count("<<<<<<<") == text.count(">>>>>>>") == 1


def test_git_diff_of_a_conflict_is_as_short_as_the_conflict(repo: Repo) -> None:
    branches(repo, "judge", "judge")
    repo.git("merge", "-q", "other", "-m", "merged", code=1)
    changed = [one for one in repo.git("diff").splitlines() if one[:2] in ("++", "--", " +", "+ ")]
    assert 4 <= len(changed) <= 8, changed


def test_git_keeps_the_facts_of_what_is_committed(repo: Repo) -> None:
    """And says the same with them; `git-setup` makes them anew."""
    repo.write(SHEET, A["judge"].text(BASE))
    repo.commit("judge")
    first = repo.git("log", "-p", "-1")
    assert repo.git("notes", "--ref", "textconv/dxsheet", "list")
    folder = repo.folder.parent / "broken"
    folder.mkdir()
    (folder / "dxsheet").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (folder / "dxsheet").chmod(0o755)
    path = repo.environment["PATH"]
    repo.environment["PATH"] = f"{folder}{os.pathsep}{path}"
    assert repo.git("log", "-p", "-1") == first
    repo.environment["PATH"] = path
    repo.dxsheet("git-setup")
    assert repo.git("notes", "--ref", "textconv/dxsheet", "list") == ""
    assert repo.git("log", "-p", "-1") == first


@pytest.mark.parametrize("name", ["-o.yaml", "--help.yaml", "a b'c.yaml", "%A.yaml"])
def test_names_that_look_like_something_else(repo: Repo, name: str) -> None:
    repo.write(name, BASE)
    repo.commit("named")
    branches(repo, "judge", "link", name)
    assert "C3" in repo.git("diff", "HEAD", "other")
    repo.git("merge", "-q", "other", "-m", "merged")
    data = data_of(repo.read(name))
    assert data["causes"][1]["status"] == "identified"
    assert data["solutions"][0]["causes"] == ["C1", "C2", "C3"]


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
def test_the_conflict_style_of_the_repository(repo: Repo, style: str) -> None:
    repo.git("config", "merge.conflictStyle", style)
    branches(repo, "judge", "judge")
    repo.git("merge", "-q", "other", "-m", "merged", code=1)
    text = repo.read(SHEET)
    base = "" if style == "merge" else "||||||| base\n    status: unverified\n"
    assert (
        f"<<<<<<< HEAD\n    status: identified\n{base}=======\n    status: rejected\n"
        ">>>>>>> other\n"
    ) in text


@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_branches_that_were_merged_into_each_other_merge_by_item(repo: Repo, style: str) -> None:
    """A criss-cross: the base that git makes of two bases has conflict markers itself."""
    repo.git("config", "merge.conflictStyle", style)
    branches(repo, "reword", "reword")
    repo.git("branch", "a0")
    repo.git("branch", "b0", "other")
    for branch, other, edit in (("main", "b0", A["reword"]), ("other", "a0", B["reword"])):
        repo.git("checkout", "-q", branch)
        repo.git("merge", "-q", other, "-m", "x", code=1)
        repo.write(SHEET, edit.text(BASE))
        repo.commit("decided")
    for branch, edits_of in (("main", A), ("other", B)):
        repo.git("checkout", "-q", branch)
        text = edits_of["add a cause"].text(repo.read(SHEET))
        repo.write(SHEET, edits_of["judge"].text(text) if branch == "main" else text)
        repo.commit("more")
    told = repo.git("merge", "main", "-m", "x", code=1)
    assert "causes C1.text" in told and "C4" in told
    text = repo.read(SHEET)
    assert text.count("<<<<<<<") == 1
    data = data_of(side_text(text, 0))
    assert [one["id"] for one in data["causes"]] == ["C1", "C2", "C3", "C4", "C5"]
    assert data["causes"][1]["status"] == "identified"
    assert [data_of(side_text(text, side))["causes"][0]["text"] for side in (0, 1)] == [
        "様式が乙ある", "様式が甲ある",
    ]  # fmt: skip


def test_the_names_that_a_newer_git_gives(three: dict[str, Path]) -> None:
    for path, text in zip(
        three.values(), (BASE, A["judge"].text(BASE), B["judge"].text(BASE)), strict=True
    ):
        path.write_bytes(text.encode())
    names = markers("HEAD", "feature: 窓口", "abc123", "9")
    made = merge(*(str(path) for path in three.values()), names)
    text = three["ours"].read_text(encoding="utf-8")
    assert "<<<<<<<<< HEAD\n" in text and ">>>>>>>>> feature: 窓口\n" in text and made.code == 1
    assert markers("%X", "%Y", "%S", "%L") == PLAIN


TEXT = """\
dxsheet: 1
title: t
problems:
  - {id: P1, text: a}
  - {id: P1, text: b}   # the second
  - {id: P7, text: c}
causes:
  - {id: C2, problems: [P7, P1]}
  - {id: 課題1, problems: [P7]}
  - {text: none, problems: [P1]}
  - {id: C-rain, problems: [P1]}
solutions:
  - {id: S1, causes: [C2, 課題1, C-rain]}
ideas:
  - {id: I1, parked_from: P7, became: S1}
work_items:
  - {id: W3, solution: S1}
small_start:
  - {id: T2}
outcomes:
  - {trial: T2}
kept:
  - {rule: C007, at: C2, reason: ours}
"""


def test_double_missing_and_gapped_ids_and_all_that_points_to_them(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, encoding="utf-8")
    said = renumber(str(path)).ids
    assert said == [
        ("P1", "P2"), ("P7", "P3"), ("C2", "C1"), ("課題1", "C2"), ("", "C3"), ("W3", "W1"),
        ("T2", "T1"),
    ]  # fmt: skip
    opened = load(str(path))
    assert opened.findings == []
    sheet = opened.sheet
    assert [one.id for one in sheet.problems] == ["P1", "P2", "P3"]
    assert [one.id for one in sheet.causes] == ["C1", "C2", "C3", "C-rain"]
    assert sheet.causes[0].problems == ("P3", "P1")
    assert sheet.solutions[0].causes == ("C1", "C2", "C-rain")
    assert sheet.ideas[0].parked_from == "P3"
    assert sheet.outcomes[0].trial == "T1"
    assert sheet.kept[0].at == "C1"
    assert "# the second" in path.read_text(encoding="utf-8")


def test_a_sheet_in_order_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("dxsheet: 1\ntitle: t\nproblems: [{id: P1}, {id: P2}]\n")
    before = path.stat().st_mtime_ns
    assert renumber(str(path)) == ([], [])
    assert path.stat().st_mtime_ns == before


RETIRED = """\
dxsheet: 1
title: t
problems: [{id: P1, text: a}, {id: P4, text: see P4 and P40}]
causes:
  # P4 again, as C9 says
  - {id: C1, text: b, problems: [P4]}
  - {id: C3, text: c, problems: [P1]}
decisions: [{text: "P4 と Ｃ３ を調べる"}, {text: P4}]
kept: [{rule: P001, at: P4, reason: P4 is ours}]
retired: [P2, C2]
"""


def test_gaps_of_retired_ids_stay_and_what_still_names_an_id_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(RETIRED, encoding="utf-8")
    done = renumber(str(path))
    assert done.ids == [("P4", "P3")]
    assert [one.en for one in done.still] == [
        "P3.text still says P4, which is P3 now.",
        "decisions[0].text still says P4, which is P3 now.",
        "decisions[1].text still says P4, which is P3 now.",
        "kept[0].reason still says P4, which is P3 now.",
        "The comment “P4 again, as C9 says” still says P4, which is P3 now.",
    ]
    sheet = load(str(path)).sheet
    assert sheet.retired == ("P2", "C2") and sheet.kept[0].at == "P3"
    assert sheet.causes[0].problems == ("P3",)


def test_retired_ids_are_forgotten_only_on_demand(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(RETIRED, encoding="utf-8")
    assert renumber(str(path), forget=True).ids == [("P4", "P2"), ("C3", "C2")]
    assert load(str(path)).sheet.retired == () and "retired" not in path.read_text("utf-8")
    assert renumber(str(path), forget=True) == ([], [])
