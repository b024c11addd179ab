"""Sheets for tests: from files, from plain data, and made up by hypothesis."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from dxsheet.sheet.choices import (
    CAUSE_STATUS,
    DECISION,
    KIND,
    LEVEL,
    SOLUTION_STATUS,
    STANCE,
    TRIAL_STATUS,
)
from dxsheet.sheet.shape import shaped
from dxsheet.yamlfile import read

CASES = ("smallest", "mistakes", "lending", "hostile")
LANGS = ("ja", "en")
SHEETS = Path(__file__).parent / "golden" / "sheets"
TODAY = "2025-03-10"


def case(name, lang):
    """One of the sheets in tests/golden/sheets."""
    found, faults = shaped(read(str(SHEETS / f"{name}.{lang}.yaml")).data)
    assert not faults
    return found


def sheet(**data):
    """A sheet from plain data, as the YAML reader would give it."""
    found, faults = shaped({"dxsheet": "1", "title": "題名", **data})
    assert not faults, faults
    return found


# What has a meaning somewhere: in Markdown, HTML, rich, a terminal, a spreadsheet, a diagram.
NASTY = (
    "|", "\\", "\\|", "`", "``", "```", "*", "**", "_", "__", "~", "~~", "#", "# ", "- ", "+ ",
    "1. ", "2) ", "> ", "---", "===", "| - |", "|---|", "[a](b)", "![a](b)", "[a]: b", "[^1]",
    "<b>", "</td>", "<!-- ", "-->", "<script>", "<http://a.b>", "<a@b.c>", "&amp;", "&#35;", "]]>",
    "@user", "@org/team", "a@b.jp", "\n", "\n\n", "\r\n", "\r", "\t", "    ", "  \n", "\\\n",
    "\x1b[31m", "\x00", "\x07", "\x9b1m", "\x7f", "\u202e", "\u2066", "\u2028", "\u200b", "\ufeff",
    "[bold]", "[/x]", "{x}", "{{x}}", "${x}", "$x$", "%s", "=1+1", "😀", "か\u3099", "\u0301",
    "👨\u200d👩\u200d👧", "\u3000", "\xa0", "。", "「", "」、", "ﾊﾝｶｸ", "全角", "words", "、", " ",
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(NASTY), min_size=1, max_size=6).map("".join),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=30),
)


def _some(**fields):
    return st.fixed_dictionaries({}, optional=fields)


def _pick(values):
    return st.sampled_from(sorted(values))


def _links(letter):
    return st.lists(st.sampled_from([f"{letter}{n}" for n in range(1, 6)]), max_size=4)


def _numbered(letter, entry, size=4, *, least=0):
    def number(entries):
        return [{"id": f"{letter}{n}", **one} for n, one in enumerate(entries, 1)]

    return st.lists(entry, min_size=least, max_size=size).map(number)


NUMBERS = st.sampled_from(["0", "3", "1.10", "1,000", "12345678901234567", "-0.5"])
DAYS = st.sampled_from(["2025-02-03", "R7.2.3", "2024-02-29"])

CAUSE = _some(
    text=TEXTS,
    problems=_links("P"),
    why=st.lists(TEXTS, max_size=2),
    status=_pick(CAUSE_STATUS),
    evidence=TEXTS,
    reason=TEXTS,
)
SOLUTION = _some(
    text=TEXTS,
    causes=_links("C"),
    kind=_pick(KIND),
    before=TEXTS,
    after=TEXTS,
    effect=_pick(LEVEL),
    effort=_pick(LEVEL),
    owner=TEXTS,
    status=_pick(SOLUTION_STATUS),
    reason=TEXTS,
)
DATA = _some(
    title=TEXTS,
    organisation=_some(code=TEXTS, name=TEXTS),
    stage=st.sampled_from(["draft", "identified", "decided", "trial", "closed"]),
    date=DAYS,
    background=TEXTS,
    purpose=TEXTS,
    reflection=TEXTS,
    participants=st.lists(_some(name=TEXTS, unit=TEXTS, count=NUMBERS), max_size=3),
    roles=_some(decide=st.lists(TEXTS, max_size=2), sponsor=TEXTS),
    problems=_numbered("P", _some(text=TEXTS, affected=TEXTS, evidence=TEXTS, amount=TEXTS), 3),
    causes=_numbered("C", CAUSE),
    solutions=_numbered("S", SOLUTION),
    ideas=_numbered("I", _some(text=TEXTS, became=st.just("S1")), 2),
    stakeholders=st.lists(_some(name=TEXTS, stance=_pick(STANCE), response=TEXTS), max_size=2),
    selection=_some(
        criteria=st.lists(_some(name=TEXTS, max=NUMBERS), max_size=2),
        candidates=st.lists(
            _some(name=TEXTS, scores=st.lists(NUMBERS, max_size=3), total=NUMBERS), max_size=3
        ),
        chosen=TEXTS,
    ),
    communication=_some(means=TEXTS, scope=TEXTS, content=_some(what=TEXTS, how=TEXTS)),
    work_items=_numbered(
        "W",
        _some(
            text=TEXTS,
            main_owners=st.lists(TEXTS, max_size=2),
            due=DAYS,
            done=st.sampled_from(["true", "no"]),
        ),
        3,
    ),
    decisions=st.lists(_some(date=DAYS, text=TEXTS, by=TEXTS), max_size=2),
    small_start=_numbered("T", _some(units=TEXTS, status=_pick(TRIAL_STATUS)), 2),
    outcomes=st.lists(
        _some(
            measure=TEXTS,
            unit=TEXTS,
            baseline=st.one_of(NUMBERS, TEXTS),
            wanted=NUMBERS,
            result=st.one_of(NUMBERS, TEXTS),
            trial=st.just("T1"),
            decision=_pick(DECISION),
        ),
        max_size=2,
    ),
    kept=st.lists(_some(rule=TEXTS, at=TEXTS, reason=TEXTS), max_size=2),
)
# The same with a chain that is sure to be there, as most sheets have one.
_CHAIN = st.fixed_dictionaries(
    {
        "problems": _numbered("P", _some(text=TEXTS, affected=TEXTS), 3, least=1),
        "causes": _numbered("C", CAUSE, 5, least=2),
        "solutions": _numbered("S", SOLUTION, 5, least=2),
    }
)
MADE = st.one_of(DATA, st.tuples(DATA, _CHAIN).map(lambda both: {**both[0], **both[1]})).map(
    lambda data: shaped({"dxsheet": "1", **data})[0]
)
