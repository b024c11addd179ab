"""Random hand-written sheets, edited at random on two sides: what one side did is always there.

DXSHEET_FUZZ=N runs N merges instead (seeds from DXSHEET_FUZZ_SEED on).
"""

from __future__ import annotations

import os
import random
import re
from typing import Any

from dxsheet.merging.drawing import side_text
from dxsheet.merging.pieces import comments, cut
from dxsheet.merging.three_way import NotMergedError, merge
from dxsheet.yamlfile import parse
from dxsheet.yamlfile.edit import EditRefusedError, apply
from tests.yamlfile.handwritten import Writer
from tests.yamlfile.test_edit_fuzz import order, some_change

MERGES = int(os.environ.get("DXSHEET_FUZZ", "400"))
SEED = int(os.environ.get("DXSHEET_FUZZ_SEED", "0"))
AT_MOST_REFUSED = 0.01


def data_of(text: str) -> Any:
    return parse(text.encode(), "x").data


def written(seed: int) -> str:
    """A random sheet that says it is one, on its first line or after `---`."""
    text = Writer(seed).text()
    end = re.search(r"\r\n|\r|\n", text)
    head = "dxsheet: 1" + (end.group() if end else "\n")
    begin = re.search(r"^---(\r\n|\r|\n)", text, re.MULTILINE)
    at = begin.end() if begin else 0
    return text[:at] + head + text[at:]


def edited(pick: random.Random, text: str) -> str:
    """The sheet after a few edits of one side."""
    for _ in range(pick.randint(1, 4)):
        change = some_change(pick, data_of(text))
        if change.path[:1] == ("dxsheet",):
            continue
        try:
            text = apply(text, [change], order=order).text
        except EditRefusedError:
            continue
    return text


def tidy(value: Any) -> Any:
    """A value without what is empty: a key that says nothing is as good as none."""
    if isinstance(value, dict):
        parts = {key: tidy(one) for key, one in value.items()}
        return {key: one for key, one in parts.items() if one not in (None, [], {})}
    return [tidy(one) for one in value] if isinstance(value, list) else value


def check(base: str, ours: str, theirs: str) -> None:
    """Merge, and hold the result against what only one side changed, key by key."""
    made = merge(base.encode(), ours.encode(), theirs.encode())
    whole = made.raw.decode()
    was, mine, yours = (tidy(data_of(one)) for one in (base, ours, theirs))
    for which in (0, 1):
        data = tidy(data_of(side_text(whole, which)))
        for key in {*was, *mine, *yours, *data}:
            if mine.get(key) == was.get(key):
                assert data.get(key) == yours.get(key), key
            elif yours.get(key) == was.get(key):
                assert data.get(key) == mine.get(key), key
    both = set(comments(cut_of(ours))) & set(comments(cut_of(theirs)))
    assert all(comment in whole for comment in both)


def cut_of(text: str) -> Any:
    return cut(parse(text.encode(), "x"))


def test_what_one_side_did_is_there_and_no_comment_is_lost() -> None:
    refused = []
    for seed in range(SEED, SEED + MERGES):
        pick = random.Random(seed)
        base = written(seed)
        ours, theirs = edited(pick, base), edited(pick, base)
        try:
            check(base, ours, theirs)
        except NotMergedError as error:
            refused.append((seed, error.why))
        except AssertionError as error:
            raise AssertionError(f"seed {seed}: {error}") from error
    assert len(refused) <= AT_MOST_REFUSED * MERGES, refused
