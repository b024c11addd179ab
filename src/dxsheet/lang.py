"""The two languages: a text is always both, so that neither can be forgotten."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Literal

Lang = Literal["ja", "en"]

LANGS: tuple[Lang, Lang] = ("ja", "en")


class Text:
    """One sentence in English and Japanese.

    Both are required; an empty one raises ValueError, so a half-filled text cannot be built.
    """

    __slots__ = ("en", "ja")

    def __init__(self, en: str, ja: str) -> None:
        if not en or not ja:
            raise ValueError(f"a text needs both languages: en={en!r} ja={ja!r}")
        self.en = en
        self.ja = ja

    def to(self, lang: Lang) -> str:
        """The sentence in one language."""
        return self.ja if lang == "ja" else self.en

    def fill(self, **values: object) -> Text:
        """The same text with `{name}` replaced; a Text value is filled in its own language.

        Only plain names are replaced (no format language), so that text from a sheet stays text.
        """
        return Text(_filled(self.en, values, "en"), _filled(self.ja, values, "ja"))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and (self.en, self.ja) == (other.en, other.ja)

    def __hash__(self) -> int:
        return hash((self.en, self.ja))

    def __repr__(self) -> str:
        return f"Text({self.en!r}, {self.ja!r})"

    def __reduce__(self) -> tuple[type[Text], tuple[str, str]]:
        return (Text, (self.en, self.ja))


def _filled(template: str, values: dict[str, object], lang: Lang) -> str:
    start, *parts = template.split("{")
    out = [start]
    for part in parts:
        name, closed, rest = part.partition("}")
        if closed and name in values:
            value = values[name]
            out.append(value.to(lang) if isinstance(value, Text) else str(value))
            out.append(rest)
        else:
            out.append("{" + part)
    return "".join(out)


def same(text: str) -> Text:
    """A text that reads the same in both languages (a name, an id, a file)."""
    return Text(text, text)


def in_a_row(parts: Iterable[str], lang: Lang) -> str:
    """The parts one after another, with the comma of the language; empty ones are left out."""
    return ("、" if lang == "ja" else ", ").join(part for part in parts if part)


def chosen(flag: str | None = None, sheet: str | None = None) -> Lang:
    """The reader's language: `--lang`, else DXSHEET_LANG, else the locale, else
    the sheet's, else English.

    The variable may be written as a locale is (`ja_JP.UTF-8`); an unknown value of it is passed
    over (`unknown` tells it). The flag is checked where it is read.
    """
    said = _named(flag or "") or _named(os.environ.get("DXSHEET_LANG", ""))
    return said or _locale() or ("ja" if sheet == "ja" else "en")


def unknown() -> str:
    """What DXSHEET_LANG says where it names no language there is, else an empty text."""
    value = os.environ.get("DXSHEET_LANG", "").strip()
    return value if value and _named(value) is None else ""


def _named(value: str) -> Lang | None:
    """The language that `ja`, `JA` or `ja_JP.UTF-8` names."""
    name = value.strip().lower().replace("-", "_").partition(".")[0].partition("_")[0]
    return "ja" if name == "ja" else "en" if name == "en" else None


def _locale() -> Lang | None:
    """What the environment says, None where it says nothing (unset, C, POSIX)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if not value:
            continue
        if value.split(".")[0] in ("C", "POSIX"):
            return None
        return "ja" if value.lower().startswith(("ja", "jp")) else "en"
    return _windows_locale()


def _windows_locale() -> Lang | None:
    """The user interface language where the variables say nothing: Windows sets none of them."""
    if os.name != "nt":
        return None
    import ctypes

    windll = getattr(ctypes, "windll", None)
    if windll is None:
        return None
    primary = windll.kernel32.GetUserDefaultUILanguage() & 0x3FF
    return "ja" if primary == 0x11 else "en"
