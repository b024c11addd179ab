"""A check of many sheets: the same report, to the byte, however it comes about."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.corpus import make
from dxsheet.cli.report import FormPen
from dxsheet.findings import DxsheetError
from dxsheet.flows.checking.pool import CAN_FORK
from dxsheet.flows.checking.run import CheckOptions, Run, check, each, workers_for
from dxsheet.render import findings_forms
from dxsheet.rules import Settings, find_settings

SETTINGS = Settings()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a cache of its own, and sheets as old as a cache believes."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    sheets = tmp_path / "work"
    sheets.mkdir()
    monkeypatch.chdir(sheets)
    return sheets


def aged(folder: Path) -> None:
    """Set every time an hour back: what is newer than a run is looked at twice."""
    then = time.time() - 3600
    for path in sorted(folder.rglob("*"), reverse=True):
        os.utime(path, (then, then), follow_symlinks=False)
    os.utime(folder, (then, then))


def run(paths=(".",), settings: Settings = SETTINGS, **given) -> tuple[Run, str]:
    pen = FormPen("github", given.pop("lang", "en"))
    run = Run(paths, settings, pen, CheckOptions(**given))
    return run, b"".join(run.pieces()).decode()


def anew(paths=(".",), settings: Settings = SETTINGS) -> str:
    """The report put together from the values, without processes and cache."""
    return findings_forms.github(check(paths, settings).findings, "en")


def books(folder: Path) -> list[Path]:
    return sorted((folder.parent / "cache" / "dxsheet").glob("*"))


def sheet(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(("dxsheet: 1", "title: t", *lines)) + "\n", encoding="utf-8")
    return path


def test_the_same_report_with_cache_processes_or_neither(folder: Path) -> None:
    make(folder, 120, flawed=0.6)
    aged(folder)
    wanted = anew()
    assert wanted.count("\n") > 200
    for given in (
        {"cache": "none", "jobs": 1}, {"cache": "none", "jobs": 3}, {"cache": "time", "jobs": 2},
        {"cache": "time"}, {"cache": "time"}, {"cache": "contents"}, {"cache": "contents"},
    ):  # fmt: skip
        found, report = run(**given)
        assert report == wanted, given
        assert found.files == 120
        assert sum(found.counts) == wanted.count("\n")


CHANGES = (
    "edit",
    "same size",
    "touch",
    "add",
    "remove",
    "rename",
    "copy",
    "ignore",
    "spoil",
    "cut",
)


def change(folder: Path, pick: random.Random, number: int) -> None:
    """One thing that people do to a folder of sheets."""
    sheets = sorted(folder.rglob("*.yaml"))
    one = pick.choice(sheets)
    kind = pick.choice(CHANGES)
    text = one.read_text(encoding="utf-8")
    if kind == "edit":
        one.write_text(text.replace("status: identified", "status: rejected", 1) + f"# {number}\n")
    elif kind == "same size":
        one.write_text(text.replace("rejected", "verified", 1).replace("evidence:", "vidence:", 1))
    elif kind == "touch":
        one.touch()
    elif kind == "add":
        sheet(folder, f"new/{number}.yaml", f"id: n{number}", f"nonsense: {number}")
    elif kind == "remove" and len(sheets) > 5:
        one.unlink()
    elif kind == "rename":
        one.rename(one.with_name(f"renamed-{number}.yaml"))
    elif kind == "copy":
        shutil.copy2(one, one.with_name(f"copy-{number}.yaml"))
    elif kind == "ignore":
        (folder / ".gitignore").write_text(f"{one.name}\n")
    elif kind == "spoil":
        one.write_text("not: [a sheet\n")
    elif kind == "cut":
        one.write_text(text[: len(text) // 2])


@pytest.mark.parametrize("seed", range(6))
def test_random_edits_between_runs(folder: Path, seed: int) -> None:
    pick = random.Random(seed)
    make(folder, 25, seed=seed, flawed=0.5)
    for number in range(14):
        for _ in range(pick.randint(0, 3)):
            change(folder, pick, number)
        if pick.random() < 0.5:
            aged(folder)
        cache = "contents" if seed % 3 == 0 else "time"
        _, report = run(cache=cache, jobs=pick.choice((None, 1, 2)))
        assert report == anew(), (seed, number)


def test_random_edits_in_a_folder_that_was_old(folder: Path) -> None:
    """Sheets whose times can be relied on are taken out of the cache in one piece."""
    pick = random.Random(5)
    make(folder, 40, flawed=0.5)
    aged(folder)
    time.sleep(2.1)  # the time of an entry itself cannot be set back
    run(cache="time")
    for number in range(12):
        for _ in range(pick.randint(0, 2)):
            change(folder, pick, number)
        found, report = run(cache="time")
        assert report == anew(), number
        assert found.files == check((".",), SETTINGS).files
        assert found.done == found.of or found.of == 0


def test_an_edit_within_one_tick_of_the_clock_is_seen(folder: Path) -> None:
    path = sheet(folder, "a.yaml", "aaaa: 1")
    _, before = run(cache="time")
    stamp = path.stat()
    path.write_text(path.read_text().replace("aaaa", "bbbb"))
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    _, after = run(cache="time")
    assert "aaaa" in before
    assert "bbbb" in after


def test_the_second_run_reads_no_sheet(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(folder, 10)
    aged(folder)
    # The time of the entry itself cannot be set back: wait until it is old enough to be believed.
    time.sleep(2.1)
    run(cache="time")

    wanted = anew()

    def never(*_: object) -> None:
        raise AssertionError("something is checked anew")

    monkeypatch.setattr("dxsheet.flows.checking.file.read_bytes", never)
    again, report = run(cache="time")
    assert report == wanted
    assert (again.files, again.done) == (10, 10)


@pytest.mark.parametrize("cache", ["time", "contents"])
def test_another_language_or_form_is_drawn_from_the_same_cache(folder: Path, cache: str) -> None:
    make(folder, 12, flawed=1)
    aged(folder)
    run(cache=cache)
    findings = check((".",), SETTINGS).findings
    for lang in ("ja", "en", "ja"):
        _, report = run(cache=cache, lang=lang)
        assert report == findings_forms.github(findings, lang)


def test_settings_and_flags_make_another_cache(folder: Path) -> None:
    make(folder, 12, flawed=1)
    aged(folder)
    run(cache="time")
    (folder / "dxsheet.toml").write_text('ignore = ["P", "C"]\nexclude = ["*-00000[0-5].yaml"]\n')
    settings = find_settings(".")
    found, report = run(settings=settings, cache="time")
    assert report == anew(settings=settings)
    assert found.files == 6
    flags = settings.with_flags(select=("K",))
    _, report = run(settings=flags, cache="time")
    assert report == anew(settings=flags)


def spoilt(raw: bytes, pick: random.Random) -> bytes:
    """A cache that something happened to."""
    way = pick.randrange(5)
    if way == 0:
        return raw[: pick.randrange(len(raw))]
    if way == 1:
        at = pick.randrange(len(raw))
        return raw[:at] + bytes([raw[at] ^ 1 << pick.randrange(8)]) + raw[at + 1 :]
    if way == 2:
        return pick.randbytes(len(raw))
    if way == 3:
        return raw + b"x"
    return b""


@pytest.mark.parametrize("seed", range(40))
def test_a_spoilt_cache_is_passed_over_in_silence(folder: Path, seed: int) -> None:
    make(folder, 4, flawed=1)
    aged(folder)
    run(cache="time")
    (book,) = books(folder)
    book.write_bytes(spoilt(book.read_bytes(), random.Random(seed)))
    if seed % 2:
        sheet(folder, "one-more.yaml")
    _, report = run(cache="time", lang="en")
    assert report == anew()


def test_a_folder_for_caches_that_is_no_whole_path_is_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dxsheet.disk._FOLDERS", {"cache": lambda *_, **__: Path("cache")})
    sheet(folder, "a.yaml")
    assert run(cache="time")[0].files == 1
    assert [one.name for one in folder.iterdir()] == ["a.yaml"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders there")
@pytest.mark.parametrize("end", ["", "-journal"])
def test_a_pipe_in_the_place_of_the_cache_is_not_waited_for(folder: Path, end: str) -> None:
    sheet(folder, "a.yaml", "nonsense: x")
    run(cache="time")
    (book,) = books(folder)
    book.unlink()
    os.mkfifo(book.with_name(book.name + end))
    assert run(cache="time")[1] == anew()


@pytest.mark.skipif(os.name == "nt", reason="/dev/null is no folder there")
def test_a_cache_that_cannot_be_written_is_no_matter(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/cache")
    sheet(folder, "a.yaml")
    assert run(cache="time")[0].files == 1


def test_single_files_leave_no_cache(folder: Path) -> None:
    sheet(folder, "a.yaml")
    run(("a.yaml",), cache="time")
    assert books(folder) == []


def test_one_id_in_two_sheets(folder: Path) -> None:
    for name in ("b/two.yaml", "a.yaml", "c.yaml"):
        sheet(folder, name, "id: same1", "nonsense: x")
    sheet(folder, "d.yaml", "id: SAME1")
    for cache in ("none", "time", "time"):
        found, report = run(cache=cache)
        twins = [line for line in report.splitlines() if "REF001" in line]
        assert [line.split(",")[0] for line in twins] == [
            "::error file=c.yaml", "::error file=d.yaml", "::error file=b/two.yaml",
        ]  # fmt: skip
        assert all("line=3,col=5" in line and "a.yaml" in line for line in twins)
        assert found.counts.errors == 6
    (folder / "c.yaml").unlink()
    assert run(cache="time")[1] == anew()
    assert "REF001" not in run(settings=Settings(ignore=("REF",)))[1]


def test_one_file_without_an_id(folder: Path) -> None:
    sheet(folder, "a.yaml")
    aged(folder)
    reports = [run(cache="time")[1] for _ in range(3)]
    assert reports == [anew()] * 3
    sheet(folder, "b.yaml")
    assert run(cache="time")[1] == anew()


def test_one_file_under_two_names_is_checked_once(folder: Path) -> None:
    sheet(folder, "a.yaml", "id: x1")
    sheet(folder, "no.yaml").write_text("other: 1\n")
    assert run((".", "a.yaml", "./a.yaml", str(folder)))[0].files == 1
    assert run(("a.yaml", "."))[0].files == 1
    assert run((".", "no.yaml"))[0].files == 2  # named outright
    assert run((".", "no.yaml"), only_sheets=True)[0].files == 1


def test_a_path_that_does_not_exist_is_told_before_anything(folder: Path) -> None:
    sheet(folder, "a.yaml", "nonsense: 1")
    with pytest.raises(DxsheetError) as raised:
        run((".", "none.yaml"))
    assert raised.value.code == 2


WORDS = [sys.executable, "-c", "import sys; from dxsheet.cli import main; sys.exit(main())"]


@pytest.mark.skipif(not CAN_FORK, reason="sends signals and looks at processes")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_nothing(folder: Path, number: int) -> None:
    make(folder, 400)
    with subprocess.Popen(
        [*WORDS, "check", "--jobs", "3"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
    ) as child:  # fmt: skip
        assert child.stdout is not None
        child.stdout.readline()  # it is under way, and its pipe will be full
        child.send_signal(number)
        _, said = child.communicate(timeout=60)
    assert child.returncode == 130
    assert b"Traceback" not in said
    with pytest.raises(ProcessLookupError):  # no process of its group is left
        os.killpg(child.pid, 0)
    assert run(cache="time")[1] == anew()


@pytest.mark.skipif(not CAN_FORK, reason="kills a process of ours by its parent's number")
def test_parallel_runs_share_the_cache(folder: Path) -> None:
    make(folder, 60, flawed=0.5)
    runs = [
        subprocess.Popen([*WORDS, "check", "--format", "github"], stdout=subprocess.PIPE)
        for _ in range(4)
    ]
    reports = {one.communicate(timeout=60)[0] for one in runs}
    assert len(reports) == 1
    assert [book.suffix for book in books(folder)] == [".sqlite"]


def test_alone_nothing_is_started() -> None:
    tasks = [(number,) for number in range(10)]
    assert list(each(lambda number: (number, os.getpid()), tasks, 1)) == [
        (number, os.getpid()) for number in range(10)
    ]


def test_few_files_are_not_worth_a_process() -> None:
    assert workers_for(1) == 1
    assert workers_for(50) == 1
    assert workers_for(50, 3) == 3
    assert workers_for(1_000_000, 1) == 1
    assert workers_for(1_000_000, 1000) == 64
