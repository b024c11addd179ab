"""What a typed line does at a question: an answer taken, why not, a pass, or a question back.

A line that could mean two things is held in the walk's notes and asked about; nothing said is
replaced, split or acted on in silence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from datetime import date
from typing import Any

from dxsheet.lang import Text, in_a_row, same
from dxsheet.sheet.nouns import Sheet
from dxsheet.spoken import as_names, as_statements, day_text, means_nothing, means_same
from dxsheet.walk import reading
from dxsheet.walk.catches import instead, is_catch
from dxsheet.walk.causes import CAUSES, cause_of, one_more
from dxsheet.walk.lines import COMMA, only_names
from dxsheet.walk.questions import Option, option
from dxsheet.walk.reading import NEEDED
from dxsheet.walk.scene import Scene
from dxsheet.walk.steps import Answer, Reply, Step, Take, counted, take_out
from dxsheet.width import one_line
from dxsheet.yamlfile.edit import Delete

# How a question without an answer was passed over.
SKIPPED = "skipped"
UNKNOWN = "unknown"
DONE = "done"
# "Not known yet" said of something that was known: the state before it was.
_UNSETTLED = {"solution.status": "proposed"}
# The field that an entry of these lists is known by, those of the others by `text`.
_NAMES = {
    "participants": "name",
    "stakeholders": "name",
    "small_start": "units",
    "outcomes": "measure",
}
_POINTED_TO = Text(
    "{id} cannot be removed because {users} refers to it. Change that first, or reword {id}.",
    "{id} は {users} と結び付いているため、消せません。"
    "先にそちらを変えるか、{id} を言い直してください。",
)
_GONE = Text("removed: {what} (<< brings it back)", "消しました: {what}（<< で元に戻せます）")
NO_NUMBERS = Text(
    "This question has no choices by number. To write “{line}” as it stands, type it once more.",
    "この問いには、番号の選択肢がありません。「{line}」をこのまま書くときは、もう一度入力してください。",
)
_ONLY_AN_ID = Text(
    "“{id}” is only a number. To see or change it, type @{id} (or put it in quotation marks if it "
    "is your answer).",
    "「{id}」は番号だけになっています。その内容を見る・直すときは @{id} と入力します"
    "（そのまま答えにするときは「」で囲みます）。",
)
_ENDS = ("list", "line")
# What says why a cause is the only one; anything else may be one more cause.
_A_REASON = re.compile(
    r"(?:から|ため|ので)(?:です|だ|である)?。?$|(?:ほか|他)に|\d\s*[^\s\d]?(?:とも|すべて|全て|全部)"
    r"|(?:確かめ|確認し|調べ|数え|見|聞い)(?:た|て|まし)|記録され"
    r"|^since\b|because|\bno other|nothing else|\bshows?\b|\ball (?:the )?\d"
    r"|\b(?:we|I) (?:have )?(?:checked|looked|counted|asked|read|saw|ruled|know)\b",
    re.IGNORECASE,
)


def respond(
    scene: Scene, step: Step, line: str, request: str | None, *, asks: bool = True
) -> Reply | Text:
    """What a line does; a Text says why it cannot be taken.

    An empty line keeps what stands, else takes the default, else passes the question over.

    Args:
        scene: the moment.
        step: the question.
        line: what was typed.
        request: the request that it is, as `reading.meant` has it.
        asks: whether somebody is there to be asked what was meant.
    """
    if asks and request and reading.is_either(step, line):
        return _held(step, "command", line)
    if request == reading.SKIP:
        return passed_over(step, SKIPPED)
    if request == reading.UNKNOWN:
        return _not_known(scene, step)
    if reading.only_digits(step, line):
        return reading.NOT_ONLY_DIGITS
    if alone := _only_an_id(step, line):
        return _ONLY_AN_ID.fill(id=alone)
    if not reading.cleaned(line):
        return _entered(scene, step)
    said = reading.literal(line)
    if said == line.strip() and _is_nothing(step, said):
        standing = step.value is not None and step.question.field and not _names_entry(step)
        return _not_known(scene, step) if standing else passed_over(step, DONE)
    return _read(scene, step, said, asks)


def _entered(scene: Scene, step: Step) -> Reply | Text:
    if step.value is None and step.default:
        return _taken(scene, step, step.default)
    ends = step.question.kind in _ENDS or "?" in step.key
    return passed_over(step, DONE if ends else SKIPPED)


def _is_nothing(step: Step, said: str) -> bool:
    """Whether “none” ends or passes the question over; where it is an answer it is written."""
    prose = step.question.kind in (*reading.PROSE, "date", "count", "amount")
    return prose and not step.question.none and not step.question.required and means_nothing(said)


def _only_an_id(step: Step, line: str) -> str:
    """The id that stands where words are meant and no item is chosen; "" where none does."""
    plain = unicodedata.normalize("NFKC", line.strip())
    alone = step.question.kind in reading.PROSE and plain[:1].isalpha()
    known = option(step.options, plain) is not None
    return plain if alone and not known and reading.A_NUMBER.fullmatch(plain) else ""


def several(step: Step, text: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """What a text would be as several answers; empty where it is one.

    Causes, ideas and the like part at lines, `;` and list marks, names at any separator; where a
    line says more of a name, only if it says nothing more. `known` are names said before.
    """
    parts: tuple[str, ...] = ()
    in_rows = step.question.field in _WHO and re.fullmatch("[^:：→>⇒]*[;；][^:：→>⇒]*", text)
    if step.question.kind == "list" or in_rows:
        parts = as_statements(text)
    elif (step.question.kind == "name" and means_same(text) is None) or (
        step.question.kind == "line"
        and step.question.field in _WHO
        and not _MORE_THAN_A_NAME.search(text)
    ):
        parts = as_names(text)
    elif step.question.field in _WHO and only_names(step.question.field, text, known):
        parts = tuple(one for one in COMMA.split(text) if one)
    return parts if len(parts) > 1 else ()


_WHO = ("participants.name", "stakeholders.name")
_MORE_THAN_A_NAME = re.compile(r"[、，,;；\n→⇒]|[=-]>")


def _read(scene: Scene, step: Step, said: str, asks: bool) -> Reply | Text:
    answer = reading.read(step, said, scene.today)
    if isinstance(answer, Text):
        if is_catch(step) and len(said) > 1 and not said.isdigit():
            return _held(step, "instead", reading.statement(said)) if asks else answer
        return answer
    parts = several(step, said, scene.people())
    if parts and step.question.kind == "name":
        return _held(step, "owner", said) if asks else _taken(scene, step, parts)
    if parts:
        return (
            _held(step, "several", said)
            if asks and step.question.id != "choose.criteria"
            else _taken(scene, step, _all_of(step, parts))
        )
    if asks and step.question.id == "cause.only_one" and not _A_REASON.search(said):
        return _held(step, "cause", said)
    reply = _taken(scene, step, answer)
    if isinstance(reply, Reply) and step.question.kind == "date" and answer != said:
        return reply._replace(told=(day_shown(str(answer)),))
    return reply


def _all_of(step: Step, parts: tuple[str, ...]) -> Answer:
    """Several answers as the question takes them: an entry is a line."""
    return "\n".join(parts) if step.question.kind == "line" else parts


def _held(step: Step, kind: str, line: str) -> Reply:
    key = f"{step.key}?{kind}"
    return Reply(passed={key: line}, goto=key, exact=True)


def _taken(scene: Scene, step: Step, said: Answer) -> Reply | Text:
    """What an answer that has been read does."""
    return _settling(step, step.take(scene, step, said)) if said else NEEDED


def passed_over(step: Step, how: str) -> Reply | Text:
    """A question left without an answer. One that has an answer keeps it."""
    if step.value is not None:
        return _settling(step, Reply())
    if step.question.required or ("?" in step.key and how == DONE):
        return NEEDED
    if "?" in step.key:  # the line that was held is let go of, its question asked again
        return _settling(step, Reply())
    return _settling(step, Reply(passed={step.key: how}))


def _settling(step: Step, reply: Reply | Text) -> Reply | Text:
    """What it means besides that a step is settled."""
    if isinstance(reply, Text):
        return reply
    reopened = (*reply.reopened, *step.clears) if step.clears else reply.reopened
    return reply._replace(reopened=reopened, leave=reply.leave or step.leaves)


def _not_known(scene: Scene, step: Step) -> Reply | Text:
    """Take “not known yet”: it passes an open question over, takes an earlier answer back."""
    if step.question.id == "cause.status":  # "not yet" is one of its answers, and asks who looks
        return _taken(scene, step, "unverified")
    if step.value is None or step.key in scene.passed:
        return passed_over(step, UNKNOWN)
    spare = _names_entry(step) and len(scene.items(str(step.path[0]))) > 1  # not the only problem
    if (step.question.required and not spare) or not step.question.field:
        return NEEDED if step.question.required else _settling(step, Reply())
    if step.question.id in _UNSETTLED:
        return step.take(scene, step, _UNSETTLED[step.question.id])
    if _names_entry(step):
        return _removed(scene, step)
    gone = _GONE.fill(what=step.spelt(step.value, scene.lang))
    return Reply((Delete(step.path),), passed={step.key: UNKNOWN}, exact=True, told=(gone,))


def _names_entry(step: Step) -> bool:
    """Whether a step asks for the words that an entry of a list is known by."""
    return len(step.path) == 3 and step.path[-1] == _NAMES.get(str(step.path[0]), "text")


def _removed(scene: Scene, step: Step) -> Reply | Text:
    """Remove the entry that a step names, unless another entry points to it."""
    name = scene.value((*step.path[:2], "id"))
    users = [who for who, pointed in _pointers(scene) if pointed == name]
    if isinstance(name, str) and users:
        return _POINTED_TO.fill(id=name, users=", ".join(dict.fromkeys(users)))
    what = f"{name} {step.value}" if isinstance(name, str) else str(step.value)
    gone = _GONE.fill(what=one_line(what))
    return Reply(take_out(scene.data, step.path[:2]), exact=True, told=(gone,))


def _pointers(scene: Scene) -> list[tuple[str, Any]]:
    """Every (item, id it points to) of the sheet."""
    found: list[tuple[str, Any]] = []
    for key, top in Sheet.fields.items():
        if top.noun is None or top.kind != "items":
            continue
        for item in scene.items(key):
            for name, field in top.noun.fields.items():
                if field.target and field.kind != "id":
                    value = item.entry.get(name)
                    found += [
                        (item.name, one) for one in (value if isinstance(value, list) else [value])
                    ]
    return found


def day_shown(day: str) -> Text:
    """A date shown back with its day of the week."""
    try:
        nth = date.fromisoformat(day).weekday()
    except ValueError:
        return same(day)
    en = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[nth]
    said = day_text(day)
    return Text(f"{en} {said.en}", f"{said.ja}（{'月火水木金土日'[nth]}）")


# ------------------------------------------------------------------ questions back

_REQUESTS = {
    "help": Text("help", "説明"),
    "back": Text("go back", "戻る"),
    "skip": Text("skip", "とばす"),
    "table": Text("show the table", "表を見る"),
    "undo": Text("undo", "取り消す"),
    "leave": Text("save and leave", "保存して終わる"),
    "unknown": Text("not known yet", "まだ分からない"),
}
_ALL = Text("all of them", "このまま（複数）")


def asked_back(scene: Scene, step: Step) -> Step | None:
    """The question about a line that was held at a step, None where none was."""
    for kind, means in _MEANT.items():
        key = f"{step.key}?{kind}"
        if line := scene.passed.get(key):
            question = scene.bank.questions[f"back.{kind}"]
            parts = several(step, line, scene.people())
            return Step(
                question,
                key,
                step.path,
                means(step, line, parts),
                hidden=True,
                due=True,
                options=_options(question.options, kind, line, parts),
                clears=(key,),
                default=_likely(kind, line, question.options),
                slots={"text": line, "count": len(parts), **step.slots, "line": line},
                told=tuple(Text(f"- {one}", f"・{one}") for one in parts if kind == "several"),
            )
    return None


def _likely(kind: str, line: str, options: tuple[Option, ...]) -> str:
    """What Enter means: what is likeliest, where anything is. A question back is no statement."""
    if kind in ("command", "several"):
        return options[0].value
    asks = kind == "instead" and re.search(r"[?？]$|(?:です|ます|でしょう)か。?$", line)
    return options[-1].value if asks else ""


def _options(
    options: tuple[Option, ...], kind: str, line: str, parts: tuple[str, ...]
) -> tuple[Option, ...]:
    if kind == "owner":
        names = [Option(0, one, same(one)) for one in parts]
        return counted((*names, Option(0, "*", _ALL)))
    if kind == "command":
        what = _REQUESTS[reading.command(line) or "unknown"]
        return tuple(one._replace(label=one.label.fill(what=what, line=line)) for one in options)
    return options


def _meant_command(step: Step, line: str, _parts: tuple[str, ...]) -> Take:
    def take(scene: Scene, _step: Step, answer: Answer) -> Reply | Text:
        if answer == "do":
            return Reply(request=reading.command(line) or "", settled=step.key)
        return _of(step, _read(scene, step, line, asks=False))

    return take


def _meant_several(step: Step, line: str, parts: tuple[str, ...]) -> Take:
    def take(scene: Scene, _step: Step, answer: Answer) -> Reply | Text:
        return _of(step, _taken(scene, step, _all_of(step, parts) if answer == "split" else line))

    return take


def _meant_instead(step: Step, line: str, _parts: tuple[str, ...]) -> Take:
    def take(scene: Scene, _step: Step, answer: Answer) -> Reply | Text:
        if answer == "instead":
            return _of(step, instead(scene, step, line))
        return _of(step, one_more(scene, step, line) if answer == "more" else Reply())

    return take


def _meant_owner(step: Step, _line: str, parts: tuple[str, ...]) -> Take:
    def take(scene: Scene, _step: Step, answer: Answer) -> Reply | Text:
        several = step.question.field.endswith("main_owners")
        whole: Answer = parts if several else in_a_row(parts, scene.lang)
        return _of(step, _taken(scene, step, whole if answer == "*" else answer))

    return take


def _meant_cause(step: Step, line: str, _parts: tuple[str, ...]) -> Take:
    def take(scene: Scene, _step: Step, answer: Answer) -> Reply | Text:
        if answer == "reason":
            return _of(step, _taken(scene, step, line))
        problem = next(one for one in scene.items("problems") if one.name == step.slots["id"])
        asked = step._replace(key=f"{problem.name}.causes", path=CAUSES)
        return _of(step, cause_of(problem)(scene, asked, reading.statement(line)))

    return take


_MEANT = {
    "command": _meant_command,
    "several": _meant_several,
    "instead": _meant_instead,
    "owner": _meant_owner,
    "cause": _meant_cause,
}


def _of(step: Step, reply: Reply | Text) -> Reply | Text:
    """A reply that belongs to the step that was asked back about."""
    if isinstance(reply, Text):
        return reply
    return reply._replace(settled=reply.settled or step.key)
