"""Bad files made from a rich sheet, seeded: what a careless hand or a hostile one could hand in."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

RICH = (Path(__file__).parent / "rich.yaml").read_text(encoding="utf-8")
LINES = RICH.splitlines(keepends=True)

# Text that tries to act: on a terminal, in Markdown, HTML, a spreadsheet, rich or a regex.
ACTS = [
    "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x9b2J", "a\x00b", "\u202eabc\u202c", "\u2028x",
    "[bold]x[/bold]", "[/nothing]", "{x!r}", "%s%n", "|a|b|", "<script>alert(1)</script>", "`x`",
    "=cmd|' /C calc'!A0", "＝1+1", "@SUM(1)", "]]>", "--> <!--", "![x](http://x)", "$(touch x)",
    "../../etc/passwd", "🏢👩‍💻", "﷽", "a" * 5000, "長" * 3000, "\u0301" * 200, "\ufeffx", "\U000e0041",
    "\r", "a\tb", "---", "...", "# x", "&a", "*a", "!x", "? x", "%YAML", "'", '"', "\\", "\ufffe",
]  # fmt: skip


class Bad(NamedTuple):
    """One file: its bytes, and the rules of which one must be found, with a line (else any)."""

    name: str
    raw: bytes
    wanted: tuple[str, ...] = ()
    line: int = 0


def everything(seed: int = 1) -> Iterator[Bad]:
    """At least a thousand files, the same for the same seed."""
    pick = random.Random(seed)
    yield from _without_lines()
    yield from _truncated()
    yield from _retyped(pick)
    yield from _acting(pick)
    yield from _encoded()
    yield from _marked()
    yield from _doubled()
    yield from _ids()
    yield from _bombs()
    yield from _long()
    yield from _shaken(pick)
    yield from _inserted(pick)


def _joined(lines: list[str]) -> bytes:
    return "".join(lines).encode("utf-8", "surrogatepass")


def _without_lines() -> Iterator[Bad]:
    for index in range(len(LINES)):
        yield Bad(f"without line {index + 1}", _joined(LINES[:index] + LINES[index + 1 :]))


def _truncated() -> Iterator[Bad]:
    for index in range(len(LINES)):
        yield Bad(f"cut at line {index + 1}", _joined(LINES[:index]))
        yield Bad(
            f"cut in line {index + 1}",
            _joined([*LINES[:index], LINES[index][: len(LINES[index]) // 2]]),
        )


def _values() -> Iterator[tuple[int, re.Match[str]]]:
    for index, line in enumerate(LINES):
        found = re.match(r"( *(?:- )?[a-z_]+: )([^\s{\[#].*)\n", line)
        if found:
            yield index, found


def _retyped(pick: random.Random) -> Iterator[Bad]:
    others = [
        "[]",
        "{}",
        "[a, [b]]",
        "{a: b}",
        "",
        "~",
        "no",
        "010",
        "1e999",
        ".inf",
        "2025-02-30",
        "- x",
        "{",
        "[",
    ]
    for index, found in _values():
        for other in pick.sample(others, 3):
            changed = [*LINES]
            changed[index] = f"{found.group(1)}{other}\n"
            yield Bad(f"line {index + 1} = {other!r}", _joined(changed))


def _acting(pick: random.Random) -> Iterator[Bad]:
    places = list(_values())
    for number, text in enumerate(ACTS * 3):
        index, found = pick.choice(places)
        changed = [*LINES]
        quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        changed[index] = f"{found.group(1)}{text if number % 2 else quoted}\n"
        yield Bad(f"line {index + 1} acts {number}", _joined(changed))
    for index, found in places:
        changed = [*LINES]
        changed[index] = f'{found.group(1)}"\\e[31m\\a\\u202E|<b>&amp;[red]x[/red]`"\n'
        yield Bad(f"line {index + 1} escapes", _joined(changed))


def _encoded() -> Iterator[Bad]:
    for name in ("cp932", "euc_jp", "utf-16", "utf-16-le", "utf-32", "utf-7"):
        yield Bad(name, RICH.encode(name, "replace"), ("Y003", "Y005") if name != "utf-7" else ())
    yield Bad("bom", b"\xef\xbb\xbf" + RICH.encode())
    yield Bad("crlf", RICH.replace("\n", "\r\n").encode())
    yield Bad("cr", RICH.replace("\n", "\r").encode())
    raw = RICH.encode()
    for at in range(100, len(raw), 400):
        yield Bad(f"bad byte at {at}", raw[:at] + b"\xff" + raw[at:], ("Y003",))
        yield Bad(f"nul at {at}", raw[:at] + b"\x00" + raw[at:], ("Y003", "Y005"))


def _marked() -> Iterator[Bad]:
    for index in range(1, len(LINES), 5):
        theirs = ["<<<<<<< ours\n", LINES[index], "=======\n", LINES[index], ">>>>>>> theirs\n"]
        changed = [*LINES[:index], *theirs, *LINES[index + 1 :]]
        yield Bad(f"conflict at {index + 1}", _joined(changed), ("Y004",), index + 1)


def _doubled() -> Iterator[Bad]:
    for index, found in _values():
        key = found.group(1)
        if "- " in key:
            continue
        changed = [*LINES[: index + 1], f"{key}x\n", *LINES[index + 1 :]]
        yield Bad(f"line {index + 1} twice", _joined(changed), ("Y002",), index + 2)
        wrong = [
            *LINES[:index],
            re.sub(r"([a-z_]+):", r"\1x:", LINES[index], count=1),
            *LINES[index + 1 :],
        ]
        yield Bad(f"line {index + 1} unknown key", _joined(wrong), ("Y010",), index + 1)


def _ids() -> Iterator[Bad]:
    for old, new, rules in [
        ("id: P2", "id: P1", ("REF001",)), ("id: C2", "id: c1", ("REF001",)), ("id: S2", "id: P1", ("REF001",)),
        ("problems: [P1, P2]", "problems: [P9]", ("REF001",)), ("causes: [C1]", "causes: [S1]", ("REF001",)),
        ("causes: [C1]", "causes: [S2]", ("REF001",)), ("became: S1", "became: S7", ("REF001",)),
        ("trial: T1", "trial: T9", ("REF001",)), ("solution: S1", "solution: C1", ("REF001",)),
        ("id: C1", "id: 課題1", ("Y013",)), ("id: C1", 'id: "C 1"', ("Y013",)), ("id: C1", "id: C" + "1" * 40, ("Y013",)),
        ("id: C3", "id: Ｃ１", ("Y013",)),
    ]:  # fmt: skip
        line = next(number for number, one in enumerate(LINES, 1) if old in one)
        yield Bad(
            f"{old} → {new}", RICH.replace(old, new, 1).encode(), rules, 0 if "id" in old else line
        )


def _bombs() -> Iterator[Bad]:
    start = "dxsheet: 1\ntitle: x\n"
    yield Bad("brackets", (start + "problems: " + "[" * 100_000).encode(), ("Y001", "Y008"))
    yield Bad("braces", (start + "problems: " + "{a: " * 50_000).encode(), ("Y001", "Y008"))
    yield Bad(
        "deep dashes",
        (start + "problems:\n" + "".join(" " * n + "-\n" for n in range(1, 900))).encode(),
    )
    aliases = "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]\n" for n in range(9)
    )
    yield Bad("laughs", (aliases + start).encode(), ("Y007", "Y010"))
    yield Bad("cycle", (start + "problems: &a [*a]\n").encode(), ("Y007",))
    yield Bad("merge", (start + "roles:\n  <<: {sponsor: x}\n").encode(), ("Y007",))
    yield Bad(
        "tag", (start + "problems: !!python/object/apply:os.system [touch x]\n").encode(), ("Y007",)
    )
    yield Bad("wide", (start + "problems:\n" + "  - {id: P1}\n" * 70_000).encode(), ("Y008",))
    yield Bad(
        "many", (start + "problems:\n" + "".join(f"  - id: P{n}\n" for n in range(20_000))).encode()
    )
    yield Bad("long line", (start + "background: " + "あ" * 400_000 + "\n").encode())
    yield Bad("too large", (start + "# " + "x" * 2_200_000 + "\n").encode(), ("Y008",))
    yield Bad("two documents", (start + "---\n" + start).encode(), ("Y009", "Y001"))
    for name, text in {
        "empty": "", "blank": " \n\n", "comment": "# x\n", "scalar": "x\n", "list": "- x\n", "null": "~\n",
        "tabs": "dxsheet: 1\ntitle: x\nroles:\n\tsponsor: y\n", "directive": "%YAML 1.1\n---\n" + start,
    }.items():  # fmt: skip
        yield Bad(name, text.encode(), ("Y001", "Y006", "Y007", "Y009", "Y014"))


def _long() -> Iterator[Bad]:
    """One sign or word over and over, where a reader that tries again and again would never end."""
    for piece in (
        " ",
        ":",
        "a:",
        " :",
        '"',
        "[",
        "- ",
        " #",
        "\\",
        ", ",
        "1,",
        "_",
        "1",
        "は、",
        "users ",
    ):
        run = piece * 20_000
        quoted = run.replace("\\", "\\\\").replace('"', '\\"')
        for shape, text in {
            "plain": f"dxsheet: 1\ntitle: a{run}: b\nproblems:\n  - id: P1\n    text: a{run} x\n",
            "quoted": f'dxsheet: 1\ntitle: t\nproblems:\n  - id: P1\n    text: "{quoted} x"\n',
            "flow": f"dxsheet: 1\ntitle: t\norganisation: {{name: a{run}: b}}\n",
            "key": f"{run}a: 1\ndxsheet: 1\n",
        }.items():
            yield Bad(f"{piece!r} on and on, {shape}", text.encode())


def _shaken(pick: random.Random) -> Iterator[Bad]:
    """Random cuts, doublings and swaps of signs that mean something."""
    for number in range(150):
        text = RICH
        for _ in range(pick.randint(1, 4)):
            at = pick.randrange(len(text))
            size = pick.randint(1, 30)
            piece = pick.choice(
                [
                    ":",
                    "-",
                    " ",
                    "\n",
                    "[",
                    "]",
                    "{",
                    "}",
                    '"',
                    "'",
                    "#",
                    "：",
                    "\u3000",
                    "|",
                    ">",
                    "\t",
                ]
            )
            text = pick.choice(
                [
                    text[:at] + text[at + size :],
                    text[:at] + piece + text[at:],
                    text[:at] + text[at : at + size] + text[at:],
                ]
            )
        yield Bad(f"shaken {number}", text.encode())


# Lines that mean something to YAML, as they come with pasted text.
ODD_LINES = [
    "...", "... # x", "---", "--- |", "----", "====", "%YAML 1.2", "%YAML 2.0", "%TAG ! x", "%x", "? ", "? [a]: b",
    "? a", ": x", "- ", "-", "* a", "*a", "& a", "&a", "!!str", "!", "<<: *a", "<<", "\ufeff", "\ufeffid: x",
    "\x85", "a\x85b", "\u2028a: b", "\u2029", "'", "''", '"', '"a" b', "|", ">-", "{", "}", "{}", "[", "],", ",", "@", "`",
    "\\", "#", "\t# x", "\t", " \t", "\r", "a: b\r", "\r\r\n", "~: x", "null: ~", "1: 2", "true: no", "2025-01-01: x",
    "a:", "a :", "a:b", "a : b: c", "'a':b", '"a": "\\x"', "a: 'b", "a: [b", "a: {b", "a: |9", "a: >+1x",
]  # fmt: skip


def _inserted(pick: random.Random) -> Iterator[Bad]:
    """A line between two lines, as deep as the next one or not indented."""
    for number, odd in enumerate(ODD_LINES * 3):
        at = pick.randrange(len(LINES))
        deep = re.match(" *", LINES[at])[0] if number % 3 else ""
        changed = [*LINES[:at], deep + odd + pick.choice(["\n", "\r\n"]), *LINES[at:]]
        yield Bad(f"{odd!r} before line {at + 1}", _joined(changed))
