"""A blank sheet to fill by hand: every key of the format, each with a line that says what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dxsheet.lang import Lang, Text
from dxsheet.sheet.fields import Field, Noun
from dxsheet.sheet.nouns import Sheet
from dxsheet.width import cells

_INTRO = Text(
    "Fill in what you know; any key but dxsheet and title may stay empty or go.\n"
    "Several of a kind: copy the lines from `- ` down.\n"
    "Further down, take away the `# ` at the beginning of the lines you come to.\n"
    "`dxsheet check` tells what is missing; `dxsheet resume` asks for it.",
    "分かるところだけ書いてください。dxsheet と title のほかは、空でも消してもかまいません。\n"
    "二つ目からは「- 」から始まる行をまとめて写します。\n"
    "下のほうは、そこまで来たら、行の頭の「# 」を消して使います。\n"
    "足りないところは dxsheet check で分かり、dxsheet resume で続きを答えられます。",
)
_COLUMN = 28  # where the explanations begin
# Parts that stand ready; an empty entry of a later one would read as something decided.
_READY = ("problems", "causes")
# Lists of which two entries stand ready: one is rarely all.
_TWICE = ("causes",)


def blank(head: str, given: Mapping[str, str], lang: Lang) -> str:
    """The text of a blank sheet.

    Args:
        head: the first lines (the modeline).
        given: the scalars that are known already (dxsheet, id, title, date...).
        lang: the language of the explanations.
    """
    from dxsheet.yamlfile.dump import scalar

    lines = [head.rstrip("\n"), *(f"# {line}" for line in _INTRO.to(lang).split("\n"))]
    for key, field in Sheet.fields.items():
        if key in given:
            lines.append(_noted(f"{key}: {scalar(given[key])}", field, lang))
        elif field.noun and key not in _READY:
            lines += ["#", *(f"# {line}" for line in _field(key, field, "", lang))]
        else:
            lines += _field(key, field, "", lang)
    return "\n".join(lines) + "\n"


def _field(key: str, field: Field, lead: str, lang: Lang) -> Iterator[str]:
    """One key with its explanation, and what stands below it; `lead` comes before the key."""
    yield _noted(f"{lead}{key}:", field, lang)
    pad = " " * len(lead)
    if field.kind == "item" and field.noun:
        for name, inner in field.noun.fields.items():
            yield from _field(name, inner, f"{pad}  ", lang)
    elif field.noun:
        for nth in range(2 if key in _TWICE else 1):
            yield from _entry(field.noun, nth, pad, lang)


def _entry(noun: type[Noun], nth: int, pad: str, lang: Lang) -> Iterator[str]:
    """One entry of a list; the explanations stand at the first only."""
    lead = f"{pad}  - "
    for name, field in noun.fields.items():
        if field.kind == "id":
            yield f"{lead}{name}: {field.target}{nth + 1}"
        elif nth:
            yield f"{lead}{name}:"
        else:
            yield from _field(name, field, lead, lang)
        lead = f"{pad}    "


def _noted(text: str, field: Field, lang: Lang) -> str:
    room = max(_COLUMN - cells(text), 2)
    return f"{text}{' ' * room}# {_told(field, lang)}"


def _told(field: Field, lang: Lang) -> str:
    """The label, what to write, and the words to choose from."""
    label, doc = field.label.to(lang), field.doc.to(lang)
    said = doc if doc.startswith(label) else f"{label}: {doc}"
    if not field.values:
        return said
    choices = [
        name if value.to(lang) == name else f"{name}={value.to(lang)}"
        for name, value in field.values.items()
    ]
    return f"{said}: {' | '.join(choices)}"
