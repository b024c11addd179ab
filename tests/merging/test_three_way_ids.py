"""Random merges in which items are added, taken out and put under ids that were free again.

The model knows every item by a key of its own, which never means anything else: what was written of
an item must stand with that item, or be a conflict. DXSHEET_MERGES=N runs N of them (from
DXSHEET_MERGES_SEED on).
"""

from __future__ import annotations

import os
import random
import re
from copy import deepcopy
from itertools import combinations
from typing import Any

from dxsheet.likeness import apart
from dxsheet.merging.drawing import side_text
from dxsheet.merging.three_way import merge
from dxsheet.sheet.ids import next_id
from tests.merging.model import data_of

MERGES = int(os.environ.get("DXSHEET_MERGES", "150"))
SEED = int(os.environ.get("DXSHEET_MERGES_SEED", "0"))

# No two of these have anything in common.
SAID_LINES = """
窓口に人がいない|プリンターが詰まる|様式が二つある|記入例は古いまま|混む曜日を誰も知らない
鍵は一本だけ|台帳を手で写す|電話ばかり鳴る|説明書きの字が小さい|番号札を取り忘れる|庁舎案内図と違う
委任状で手間取る|翻訳メモなし|押印欄があいまい|Forms differ|Two ledgers|Nobody answers|Scanner broke
Old map hangs there|Stamps get lost|Keys missing|Wrong queue|Paper jam|Dusty shelf"""
SAID = SAID_LINES.strip().replace("\n", "|").split("|")
LISTS = {"causes": "C", "solutions": "S"}


class Side:
    """A sheet as its people see it: items by key, each with the id it has just now."""

    def __init__(self) -> None:
        self.items: dict[str, dict[str, dict[str, Any]]] = {"causes": {}, "solutions": {}}
        self.kept: list[str] = []
        self.retired: list[str] = []

    def add(self, name: str, key: str, id: str, links: list[str]) -> None:
        item: dict[str, Any] = {"id": id, "text": key}
        self.items[name][key] = {**item, "causes": links} if name == "solutions" else item

    def ids(self, name: str) -> list[str]:
        return [one["id"] for one in self.items[name].values()]

    def remove(self, name: str, key: str, *, retire: bool) -> str:
        """Take out an item and what points to it; its id."""
        gone: str = self.items[name].pop(key)["id"]
        for one in self.items["solutions"].values():
            one["causes"] = [other for other in one["causes"] if other != key]
        self.kept = [one for one in self.kept if one != key]
        self.retired += [gone] if retire else []
        return gone

    def data(self) -> dict[str, Any]:
        """As the file has it: links by id."""
        causes = list(self.items["causes"].values())
        solutions = [
            {**one, "causes": [self.items["causes"][key]["id"] for key in one["causes"]]}
            for one in self.items["solutions"].values()
        ]
        kept = [
            {"rule": "C009", "at": self.items["causes"][key]["id"], "reason": key}
            for key in self.kept
        ]
        out = {"dxsheet": "1", "title": "t", "causes": causes, "solutions": solutions}
        return {**out, "kept": kept, "retired": self.retired}

    def text(self) -> str:
        lines = []
        for name, value in self.data().items():
            if isinstance(value, str):
                lines.append(f"{name}: {value}")
            elif name == "retired":
                lines += [f"retired: [{', '.join(value)}]"] if value else []
            elif value:
                lines.append(f"{name}:")
                for entry in value:
                    dash = "- "
                    for key, one in entry.items():
                        shown = f"[{', '.join(one)}]" if isinstance(one, list) else one
                        lines += [f"  {dash}{key}: {shown}"] if one else []
                        dash = "  " if one else dash
        return "\n".join(lines) + "\n"


def acted(rng: random.Random, side: Side, fresh: list[str], mark: str) -> None:
    """One thing that a person, this release or an older one does to a sheet."""
    name = rng.choice(["causes", "causes", "solutions"])
    keys = list(side.items[name])
    causes = list(side.items["causes"])
    links = rng.sample(causes, min(len(causes), rng.randint(0, 2)))
    what = rng.choice(
        ["add", "add", "remove", "remove", "replace", "write", "write", "tie", "keep"]
    )
    if what == "add" and fresh:
        given = [*side.ids("causes"), *side.ids("solutions"), *side.retired]
        side.add(name, fresh.pop(), next_id(name, given), links)
    elif what == "remove" and keys:
        side.remove(name, rng.choice(keys), retire=rng.random() < 0.6)
    elif what == "replace" and keys and fresh:
        id = side.remove(name, rng.choice(keys), retire=False)
        side.add(name, fresh.pop(), id, [one for one in links if one in side.items["causes"]])
    elif what == "write" and keys:
        key = rng.choice(keys)
        field = "evidence" if name == "causes" else "owner"
        side.items[name][key][field] = f"{key} {rng.choice([mark, 'x'])}"
    elif what == "tie" and causes and side.items["solutions"]:
        solution = rng.choice(list(side.items["solutions"].values()))
        solution["causes"] = list(dict.fromkeys([*solution["causes"], rng.choice(causes)]))
    elif what == "keep" and causes:
        side.kept = list(dict.fromkeys([*side.kept, rng.choice(causes)]))


def three(seed: int) -> tuple[Side, Side, Side]:
    """A base, and what two sides made of it."""
    rng = random.Random(seed)
    said = SAID[:]
    rng.shuffle(said)
    base = Side()
    for number in range(1, rng.randint(2, 5)):
        base.add("causes", said.pop(), f"C{number}", [])
    for number in range(1, rng.randint(2, 4)):
        links = rng.sample(list(base.items["causes"]), rng.randint(0, 1))
        base.add("solutions", said.pop(), f"S{number}", links)
    sides = [deepcopy(base), deepcopy(base)]
    for mark, side in zip("ab", sides, strict=True):
        fresh = [said.pop() for _ in range(4)]
        for _ in range(rng.randint(1, 6)):
            acted(rng, side, fresh, mark)
    return base, sides[0], sides[1]


