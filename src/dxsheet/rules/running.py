"""All the rules there are, run on one sheet, or the typed ones on one statement.

`Settings` is what an office chooses: which checks run, how severe they are, and its own words.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, NamedTuple

from dxsheet.findings import Severity
from dxsheet.lang import Text
from dxsheet.rules import checks
from dxsheet.rules.rule import FAMILIES, REGISTERED, Case, Hit, Remark, Rule, marked
from dxsheet.sheet.fields import Noun
from dxsheet.sheet.fields import Path as Place
from dxsheet.sheet.nouns import Cause, Problem, Sheet, Solution
from dxsheet.yamlfile import Document, value_at


class Settings(NamedTuple):
    """The choices, all optional.

    `select` and `ignore` hold ids or their beginnings (`P`, `S0`); `severity` what a rule or family
    counts as, the longest beginning winning; `words` the lists that `dxsheet.wording.judge` takes;
    `exclude` lines as in a `.gitignore`, of what is passed over; `file` where
    they were read, empty where nowhere.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = {}
    words: Mapping[str, tuple[str, ...]] = {}
    file: str = ""
    exclude: tuple[str, ...] = ()

    def picks(self, rule: str) -> bool:
        """Whether a rule is wanted. What makes a file unreadable (Y001 and on) always is."""
        if rule.startswith("Y"):
            return True
        if self.ignore and rule.startswith(self.ignore):
            return False
        return not self.select or rule.startswith(self.select)

    def leaves_out(self) -> Callable[[str], bool]:
        """What tells whether `exclude` passes a path over; a folder's path ends with `/`."""
        if not self.exclude:
            return lambda _path: False
        fits = matcher(self.exclude)
        base = Path(self.file).parent

        def left_out(path: str) -> bool:
            inner = os.path.relpath(path, base).replace(os.sep, "/")
            return not inner.startswith("../") and fits(inner + "/" * path.endswith(os.sep))

        return left_out

    def severity_of(self, rule: str, usual: Severity) -> Severity:
        """The severity of a finding here; `usual` where nothing is set."""
        if not self.severity:
            return usual
        fitting = [start for start in self.severity if rule.startswith(start)]
        return self.severity[max(fitting, key=len)] if fitting else usual

    def with_flags(self, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> Settings:
        """The settings of one run: a flag `--select` replaces, `--ignore` adds (`ids_of`)."""
        return self._replace(select=select or self.select, ignore=(*self.ignore, *ignore))


def plain_id(word: str) -> str:
    """A rule's id however it was typed: `p001`, `Ｐ００１`."""
    return unicodedata.normalize("NFKC", word).strip().upper()


def matcher(lines: Iterable[str]) -> Callable[[str], bool]:
    """What tells whether a path fits lines as in a `.gitignore`; ValueError for a wrong one."""
    import warnings

    from pathspec import GitIgnoreSpec  # costs start-up, and few exclude anything

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # `[[` in a pattern
        try:
            return GitIgnoreSpec.from_lines(lines).match_file
        except re.error as error:
            raise ValueError(str(error)) from error


def settings_files(start: str) -> Iterator[str]:
    """The files that may hold the settings of a folder, the nearest first."""
    try:
        here = Path(start).absolute()
    except FileNotFoundError:  # the folder one is in was removed
        return
    for folder in (here, *here.parents):
        for name in ("dxsheet.toml", "pyproject.toml"):
            if (folder / name).exists():
                yield str(folder / name)
        if (folder / ".git").exists():
            return


def _registered() -> dict[str, Rule]:
    for module in iter_modules(checks.__path__, f"{checks.__name__}."):
        import_module(module.name)
    listed = sorted(REGISTERED, key=lambda one: (FAMILIES.index(one.family), one.id))
    return {one.id: one for one in listed}


RULES: dict[str, Rule] = _registered()
KNOWN = frozenset(RULES)


def check(
    sheet: Sheet, *, data: Mapping[str, Any] | None = None, settings: Settings | None = None
) -> list[Hit]:
    """All findings of a sheet, in document order, the kept ones marked with their reason.

    Args:
        sheet: the sheet.
        data: the plain data it was shaped from; an unreadable field then does not count as missing.
        settings: what the office chose.
    """
    settings = settings or Settings()
    case = Case(sheet, data, settings.words)
    first, last, case.ran = _picked(settings.select, settings.ignore)
    case.known = KNOWN
    case.hits = [hit for one in first for hit in hits_of(one, case, settings)]
    found = marked(case.hits, sheet)
    found += [hit for one in last for hit in hits_of(one, case, settings)]
    found.sort(key=document_order)
    return found


@lru_cache(maxsize=8)  # the same for all sheets of a run
def _picked(
    select: tuple[str, ...], ignore: tuple[str, ...]
) -> tuple[list[Rule], list[Rule], frozenset[str]]:
    """The rules that run first, those that run last, and the ids of the first."""
    settings = Settings(select, ignore)
    picked = [one for one in RULES.values() if one.run and settings.picks(one.id)]
    first = [one for one in picked if not one.last]
    return first, [one for one in picked if one.last], frozenset(one.id for one in first)


def hits_for(text: str, kind: str, *, settings: Settings | None = None) -> list[Hit]:
    """What the wording of one statement gives, as while it is being typed.

    Args:
        text: the statement.
        kind: problem, cause, solution or purpose; another kind gives nothing.
        settings: what the office chose.
    """
    settings = settings or Settings()
    sheet = _alone(text, kind)
    if sheet is None or not text.strip():
        return []
    case = Case(sheet, None, settings.words)
    typed = [one for one in RULES.values() if one.typed and settings.picks(one.id)]
    found = [hit for one in typed for hit in hits_of(one, case, settings)]
    return sorted(found, key=document_order)


def _alone(text: str, kind: str) -> Sheet | None:
    """A sheet that holds nothing but one statement."""
    if kind == "purpose":
        return Sheet.made(purpose=text)
    nouns: dict[str, type[Noun]] = {"problem": Problem, "cause": Cause, "solution": Solution}
    if kind not in nouns:
        return None
    return Sheet.made((), **{f"{kind}s": (nouns[kind].made((f"{kind}s", 0), text=text),)})


def hits_of(one: Rule, case: Case, settings: Settings) -> list[Hit]:
    """What one rule finds, with its message put together and the severity that holds here."""
    if one.run is None:
        return []
    return [
        Hit(
            one.id,
            "info" if remark.maybe else _severity(one, remark.severity or one.severity, settings),
            _message(one, remark),
            remark.hint or one.hint,
            remark.path,
        )
        for remark in one.run(case)
    ]


def _severity(one: Rule, usual: Severity, settings: Settings) -> Severity:
    """What a finding counts as; raising a rule that warns leaves its hints as they are."""
    said = settings.severity_of(one.id, usual)
    return usual if usual == "info" and one.severity != "info" else said


def _message(one: Rule, remark: Remark) -> Text:
    what, ask = remark.what or one.says, remark.ask or one.ask
    assert what is not None  # a rule that says several things gives each
    what = what.fill(**remark.values)
    return Text(f"{what.en} {one.reason.en} {ask.en}", what.ja + one.reason.ja + ask.ja)


def document_order(hit: Hit) -> tuple[tuple[int, ...], str]:
    """Sort key: where the field stands on a sheet, then the rule."""
    places: list[int] = []
    noun: type[Noun] | None = Sheet
    for part in hit.path:
        if isinstance(part, int):
            places.append(part)
            continue
        order = _order(noun) if noun else {}
        places.append(order.get(part, len(order)))
        noun = noun.fields[part].noun if noun and part in order else None
    return tuple(places), hit.rule


@cache
def _order(noun: type[Noun]) -> dict[str, int]:
    """The place of each field of a noun."""
    return {name: place for place, name in enumerate(noun.fields)}


def place_of(document: Document, path: Place) -> tuple[int, int]:
    """Line and column (from 1) of a hit's path.

    A text that is there: where it starts. A section: its key. A field that is missing: the key of
    the section, or the entry of the list, that lacks it.
    """
    node = value_at(document.data, path)
    if isinstance(node, str) and node.strip():
        return document.place(path)
    return document.key_place(path)
