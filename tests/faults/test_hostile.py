"""A thousand bad files: no traceback, no hang, no control byte out, the file untouched."""

import io
import json
import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dxsheet.cli import main
from dxsheet.yamlfile import parse
from dxsheet.yamlfile.complaints import SAID
from dxsheet.yamlfile.document import UnreadableError
from tests.faults.hostile import Bad, everything

FILES = list(everything())
RAW_CONTROLS = {*range(0x20)} - {0x0A, 0x0D, 0x09} | {0x7F}
BUG = ("did not expect", "想定していない", "Traceback")


def run(words: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = main(words)
    return code, out.getvalue(), err.getvalue()


def clean(text: str) -> bool:
    return not any(
        ord(sign) in RAW_CONTROLS or 0x80 <= ord(sign) < 0xA0 or sign in "\u202e\u2028\u2029"
        for sign in text
    )


def test_there_are_a_thousand() -> None:
    assert len(FILES) >= 1000
    assert [one.raw for one in FILES] == [one.raw for one in everything()]


@pytest.mark.parametrize("part", range(8))
def test_no_file_gets_the_better_of_it(
    part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DXSHEET_LANG", "ja" if part % 2 else "en")
    path = tmp_path / "bad.yaml"
    wrong = []
    for bad in FILES[part::8]:
        path.write_bytes(bad.raw)
        for words in (["check", "--format", "json"], ["show"], ["summary"]):
            start = time.process_time()
            code, out, err = run([*words, str(path)], monkeypatch)
            took = time.process_time() - start
            if any(one in err for one in BUG) or code not in (0, 1, 3):
                wrong.append((bad.name, words[0], code, err))
            if not clean(out) or not clean(err):
                wrong.append((bad.name, words[0], "control bytes"))
            if took > 2:
                wrong.append((bad.name, words[0], f"{took:.1f} s"))
            if words[0] == "check":
                wrong += missed(bad, code, out)
        if path.read_bytes() != bad.raw or len(list(tmp_path.iterdir())) != 1:
            wrong.append((bad.name, "the file was touched"))
            path.write_bytes(bad.raw)
    assert wrong == []


def missed(bad: Bad, code: int, out: str) -> list[tuple]:
    """What a check should have found in this file and did not."""
    if not bad.wanted:
        return []
    findings = json.loads(out)["findings"]
    fitting = [one for one in findings if one["rule"] in bad.wanted]
    if code != 1 or not fitting:
        return [(bad.name, "not found", bad.wanted, [one["rule"] for one in findings][:6])]
    if bad.line and bad.line not in [one["line"] for one in fitting]:
        return [(bad.name, "line", bad.line, [one["line"] for one in fitting])]
    return []


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))


@pytest.mark.parametrize("bad", random.Random(7).sample(FILES, 20), ids=lambda one: one.name)
def test_as_a_process_it_is_quick_and_small(bad: Bad, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_bytes(bad.raw)
    words = random.Random(bad.name).choice([["check"], ["show"], ["summary"]])
    env = {
        "PATH": os.environ["PATH"],
        "LC_ALL": "C",
        "COLUMNS": random.Random(bad.name).choice(["0", "1", "40"]),
    }  # fmt: skip - no HOME either
    with subprocess.Popen(
        [sys.executable, "-m", "dxsheet", *words, str(path)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env, preexec_fn=limited,  # noqa: PLW1509
    ) as child:  # fmt: skip
        out = child.stdout.read()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode in (0, 1, 3)
    assert b"Traceback" not in out
    assert b"\x1b" not in out
    assert used.ru_utime + used.ru_stime < 2
    assert used.ru_maxrss < 300_000


HEAD = "dxsheet: 1\nid: abc12345\ntitle: t\nlanguage: ja\nstage: decided\n"
# As much of one thing as a file of 2 MB and 60,000 nodes can hold: each took long once, or might.
MUCH = {
    "problems": HEAD
    + "problems:\n"
    + "".join(f"  - id: P{i}\n    text: 窓口の待ち時間が長い{i}\n" for i in range(11_900)),
    "kept": HEAD
    + "problems:\n"
    + "".join(f"  - {{id: P{i}, text: システムを導入したい}}\n" for i in range(4_500))
    + "kept:\n"
    + "".join(f"  - {{rule: P001, at: P{i}, reason: r}}\n" for i in range(4_500)),
    "outcomes": HEAD
    + "outcomes:\n"
    + "".join(f"  - {{measure: m{i}, unit: 件, result: {i}}}\n" for i in range(7_000)),
    "links": HEAD
    + "solutions:\n  - id: S1\n    text: a\n    causes: ["
    + ",".join(f"C{i}" for i in range(59_000))
    + "]\n",
    "anchors": HEAD + "why: [" + ",".join(f"&a{i} b" for i in range(59_000)) + "]\n",
    "controls": HEAD + "title: " + "\x01" * 1_900_000,
    "conflicts": HEAD + "<<<<<<< a\n=======\n>>>>>>> b\n" * 70_000,
    "markers": HEAD + "=======\n" * 240_000,
    "directives": "".join(f"%TAG !a{i}! tag:x\n" for i in range(90_000)) + "---\n" + HEAD,
    "open quote": HEAD + "background: '" + "x\n" * 990_000,
    "tabs": HEAD + "\t\n" * 990_000,
    "a key": HEAD + "? " + "あ" * 600_000 + "\n: x\n",
    "wide signs": HEAD  # U+FDFA is three bytes, and eighteen characters where it is spelt out
    + "problems:\n"
    + "".join(f"  - {{id: P{i}, text: {chr(0xFDFA) * 60}{i}}}\n" for i in range(4_500)),
}


# A process counts the memory of the one it was forked from: a small one stands between it and
# the tests.
_MEASURED = """
import os, subprocess, sys
child = subprocess.Popen(sys.argv[1:])
used = os.wait4(child.pid, 0)[2]
print(used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
"""


@pytest.mark.parametrize("name", MUCH)
def test_much_of_one_thing_is_told_in_bounds(name: str, tmp_path: Path) -> None:
    path = tmp_path / "much.yaml"
    path.write_text(MUCH[name], encoding="utf-8")
    assert path.stat().st_size <= 2_000_000
    words = [sys.executable, "-m", "dxsheet", "--lang", "en", "check", "--format", "json"]
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *words, str(path)], capture_output=True, check=True
    )
    told = [one["rule"] for one in json.loads(done.stdout)["findings"]]
    assert told and max(map(told.count, set(told))) <= 101
    cpu, memory = map(float, done.stderr.split()[-2:])
    assert cpu < 2
    assert memory < 300_000


def test_no_mistake_is_told_without_a_name() -> None:
    """What is wrong is said: a reader is never told only that the YAML cannot be read there."""
    for bad in FILES:
        try:
            parse(bad.raw, bad.name)
        except UnreadableError as error:
            assert error.findings[0].message != SAID["unknown"].message, bad.name