def ties(side: Side, name: str, key: str) -> set[str]:
    """What names a cause on a side."""
    if name == "solutions":
        return set()
    linked = {one["text"] for one in side.items["solutions"].values() if key in one["causes"]}
    return linked | ({"kept"} if key in side.kept else set())


def plain(item: dict[str, Any] | None) -> Any:
    """An item without its id, links as a set."""
    if item is None:
        return None
    return {key: set(one) if key == "causes" else one for key, one in item.items() if key != "id"}


def conflicts(base: Side, ours: Side, theirs: Side) -> set[str]:
    """The keys of base items that nobody but the people can decide about."""
    found = set()
    for name, items in base.items.items():
        for key, was in items.items():
            now = [one.items[name].get(key) for one in (ours, theirs)]
            heirs = [
                next((one for one in side.items[name].values() if one["id"] == was["id"]), None)
                for side in (ours, theirs)
            ]
            if now[0] and now[1]:
                fields = {field for one in now for field in one if field not in ("id", "causes")}
                clash = any(
                    len({str(one.get(field)) for one in (was, *now)}) == 3 for field in fields
                )
            elif now[0] or now[1]:
                at = 0 if now[0] else 1
                side = (ours, theirs)[at]
                changed = plain(now[at]) != plain(was)
                clash = changed or bool(ties(side, name, key) - ties(base, name, key))
            else:
                clash = any(heirs) and plain(heirs[0]) != plain(heirs[1])
            found |= {key} if clash else set()
    return found


def merged_model(base: Side, ours: Side, theirs: Side) -> dict[str, dict[str, Any]]:
    """What a merge without a conflict must say: every item by key, links by key."""
    out: dict[str, dict[str, Any]] = {"causes": {}, "solutions": {}}
    for name, items in out.items():
        for key in {**base.items[name], **ours.items[name], **theirs.items[name]}:
            was, mine, yours = (one.items[name].get(key) for one in (base, ours, theirs))
            if was and not (mine and yours):
                continue
            sides = [one for one in (mine, yours) if one]
            made = {**sides[0], **sides[-1]}
            for field in ("evidence", "owner"):
                had = was.get(field) if was else None
                new = [one[field] for one in sides if one.get(field, had) != had]
                made |= {field: new[0]} if new else {}
            if name == "solutions":
                old = set(was["causes"]) if was else set()
                kept = set.intersection(*(set(one["causes"]) for one in sides)) & old
                made["causes"] = kept | {one for side in sides for one in side["causes"]} - old
            items[key] = plain(made)
    return out


def read(data: dict[str, Any]) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """The items of a merged sheet by key, links by key; and the key that each id means."""
    means = {one["id"]: one["text"] for name in LISTS for one in data.get(name, [])}
    assert len(means) == sum(len(data.get(name, [])) for name in LISTS), "an id stands twice"
    out: dict[str, dict[str, Any]] = {"causes": {}, "solutions": {}}
    for name, items in out.items():
        for one in data.get(name, []):
            links = {means.get(id, f"nothing ({id})") for id in one.get("causes", [])}
            items[one["text"]] = plain(
                {**one, **({"causes": links} if name == "solutions" else {})}
            )
    return out, means


def check(seed: int) -> bool:
    """One merge against the model; whether it conflicted."""
    base, ours, theirs = three(seed)
    made = merge(*(one.text().encode() for one in (base, ours, theirs)))
    whole = made.raw.decode()
    expected = conflicts(base, ours, theirs)
    assert bool(made.conflicts) == bool(expected), (made.conflicts, expected)
    retired = {*ours.retired, *theirs.retired}
    for which in (0, 1):
        data = data_of(side_text(whole, which))
        found, means = read(data)
        ids = {key: id for id, key in means.items()}
        for name, items in found.items():
            for key, item in items.items():
                for field in ("evidence", "owner"):
                    assert item.get(field, key).startswith(key), f"{field} of another under {key}"
                for link in item.get("causes", ()) if name == "solutions" else ():
                    tied = [one.items[name].get(key, {}) for one in (base, ours, theirs)]
                    told = any(
                        re.match(f"causes {ids.get(link)}\\b", one) for one in made.conflicts
                    )
                    assert (
                        told
                        or "nothing" in link
                        or any(link in one.get("causes", ()) for one in tied)
                    ), f"{key} was never tied to {link}"
        for one in data.get("kept", []):
            key = means.get(one["at"])
            told = any(place.startswith(f"causes {one['at']}") for place in made.conflicts)
            assert told or key == one["reason"], f"kept for {one['reason']} stands at {key}"
        assert set(data.get("retired", [])) == retired
        if not expected:
            assert found == merged_model(base, ours, theirs)
            assert not re.search("nothing", str(found))
            assert not retired & set(means), "a retired id was given again"
    return bool(expected)


def test_no_two_statements_of_the_model_have_anything_in_common() -> None:
    assert [pair for pair in combinations(SAID, 2) if not apart(*pair)] == []


def test_what_was_written_of_an_item_stands_with_it_or_conflicts() -> None:
    conflicted = 0
    for seed in range(SEED, SEED + MERGES):
        try:
            conflicted += check(seed)
        except Exception as error:
            raise AssertionError(f"seed {seed}: {error}") from error
    assert 0.1 * MERGES < conflicted < 0.9 * MERGES
