"""Thousands of random edits of handwritten sheets: no wrong data, no comment lost, few refusals.

DXSHEET_FUZZ=N runs N edits instead (seeds from DXSHEET_FUZZ_SEED on).
"""

import os
import random
import re

import pytest
import yaml

from dxsheet.yamlfile import UnreadableError, parse
from dxsheet.yamlfile.edit import Delete, EditRefusedError, Insert, Put, apply
from tests.yamlfile.handwritten import KEYS, Writer

EDITS = int(os.environ.get("DXSHEET_FUZZ", "6000"))
SEED = int(os.environ.get("DXSHEET_FUZZ_SEED", "0"))
AT_MOST_REFUSED = 0.002
VALUES = [
    *("新しい値", "no", "12:30", "a: b", "# x", "", None, "二行\nある文", "二行\nある文\n"),
    *(" 前後 ", "🏢", "x" * 500, "tab\there", [], {}, ["P1", "P2"], ["長い 文", None]),
    {"text": "a", "why": ["b c"]},
    [{"id": "S1", "text": "a"}, {"id": "S2", "note": "x\ny\n"}],
    [["a"], ["b", {"c": "d"}]],
]


def order(_path):
    return KEYS


def places(data, path=()):
    """Every path of the data."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    for part, value in pairs:
        yield (*path, part)
        if isinstance(value, (dict, list)):
            yield from places(value, (*path, part))


def at(data, path):
    for part in path:
        data = data[part]
    return data


def changed(data, change):
    """What the change means, worked out apart from the code under test."""
    data = parse_free(data)
    if isinstance(change, Put):
        holder = data
        for part in change.path[:-1]:
            if isinstance(part, str) and holder.get(part) is None:
                holder[part] = {}
            holder = holder[part]
        holder[change.path[-1]] = change.value
    elif isinstance(change, Insert):
        entries = at(data, change.path)
        place = len(entries) if change.before is None else change.before
        entries.insert(place, change.value)
    else:
        path = change.path
        del at(data, path[:-1])[path[-1]]
        while path[:-1] and not at(data, path[:-1]):
            path = path[:-1]
            del at(data, path[:-1])[path[-1]]
    return data


def parse_free(data):
    if isinstance(data, dict):
        return {name: parse_free(one) for name, one in data.items()}
    return [parse_free(one) for one in data] if isinstance(data, list) else data


def some_change(pick, data):
    paths = list(places(data))
    path = pick.choice(paths)
    kind = pick.random()
    if kind < 0.3:
        return Put(path, pick.choice(VALUES))
    if kind < 0.5:
        maps = [(), *(one for one in paths if isinstance(at(data, one), dict))]
        holder = pick.choice(maps)
        missing = [key for key in KEYS if key not in at(data, holder)] or ["more"]
        below = (pick.choice(missing), *(pick.choice([(), (), ("deep",), ("deep", "er")])))
        return Put((*holder, *below), pick.choice(VALUES))
    lists = [one for one in paths if isinstance(at(data, one), list)]
    if kind < 0.7 and lists:
        path = pick.choice(lists)
        before = pick.choice([None, *range(len(at(data, path)) + 1)])
        return Insert(path, before, pick.choice(VALUES))
    return Delete(path)


def comments_in(text):
    return re.findall(r"# c\d+ メモ: \[x\] '", text)


def may_go(change, comments, data):
    """The comments that the change may take along: those of what is deleted or written anew."""
    if isinstance(change, Insert):
        return set()
    inside = 0
    if isinstance(change, Put):
        inside = 1
        if not has(data, change.path) or not isinstance(at(data, change.path), (dict, list)):
            return set()
    return {
        comment
        for comment, owner in comments.items()
        if owner
        and owner[: len(change.path)] == change.path
        and len(owner) >= len(change.path) + inside
    }


def has(data, path):
    try:
        at(data, path)
    except (KeyError, IndexError, TypeError):
        return False
    return True


def nearest(data, path):
    """The value at a path, or the nearest one above it."""
    while not has(data, path):
        path = path[:-1]
    return at(data, path)


def touched(before, after):
    """How many lines of the old text are not in the new one, taken as one stretch."""
    old, new = before.splitlines(), after.splitlines()
    top = 0
    while top < min(len(old), len(new)) and old[top] == new[top]:
        top += 1
    end = 0
    while end < min(len(old), len(new)) - top and old[-1 - end] == new[-1 - end]:
        end += 1
    return len(old) - top - end


def lines_meant(text, change, data):
    """How many lines an edit may touch at most; None where it rebuilds a whole value."""
    if not text.endswith(("\n", "\r")):
        return None  # an end is put to the last line, and a `|` there is told to keep none
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    if isinstance(change, Put) and has(data, change.path):
        if isinstance(at(data, change.path), (dict, list)) or isinstance(
            change.value, (dict, list)
        ):
            return None
    elif isinstance(change, Delete) or not nearest(data, change.path):
        return None  # what was empty gets lines of its own, below the comments that stand there
    for part in change.path:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == part), node)
        elif isinstance(part, int):
            node = node.value[part]
    if isinstance(node, yaml.ScalarNode):
        return node.end_mark.line - node.start_mark.line + 2  # one more where it hung below its key
    return 1


def one(seed):
    """One edit; the name of what went wrong, "refused" or nothing."""
    pick = random.Random(seed)
    writer = Writer(seed // 4)
    text = writer.text()
    try:
        document = parse(text.encode(), "a.yaml")
    except UnreadableError as error:
        raise AssertionError(f"the generator wrote no YAML: {error}\n{text}") from error
    assert not document.findings, (document.findings, text)
    change = some_change(pick, document.data)
    try:
        meant = changed(document.data, change)
    except (KeyError, IndexError, TypeError, AttributeError):
        return None
    if not meant:
        return None
    try:
        after = apply(document, [change], order=order).text
    except EditRefusedError as refusal:
        return "refused", change, refusal.message.en, text, ""
    again = parse(after.encode(), "a.yaml")
    if again.data != meant or again.findings:
        return "wrong data", change, "", text, after
    gone = may_go(change, writer.comments, document.data)
    kept = [comment for comment in comments_in(text) if comment not in gone]
    left = [comment for comment in comments_in(after) if comment in kept]
    if left != kept:
        return "lost comments", change, str(set(kept) - set(left)), text, after
    limit = lines_meant(text, change, document.data)
    if limit is not None and touched(text, after) > limit:
        return "too many lines", change, f"at most {limit}", text, after
    bare = after.replace(document.newline, "")
    if "\n" in bare or "\r" in bare:
        return "mixed line ends", change, "", text, after
    return None


def test_random_edits():
    refused = 0
    for seed in range(SEED, SEED + EDITS):
        told = one(seed)
        if told is None:
            continue
        what, change, why, text, after = told
        said = f"{what} {why} (seed {seed})\n{change}\n--- before\n{text}\n--- after\n{after}"
        assert what == "refused", said
        refused += 1
    assert refused <= EDITS * AT_MOST_REFUSED


def test_edits_upon_edits():
    """Twenty edits of one sheet: the data stays what was meant, the text stays readable."""
    refused = 0
    for seed in range(SEED, SEED + EDITS // 40):
        pick = random.Random(seed)
        text = Writer(seed + 10_000_000).text()
        for _ in range(20):
            data = parse(text.encode(), "a.yaml").data
            change = some_change(pick, data)
            try:
                meant = changed(data, change)
            except (KeyError, IndexError, TypeError, AttributeError):
                continue
            if not meant:
                continue
            try:
                text = apply(text, [change], order=order).text
            except EditRefusedError:
                refused += 1
                continue
            assert parse(text.encode(), "a.yaml").data == meant, (seed, change)
    assert refused <= EDITS / 2 * AT_MOST_REFUSED


def alike(ours, theirs):
    """The same data, but for what another reader takes for a number or a truth value."""
    if isinstance(theirs, dict):
        return isinstance(ours, dict) and all(
            key in ours and alike(ours[key], one) for key, one in theirs.items()
        )
    if isinstance(theirs, list):
        return isinstance(ours, list) and all(map(alike, ours, theirs))
    return ours == theirs if isinstance(theirs, str) or theirs is None else isinstance(ours, str)


def test_another_reader_agrees():
    """yaml-edit (not ours, not libyaml) sees the same data and the same comments afterwards."""
    oracle = pytest.importorskip("yaml_edit")
    seen = 0
    for seed in range(SEED, SEED + EDITS // 4):
        pick, writer = random.Random(seed), Writer(seed // 4)
        text = writer.text()
        data = parse(text.encode(), "a.yaml").data
        change = some_change(pick, data)
        try:
            meant = changed(data, change)
            after = apply(text, [change], order=order).text
            before = oracle.Document.parse(text)
        except (
            KeyError,
            IndexError,
            TypeError,
            AttributeError,
            EditRefusedError,
            oracle.YamlError,
        ):
            continue  # no such edit, or a file that yaml-edit does not take (lone CR)
        if not meant or not alike(data, before.to_python()):
            continue
        seen += 1
        now = oracle.Document.parse(after)
        assert alike(meant, now.to_python()), (seed, change)
        gone = may_go(change, writer.comments, data)
        kept = [str(one) for one in before.comments() if str(one) not in gone]
        assert [str(one) for one in now.comments() if str(one) not in gone] == kept, (seed, change)
    assert seen > EDITS // 8
