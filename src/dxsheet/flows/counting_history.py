"""The history of a folder's sheets, asked of git once for all of them."""

from __future__ import annotations

import os
from itertools import islice

from dxsheet import git
from dxsheet.findings import DxsheetError
from dxsheet.many.history import Past, pasts

# More commits, and more lines of changes, than this are not looked through.
_COMMITS, _LINES = 5000, 2_000_000


def history(folder: str) -> dict[str, Past]:
    """When each sheet of a folder came and was decided, by its name below the folder.

    Empty where there is no git, no repository or no commit. Nothing of the repository's is run: no
    filter, no diff driver.
    """
    inside = folder if os.path.isdir(folder) else os.path.dirname(folder) or "."  # noqa: PTH112, PTH120
    try:
        _, prefix = git.top_of(inside, folder)
    except DxsheetError:
        return {}
    words = (
        "-c", "core.quotePath=false", "--literal-pathspecs", "log", "--reverse", "--first-parent",
        "-m", "--date-order", "-p", "-U0", "-M", "--no-color", "--no-ext-diff", "--no-textconv",
        "--no-show-signature", f"--max-count={_COMMITS}", "--format=%x01%cs", "--", ".",
    )  # fmt: skip
    with git.process(inside, *words) as log:
        assert log.stdin is not None and log.stdout is not None  # both are pipes
        log.stdin.close()
        found = pasts(islice(log.stdout, _LINES))
        log.stdout.close()
    start = os.fsencode(prefix)
    return {os.fsdecode(name.removeprefix(start)): past for name, past in found.items()}
