"""`import`: a workbook becomes a new sheet, or edits of one that keep its comments."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from dxsheet.binder import Opened, change, load
from dxsheet.findings import FOUND, USAGE, DxsheetError
from dxsheet.flows.editing import no_new_error
from dxsheet.importing.applying import Merged, fresh_data, merged
from dxsheet.importing.tables import Found
from dxsheet.importing.taking import take
from dxsheet.lang import Text
from dxsheet.sheet.nouns import Sheet, key_order, noun_at
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
    """What became of a workbook that says what is `taken`: a new sheet, or what is `merged`.

    With wrong cells nothing was written and `file` is empty. `twin` is a sheet beside a new one
    that has the same id: the one that the workbook was made from.
    """

    file: str
    taken: Found
    merged: Merged | None = None
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

    `into` is the sheet to change; else a new one is made at `output`, a file or the folder where it
    is called DATE-TITLE.yaml. `leave_out` names the tabs, headings and cells of their own that are
    let go of; `today` dates a new sheet that has no date.

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


def _new(output: str, taken: Found, today: str) -> Imported:
    from dxsheet.flows.sitting.paper import make
    from dxsheet.walk.templates import bare, modeline, sheet_id
    from dxsheet.yamlfile.dump import dump

    data, wrong = fresh_data(taken)
    if wrong:
        return Imported("", taken)
    given: dict[str, Any] = {"dxsheet": "1", **data}
    if not taken.marks:  # a blank workbook filled by hand: what the walk would have put there
        new = {"id": sheet_id(), "language": taken.lang, "date": today, "stage": "draft"}
        given = {**new, **given}
    whole = {key: bare(given[key], Sheet.fields[key]) for key in key_order(()) if key in given}
    text = modeline() + dump(whole)
    path = make(output, str(data["title"]), str(given.get("date", today)), text.encode())
    return Imported(path, taken, twin=_twin(path, str(given.get("id", ""))))


def _twin(path: str, sheet_id: str) -> str:
    """Another sheet of the same folder with that id; empty where there is none."""
    for one in sorted(Path(path).parent.glob("*.y*ml")) if sheet_id else ():
        with suppress(OSError, DxsheetError):
            if not one.samefile(path) and load(str(one)).sheet.id == sheet_id:
                return str(one)
    return ""


def _into(into: str, opened: Opened, taken: Found) -> Imported:
    theirs, ours = taken.line("id"), opened.sheet.id or ""
    if theirs and ours and theirs.strip() != ours.strip():
        raise DxsheetError(
            _OTHER_SHEET.fill(theirs=theirs, file=into, ours=ours), _FIND_ITS_OWN, code=FOUND
        )
    found = merged(taken, opened.sheet, opened.document.data)
    if taken.wrong:
        return Imported("", taken)
    changes = [_written(one) for one in found.changes]
    change(into, lambda _: changes, expect=opened.document.raw, accept=no_new_error)
    return Imported(into, taken, found)


def _written(one: Change) -> Change:
    from dxsheet.walk.templates import bare

    noun = noun_at(one.path[:-1])
    field = noun.fields.get(str(one.path[-1])) if noun else None
    if isinstance(one, Delete) or field is None:
        return one
    return one._replace(value=bare(one.value, field))
