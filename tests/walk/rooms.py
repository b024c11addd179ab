"""A room without a terminal: the pure walk on a document in memory, saved by real edits."""

from __future__ import annotations

from typing import NamedTuple

from dxsheet.binder import inspect
from dxsheet.lang import Text, same
from dxsheet.sheet.nouns import key_order
from dxsheet.walk import reading
from dxsheet.walk.answering import respond
from dxsheet.walk.order import Placed, find, walk
from dxsheet.walk.questions import Plan, load
from dxsheet.walk.scene import Scene
from dxsheet.walk.steps import Reply
from dxsheet.yamlfile import parse
from dxsheet.yamlfile.edit import apply

BANK = load()
BEGUN = "# ours\ndxsheet: 1\nid: abcdefgh\ntitle: 転入手続  # the work\nstage: draft\n"


class Hit(NamedTuple):
    rule: str
    message: Text
    hint: Text
    severity: str = "warning"


def judged(text: str, kind: str) -> tuple[Hit, ...]:
    """Wording as a simple room judges it; the rules themselves are tested elsewhere."""
    rules = {"problem": ("P001", "P007", "P002"), "cause": ("C002", "C003", "C004")}.get(kind)
    if rules is None:
        return ()
    found = []
    if "システムを入れ" in text or "システムがない" in text:
        found.append(rules[0])
    if "意識が低い" in text:
        found.append(rules[1])
    if "DXを進め" in text:
        found.append(rules[2])
    if "かもしれない" in text:
        return tuple(Hit(rule, same(f"{rule}?"), same("..."), "info") for rule in found)
    return tuple(Hit(rule, same(f"{rule}?"), same("...")) for rule in found)


class Room:
    """A walk in memory; `say` answers the open question, or the one of `key`."""

    def __init__(self, text: str = BEGUN, plan: Plan | None = None, lang: str = "ja") -> None:
        self.document = parse(text.encode(), "room.yaml")
        self.passed: dict[str, str] = {}
        self.plan = plan or Plan()
        self.lang = lang
        self.goto = ""
        self.left = False

    @property
    def data(self):
        return self.document.data

    @property
    def scene(self) -> Scene:
        return Scene(self.data, self.passed, BANK, self.plan, judged, "2025-02-03", self.lang)

    @property
    def open(self) -> Placed | None:
        placed = walk(self.scene)
        if self.goto and (one := find(placed, self.goto)):
            return one
        return next((one for one in placed if one.step.open(self.passed)), None)

    @property
    def key(self) -> str:
        """The key of the open question, "" where there is none."""
        one = self.open
        return one.step.key if one else ""

    def say(self, line: str, key: str = "") -> Reply | Text:
        one = find(walk(self.scene), key) if key else self.open
        assert one, key
        request = reading.meant(one.step, line)
        if request and request not in (reading.SKIP, reading.UNKNOWN):
            return Reply()
        reply = respond(self.scene, one.step, line, request)
        if isinstance(reply, Reply):
            self._take(reply)
        return reply

    def all(self, *lines: str) -> Room:
        for line in lines:
            reply = self.say(line)
            assert isinstance(reply, Reply), (self.key, line, reply)
        return self

    def until(self, key: str) -> Room:
        """Enter until a question is open."""
        for _ in range(200):
            if self.key == key:
                return self
            self.all(">" if self.open.step.default else "")
        raise AssertionError(f"{key} was never asked; {self.key} is open")

    def found(self) -> list:
        """What is wrong with the shape of the sheet as it stands."""
        return inspect(self.document).findings

    def _take(self, reply: Reply) -> None:
        if reply.changes:
            text = apply(self.document, reply.changes, order=key_order).text
            self.document = parse(text.encode(), "room.yaml")
        for key in reply.reopened:
            self.passed.pop(key, None)
        self.passed.update(reply.passed)
        self.goto = reply.goto
        self.left = self.left or reply.leave
