"""How a question is laid out: how far along, the question, what stands, the choices, help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dxsheet.flows.walk import words
from dxsheet.flows.walk.answers import Talk
from dxsheet.lang import Text
from dxsheet.walk.catching import CAUGHT
from dxsheet.walk.commands import LEGEND
from dxsheet.walk.order import Progress
from dxsheet.walk.questions import Part
from dxsheet.walk.reading import read
from dxsheet.walk.recap import Line, statements
from dxsheet.walk.scene import Scene
from dxsheet.walk.steps import Step
from dxsheet.width import cells, wrapped

_SHORT = 28  # columns of a choice that stands beside others


def tell(talk: Talk, text: Text | str, style: str = "", *, hang: str = "", deeper: int = 0) -> None:
    """Write a text over as many lines as it takes; later lines hang below `hang`, or `deeper`."""
    said = text if isinstance(text, str) else text.to(talk.lang)
    room = max(talk.width - 1 - cells(hang) - deeper, 8)
    lead = hang
    for line in wrapped(said, room):
        talk.say((style, lead + line)) if style else talk.say(lead + line)
        lead = " " * (cells(hang) + deeper)


def heading(talk: Talk, part: Part, at: Progress) -> None:
    """The name of a part, and how far along it is."""
    sign = "--" if talk.plain else "──"
    minutes = words.MINUTES.fill(minutes=part.minutes).to(talk.lang)
    talk.say()
    name = part.name.to(talk.lang)
    tell(talk, f"{sign} {at.part}/{at.parts} {name} {sign} {minutes}", "strong")


def question(talk: Talk, step: Step, at: Progress, hint: Text | None) -> None:
    """One question with everything needed to answer it."""
    talk.say()
    tell(talk, step.text(), "ask", hang=_number(step, at))
    for one in step.told:
        tell(talk, one, hang="  ")
    if hint:
        tell(talk, hint, "faint", hang="  ")
    _choices(talk, step)
    _standing(talk, step)


def _number(step: Step, at: Progress) -> str:
    """Which question of how many; a list has no end that is known beforehand."""
    if not at.question:
        return ""
    return f"{at.question} " if step.question.kind == "list" else f"{at.question}/{at.questions} "


def _choices(talk: Talk, step: Step) -> None:
    """The answers by number: short ones side by side, the others one a line."""
    labels = [f"{one.number} {one.label.to(talk.lang)}" for one in step.options]
    if labels and max(map(cells, labels)) <= _SHORT:
        for line in _packed(labels, talk.width - 3):
            talk.say(f"  {line}")
        return
    for option in step.options:
        tell(talk, option.label, hang=f"  {option.number} ")


def _standing(talk: Talk, step: Step) -> None:
    """The answer that stands, or what Enter would mean."""
    if step.value is not None:
        shown = words.NOW.fill(value=step.shown(talk.lang)).to(talk.lang)
        tell(talk, f"{shown} {words.KEEPS.to(talk.lang)}", "faint", hang="  ")
    elif step.default:
        tell(talk, words.DEFAULT.fill(value=_by_number(step)), "faint", hang="  ")


def _by_number(step: Step) -> str:
    """What Enter means, by the numbers shown above it."""
    default = (step.default,) if isinstance(step.default, str) else step.default
    numbers = {one.value: str(one.number) for one in step.options}
    return ", ".join(numbers.get(one, one) for one in default)


def explained(talk: Talk, step: Step) -> None:
    """Why the method asks, an example, and what can be typed at any question."""
    tell(talk, words.WHY.fill(why=step.question.why), hang="  ")
    example = step.question.example.to(talk.lang)
    said = read(step, example) if step.options else None
    label = "" if said is None or isinstance(said, Text) else f" ({step.spelt(said, talk.lang)})"
    tell(talk, words.EXAMPLE.fill(example=example + label), hang="  ")
    legend(talk)


def legend(talk: Talk) -> None:
    """What can be typed at any question, as many to a line as there is room."""
    tell(talk, words.ANYTIME, "faint")
    for line in _packed([f"{sign} {name.to(talk.lang)}" for sign, name in LEGEND], talk.width - 3):
        talk.say(("faint", f"  {line}"))


def _packed(texts: Iterable[str], width: int) -> Iterator[str]:
    held = ""
    for text in texts:
        together = f"{held}   {text}" if held else text
        if held and cells(together) > width:
            yield held
            together = text
        held = together
    yield held


def recapped(talk: Talk, part: Part, lines: list[Line]) -> None:
    """What was said in a part."""
    talk.say()
    tell(talk, Text("{recap}: {part}", "{recap}: {part}").fill(recap=words.RECAP, part=part.name),
         "strong")  # fmt: skip
    for line in lines:
        tell(talk, line.text, hang="    " if line.depth else "  ", deeper=3)


def worded(talk: Talk, scene: Scene, part: str) -> None:
    """One quiet line on the wording of a part, and how many more there are."""
    found = [
        (name, hit)
        for name, text, kind in statements(scene, part)
        for hit in scene.hits(text, kind)
        if hit.rule not in CAUGHT and not scene.kept(hit.rule, name)
    ]
    if not found:
        return
    name, hit = found[0]
    said = words.WORDING.fill(id=name, message=_first_sentence(hit.message))
    more = words.WORDING_MORE.fill(count=len(found) - 1)
    talk.say()
    tell(talk, said, "faint", hang="  ")
    if len(found) > 1:
        tell(talk, more, "faint", hang="  ")


def _first_sentence(message: Text) -> Text:
    """What a wording rule sees, without its reason: a quiet line, not a lesson."""
    return Text(message.en.split(". ")[0], message.ja.split("。")[0] + "。")
