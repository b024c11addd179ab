"""What the hand-written sheet of `edits.py` says, as a model that knows nothing of YAML."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from dxsheet.yamlfile import parse


@cache
def data_of(text: str) -> Any:
    """What a text says, without what is empty."""
    return tidy(parse(text.encode(), "x").data)


def tidy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: tidy(one) for key, one in value.items() if one not in (None, [], {})}
    return [tidy(one) for one in value] if isinstance(value, list) else value


class Model:
    """What the sheet says: lists of items by a name of their own, links by that name."""

    def __init__(self) -> None:
        self.top: dict[str, Any] = {"title": "転入手続の書き直し", "stage": "draft"}
        self.lists: dict[str, dict[str, dict[str, Any]]] = {
            "participants": {
                "窓口係": {"name": "窓口係", "unit": "市民課", "count": "3"},
                "情報課": {"name": "情報課", "part": "offer"},
            },
            "problems": {
                "P1": {
                    "id": "P1",
                    "text": "転入届の書き直しが週に40件ある。",
                    "current": "# これは本文\n窓口で二度書く。\n\n三度のこともある。\n",
                }
            },
            "causes": {
                "C1": {"id": "C1", "text": "様式が二つある", "status": "unverified"},
                "C2": {"id": "C2", "text": "記入例が古い", "status": "unverified"},
                "C3": {"id": "C3", "text": "混む曜日が知られていない"},
            },
            "solutions": {
                "S1": {"id": "S1", "text": "様式を一つにする", "causes": ["C1", "C2"],
                       "effort": "low"},
                "S2": {"id": "S2", "text": "記入例を直す", "causes": ["C2"]},
            },
            "ideas": {"I1": {"id": "I1", "text": "アプリを作る", "parked_from": "P1"}},
            "work_items": {
                "W1": {"id": "W1", "text": "周知する", "solution": "S1", "main_owners": ["山田"]}
            },
            "kept": {"C001": {"rule": "C001", "at": "C2", "reason": "来月見る"}},
            "candidates": {"転入": {"name": "転入", "scores": ["4", "3"]}},
            "stakeholders": {},
        }  # fmt: skip
        self.roles: dict[str, Any] = {"decide": ["窓口係"], "sponsor": "市民部長"}
        self.retired: list[str] = []
        self.ids: dict[str, str] = {}

    def data(self) -> dict[str, Any]:
        """As the reader gives it, with every link under the name the item has in the end."""
        out: dict[str, Any] = {"dxsheet": "1", "id": "7k3f9q2m", **self.top}
        for name, items in self.lists.items():
            entries = [self._shown(one) for one in items.values()]
            if name == "candidates":
                out["selection"] = {"candidates": entries}
            elif entries:
                out[name] = entries
        if self.roles:
            out["roles"] = self.roles
        return {**out, "retired": self.retired} if self.retired else out

    def _shown(self, item: dict[str, Any]) -> dict[str, Any]:
        shown = {}
        for key, value in item.items():
            if key in ("causes", "problems"):
                shown[key] = [self.ids.get(one, one) for one in value]
            elif key in ("id", "solution", "at", "parked_from", "became"):
                shown[key] = self.ids.get(value, value)
            else:
                shown[key] = value
        return {key: value for key, value in shown.items() if value != []}


class Step(NamedTuple):
    """One thing done to the model. `spot` is what it touches; two steps on one spot that want
    different things conflict, unless the kind of step cannot (`sets`).
    """

    kind: str
    spot: tuple[str, ...]
    value: Any = None


def gone(model: Model, spot: tuple[str, ...]) -> bool:
    """Whether the item that a spot is in is not there."""
    return spot[0] in model.lists and spot[1] not in model.lists[spot[0]]


def apply(model: Model, steps: Iterable[Step]) -> None:
    for step in steps:
        _STEPS[step.kind](model, step.spot, step.value)


def _set(model: Model, spot: tuple[str, ...], value: Any) -> None:
    holder: dict[str, Any] = model.top
    if spot[0] == "roles":
        holder = model.roles
    elif spot[0] in model.lists:
        if gone(model, spot):
            return
        holder = model.lists[spot[0]][spot[1]]
    if value is None:
        holder.pop(spot[-1], None)
    else:
        holder[spot[-1]] = value


def _add(model: Model, spot: tuple[str, ...], value: Any) -> None:
    model.lists[spot[0]].setdefault(spot[1], dict(value))


def _remove(model: Model, spot: tuple[str, ...], _: Any) -> None:
    model.lists[spot[0]].pop(spot[1], None)


def _replace(model: Model, spot: tuple[str, ...], value: Any) -> None:
    model.lists[spot[0]][spot[1]] = dict(value)


def _words(model: Model, spot: tuple[str, ...]) -> list[str]:
    if spot[0] == "retired":
        return model.retired
    holder = model.roles if spot[0] == "roles" else model.lists[spot[0]].get(spot[1], {})
    return holder.setdefault(spot[2] if spot[0] != "roles" else spot[1], [])


def _join(model: Model, spot: tuple[str, ...], value: Any) -> None:
    words = _words(model, spot)
    if value not in words:
        words.append(value)


def _part(model: Model, spot: tuple[str, ...], value: Any) -> None:
    words = _words(model, spot)
    if value in words:
        words.remove(value)


def _order(model: Model, spot: tuple[str, ...], value: Any) -> None:
    items = model.lists[spot[0]]
    names = [one for one in value if one in items] + [one for one in items if one not in value]
    model.lists[spot[0]] = {name: items[name] for name in names}


def _rename(model: Model, spot: tuple[str, ...], value: Any) -> None:
    if not gone(model, spot):
        model.ids.setdefault(spot[1], value)


_STEPS: dict[str, Callable[[Model, tuple[str, ...], Any], None]] = {
    "set": _set,
    "add": _add,
    "remove": _remove,
    "replace": _replace,
    "join": _join,
    "part": _part,
    "order": _order,
    "rename": _rename,
}
