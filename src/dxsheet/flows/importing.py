"""`import`: a workbook becomes a new sheet, or edits of one that keep its comments."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from dxsheet.binder import Opened, change, load
from dxsheet.findings import FOUND, USAGE, DxsheetError
from dxsheet.importing.applying import Merged, fresh_data, merged
from dxsheet.importing.complaints import BadCell
from dxsheet.importing.taking import Taken, take
from dxsheet.lang import Text
from dxsheet.sheet.fields import Field, Noun
from dxsheet.yamlfile.edit import Change, Delete

_BOTH = Text(
    "--into and --output cannot be given together.", "--into と --output は同時に指定できません。"
)
_ONE = Text(
    "--into changes a sheet, --output makes a new one.",
    "--into は今あるシートを変え、--output は新しいシートを作ります。",
)
_OTHER_SHEET = Text(
    "The workbook was made from another sheet ({theirs}); {file} is {ours}.",
    "この表は別のシート（{theirs}）から作られています。{file} は {ours} です。",
)
_FIND_ITS_OWN = Text(
    "Import it into its own sheet, or make a new one with --output.",
    "元のシートに取り込むか、--output で新しいシートを作ってください。",
)


class Imported(NamedTuple):
    """What became of a workbook.

    With `wrong` cells nothing was written and `file` is empty. `new` tells a new sheet; else
    `merged` says what was changed. `unread` are cells that nothing took in, `understood` dates
    that were told without a year, with what they became. `twin` is a sheet beside a new one that
    has the same id: the one that the workbook was made from.
    """

    file: str
    new: bool
    wrong: tuple[BadCell, ...]
    unread: tuple[str, ...]
    merged: Merged | None = None
    understood: tuple[str, ...] = ()
    twin: str = ""


def import_workbook(
    file: str,
    *,
    into: str | None = None,
    output: str | None = None,
    leave_out: Sequence[str] = (),
    today: str,
) -> Imported:
    """Take a workbook in.

    Args:
        file: the .xlsx file.
        into: the sheet to change; without it a new one is made.
        output: the new sheet's file, or the folder where it is called DATE-TITLE.yaml.
        leave_out: the tabs, headings and cells of their own that are let go of, by name.
        today: today's date, for a new sheet that has none.

    Raises:
        DxsheetError: exit 1 where the edit is refused or the file is there already, 2 for a file
            that is not there, 3 where the workbook cannot be read.
    """
    if into is not None and output is not None:
        raise DxsheetError(_BOTH, _ONE, code=USAGE)
    opened = load(into) if into is not None else None
    taken = take(file, leave_out, today)
    if opened is not None and into is not None:
        return _into(into, opened, taken)
    return _new(output or "", taken, today)


def _new(output: str, taken: Taken, today: str) -> Imported:
    from dxsheet.flows.sitting.paper import make
    from dxsheet.walk.templates import bare, modeline, sheet_id
    from dxsheet.yamlfile.dump import dump

    data, wrong = fresh_data(taken)
    if wrong:
        return _refused(taken)
    from dxsheet.sheet.nouns import Sheet, key_order

    given: dict[str, Any] = {"dxsheet": "1", **data}
    if not taken.marks:  # a blank workbook filled by hand: what the walk would have put there
        given = {
            "id": sheet_id(),
            "language": taken.lang,
            "date": today,
            "stage": "draft",
            **given,
        }
    whole = {key: bare(given[key], Sheet.fields[key]) for key in key_order(()) if key in given}
    text = modeline() + dump(whole)
    path = make(output, str(data["title"]), str(given.get("date", today)), text.encode())
    twin = _twin(path, str(given.get("id", "")))
    return Imported(path, True, (), tuple(taken.unread), None, tuple(taken.understood), twin)


def _twin(path: str, sheet_id: str) -> str:
    """Another sheet of the same folder with that id; empty where there is none."""
    for one in sorted(Path(path).parent.glob("*.y*ml")) if sheet_id else ():
        with suppress(OSError, DxsheetError):
            if not one.samefile(path) and load(str(one)).sheet.id == sheet_id:
                return str(one)
    return ""


def _into(into: str, opened: Opened, taken: Taken) -> Imported:
    theirs, ours = taken.line("id"), opened.sheet.id or ""
    if theirs and ours and theirs.strip() != ours.strip():
        raise DxsheetError(
            _OTHER_SHEET.fill(theirs=theirs, file=into, ours=ours), _FIND_ITS_OWN, code=FOUND
        )
    found = merged(taken, opened.sheet, opened.document.data)
    if taken.wrong:
        return _refused(taken)
    changes = [_written(one) for one in found.changes]
    change(into, lambda _: changes, expect=opened.document.raw, accept=_no_new_errors)
    return Imported(into, False, (), tuple(taken.unread), found, tuple(taken.understood))


def _refused(taken: Taken) -> Imported:
    return Imported("", False, tuple(taken.wrong), tuple(taken.unread))


def _written(one: Change) -> Change:
    from dxsheet.sheet.nouns import Sheet, noun_at

    if isinstance(one, Delete):
        return one
    noun: type[Noun] | None = noun_at(one.path[:-1]) if len(one.path) > 1 else Sheet
    field: Field | None = noun.fields.get(str(one.path[-1])) if noun else None
    if field is None:
        return one
    from dxsheet.walk.templates import bare

    return one._replace(value=bare(one.value, field))


def _no_new_errors(before: Opened, after: Opened) -> None:
    known = {(one.rule, one.message.en) for one in before.findings}
    for one in after.findings:
        if (one.rule, one.message.en) not in known:
            raise DxsheetError(one.message, one.hint, code=FOUND, findings=(one,))
