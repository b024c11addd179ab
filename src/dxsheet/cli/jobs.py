"""`--jobs`: how many processes a command over many sheets may use."""

from __future__ import annotations

from dxsheet.cli.params import option
from dxsheet.lang import Text

JOBS = option(
    "--jobs",
    Text("Processes (else by the number of sheets).", "プロセスの数（なければ自動）"),
    metavar="N",
)


def processes(jobs: str | None) -> int | None:
    """How many processes were asked for.

    Raises:
        DxsheetError: not a number (exit 2).
    """
    if jobs is None:
        return None
    if jobs.isascii() and jobs.isdigit() and 0 < int(jobs[:4]) <= 64:
        return int(jobs)
    from dxsheet.findings import USAGE, DxsheetError

    raise DxsheetError(
        Text("`--jobs {jobs}` is no number of processes.", "`--jobs {jobs}` は使えません。").fill(
            jobs=jobs
        ),
        Text("Give a number from 1 to 64.", "1から64までの数を指定してください。"),
        code=USAGE,
    )
