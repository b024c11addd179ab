"""The one door through which text reaches HTML and SVG: Jinja2 templates that escape everything.

A template's expression is text: acting characters are spelt out and it is escaped, unless it is
`Markup`. Only this module makes `Markup`: of what a template has drawn, and of our own style
sheets. So nothing that a sheet says can become an element, an attribute or a script.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from dxsheet.render.svg import phrases
from dxsheet.width import visible

HERE = Path(__file__).parent
_BREAK, _WITHIN = Markup("<wbr>"), Markup('<wbr class="within">')
_LONG = 20


@cache
def environment() -> Environment:
    """The environment of all templates."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["lines"] = lines
    return made


def drawn(template: str, **values: object) -> Markup:
    """What a template draws."""
    return Markup(environment().get_template(template).render(**values))


def lines(text: str) -> Markup:
    """Text whose line ends are meant, with a break at each; Japanese may break between phrases.

    The style sheet lets it break nowhere else (`keep-all`): few browsers know phrases themselves.
    """
    parts = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Markup("<br>").join(_in_phrases(visible(one)) for one in parts)


def _in_phrases(text: str) -> Markup:
    told: list[Markup] = []
    for one in [text] if text.isascii() and len(text) <= _LONG else phrases(text):
        if told and not told[-1].endswith(" "):  # a line may end at a space anyway
            told.append(_BREAK)
        # A cell of a table is as wide as its longest word: one that is very long may break.
        pieces = [one[at : at + _LONG] for at in range(0, len(one), _LONG)]
        told.append(_WITHIN.join(escape(piece) for piece in pieces))
    return Markup("").join(told)


def style_sheet(name: str, more: str = "") -> Markup:
    """A style sheet that lies beside this module, with `more` rules of ours after it.

    It may not hold the end of its element: ValueError.
    """
    sheet = (HERE / name).read_text(encoding="utf-8") + more
    if "</" in sheet:
        raise ValueError("a style sheet may not close its element")
    return Markup(sheet)


def _shown(value: object) -> object:
    """Plain text with acting characters spelt out; `Markup`, numbers and the like as they are."""
    if isinstance(value, str) and not isinstance(value, Markup) and not value.isprintable():
        return visible(value.replace("\r\n", "\n").replace("\r", "\n"))
    return value
