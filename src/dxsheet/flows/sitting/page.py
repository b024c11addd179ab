"""How a sitting looks: a question laid out, help, a review of what was said, how it ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from shlex import quote

from dxsheet.findings import CANNOT, DxsheetError
from dxsheet.flows.sitting.answers import Source, Talk
from dxsheet.lang import Text, in_a_row
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary.blocks import EffectMap, Page
from dxsheet.walk.catches import CAUGHT, in_short
from dxsheet.walk.order import Placed, Progress
from dxsheet.walk.questions import Option, Part
from dxsheet.walk.reading import LEAVE, LEGEND, command, read
from dxsheet.walk.review import Row, half_page, named, statements
from dxsheet.walk.scene import Scene
from dxsheet.walk.steps import Step
from dxsheet.width import cells, wrapped

_SHORT = 28  # columns of a choice that stands beside others
_SHELL = frozenset(" '\"()&;|<>$`\\!*?[]#~")

_WELCOME = Text(
    "First the problem and its causes, then solutions. Each answer is saved at once.",
    "問題、課題（原因）、解決策の順に進みます。答えは、その場で保存されます。",
)
_ANYTIME = Text("At any question:", "どの問いでも使えます:")
_WIDE = Text(
    "You can also type the words: back, skip, don't know and so on. If such a word is "
    "your answer, put it in quotation marks (“back”). An arrow (→) can be typed as ->.",
    "記号は全角でも入力できます。「とばす」などの言葉でもかまいません。"
    "その言葉自体を答えにするときは「」で囲みます。「→」は -> とも入力できます。",
)
_LETTERS = Text(
    "Numbers begin with P for a problem, C for a cause, S for a solution, I for an idea, W for "
    "a work item and T for a trial.",
    "番号の頭の文字は、P が問題、C が課題（原因）、S が解決策、I がアイデア、W が作業、T が試行で"
    "す。",
)
_NOW = Text(
    "current answer: {value} (press Enter to keep it)",
    "今の答え: {value}（Enter だけ押すと、このまま）",
)
# What the walk filled in by itself: nobody has said it yet.
_SUGGESTED = Text(
    "suggested: {value} (press Enter to accept it)",
    "仮の答え: {value}（Enter だけ押すと、この答え）",
)
# What is to be said in other words is nothing that Enter should agree to.
_ASKED_ANEW = Text("so far: {value}", "今の言葉: {value}")
_DEFAULT = Text("(Press Enter for: {value})", "（Enter だけ押すと: {value}）")
_EXAMPLE = Text("Example: {example}", "例: {example}")
_WHY = Text("Why we ask: {why}", "この問いのねらい: {why}")
_RECAP = Text("So far: {part}", "ここまで: {part}")
_PICK = Text(
    "(To change or add an answer, type @ and its number, such as @2.)",
    "（直すとき、書き足すときは、@2 のように @ と番号を入力します）",
)
_TAKE_OUT = Text("(To remove it, type: @{id} remove)", "（消すときは、@{id} 消す と入力します）")
_STILL = Text("(can be added: {all})", "（書き足せる欄: {all}）")
_WORDING = Text("A hint on the wording: {id} {message}", "書き方のヒント: {id} {message}")
_WORDING_MORE = Text(
    "({count} more in `dxsheet check`)", "（ほか{count}件は dxsheet check で見られます）"
)
_PART = Text("{at}/{parts} {name}", "{at}/{parts} {name}")
_MINUTES = Text(
    "about {minutes} min (about {left} min to the end)",
    "この章は約{minutes}分（この章を含めて、残り約{left}分）",
)
_LAST = Text("about {minutes} min", "この章は約{minutes}分")

_ALL_DONE = Text("That was the last question.", "最後の問いまで進みました。")
_OPEN_LEFT = Text(
    "Questions still open: {count} ({about}). To answer them: dxsheet resume {file}",
    "まだ答えのない問いが{count}件あります（{about}）。答えるときは: dxsheet resume {file}",
)
_SAVED = Text("Saved: {file}", "保存しました: {file}")
_GO_ON = Text("To continue: dxsheet resume {file}", "続きから始める: dxsheet resume {file}")
_NEXT_CHECK = Text("To check it: dxsheet check {file}", "点検する: dxsheet check {file}")
_NEXT_PAGE = Text(
    "For the meeting: dxsheet summary {file}", "会議用のまとめを作る: dxsheet summary {file}"
)
STOPPED = Text("Stopped here.", "ここで止めました。")
_NOT_BEGUN = Text(
    "Nothing was answered yet, so there is no file.",
    "まだ答えがないので、ファイルは作っていません。",
)
_UNFIT = Text(
    "{where}: “{line}” cannot be used as the answer to “{question}”. {why}",
    "{where}: 「{line}」は、「{question}」の答えになりません。{why}",
)
_UNFIT_HINT = Text(
    "Earlier answers are saved. Correct this one and start again, or continue with: dxsheet "
    "resume {file}",
    "その前までの答えは保存されています。答えを直してやり直すか、続きから始めてください: dxsheet "
    "resume {file}",
)
_ENDED = Text(
    "The answers end here. The next question is open: {question}",
    "用意された答えはここまでです。次の問いが残っています: {question}",
)
_ENDED_HINT = Text(
    "The draft is saved. To continue in a terminal: dxsheet resume {file}",
    "下書きは保存されています。画面（ターミナル）で続けるには: dxsheet resume {file}",
)
NO_TERMINAL = Text(
    "The walk needs an interactive terminal.",
    "対話できる画面（ターミナル）ではないため、質問できません。",
)
NO_TERMINAL_HINT = Text(
    "Give the answers with `--answers FILE`, or make an empty sheet with `--blank`.",
    "答えのファイルを `--answers` で渡すか、`--blank` で空のシートを作ってください。",
)
_RETRY = Text("Your answer is still here: {answer}", "答えはまだ手元にあります: {answer}")
_RETRY_ASK = Text(
    "Press Enter to try to save again, or q to leave: ",
    "Enter を押すともう一度保存します。q で終わります: ",
)
_UNUSED = Text("Answers that were not used: {names}", "使わなかった答え: {names}")


def tell(talk: Talk, text: Text | str, style: str = "", *, hang: str = "", deeper: int = 0) -> None:
    """Write a text over as many lines as it takes; later lines hang below `hang`, or `deeper`."""
    said = text if isinstance(text, str) else text.to(talk.lang)
    room = max(talk.width - 1 - cells(hang) - deeper, 8)
    lead = hang
    for line in wrapped(said, room):
        talk.say((style, lead + line)) if style else talk.say(lead + line)
        lead = " " * (cells(hang) + deeper)


def saved(talk: Talk, path: str) -> None:
    """Where the sheet is, once it is there."""
    _to_copy(talk, _SAVED.fill(file=path), style="faint")


def unsaved(talk: Talk, error: DxsheetError, line: str) -> bool:
    """The answer could not be saved: say why, keep it, and wait; whether the person leaves."""
    talk.note(error.message)
    talk.note("  → ", error.hint)
    tell(talk, _RETRY.fill(answer=line))
    return command(talk.ask(_RETRY_ASK.to(talk.lang))) == LEAVE


def _to_copy(talk: Talk, text: Text, lead: str = "", style: str = "") -> None:
    """A command or a file, whole: on a line of its own where it does not fit behind its words.

    Wider than the screen it is left to the terminal, which copies it as one line.
    """
    said = lead + text.to(talk.lang)
    if cells(said) >= talk.width:
        label, _, whole = said.partition(": ")
        tell(talk, f"{label}:", style)
        said = f"  {whole}" if cells(whole) + 2 < talk.width else whole
    talk.say((style, said) if style else said)


def welcome(talk: Talk) -> None:
    """What a new sheet's walk begins with; how words and numbers are typed is told by help."""
    tell(talk, _WELCOME)
    legend(talk)


def heading(talk: Talk, part: Part, at: Progress) -> None:
    """The name of a part, which of how many it is, and the minutes."""
    sign = "--" if talk.plain else "──"
    minutes = _MINUTES if at.minutes > part.minutes else _LAST
    name = _PART.fill(at=at.part, parts=at.parts, name=part.name).to(talk.lang)
    said = minutes.fill(minutes=part.minutes, left=at.minutes).to(talk.lang)
    talk.say()
    apart = " " if cells(f"{sign} {name} {sign} {said}") < talk.width else "\n"
    tell(talk, f"{sign} {name} {sign}{apart}{said}", "strong")


def question(talk: Talk, step: Step, hint: Text | None) -> None:
    """One question with everything needed to answer it."""
    talk.say()
    tell(talk, step.text(), "ask")
    for one in step.told:
        tell(talk, one, hang="  ")
    if hint:
        tell(talk, hint, "faint", hang="  ")
    _choices(talk, step)
    _standing(talk, step)


def choices(step: Step) -> list[Text]:
    """The answers that are chosen by number, as they are shown."""
    if step.question.kind in ("list", "line"):  # said before; shown once, with what they are for
        return [one.label for one in step.options] if step.told else []
    return [Text(_lead(one) + one.label.en, _lead(one) + one.label.ja) for one in step.options]


def _lead(option: Option) -> str:
    """What stands before a choice: its number, nothing where its label begins with its id."""
    return f"{option.number} " if option.typed == str(option.number) else ""


def _choices(talk: Talk, step: Step) -> None:
    """The answers by number: short ones side by side, the others one a line."""
    labels = [one.to(talk.lang) for one in choices(step)]
    if step.question.kind in ("list", "line"):
        for label in labels:
            tell(talk, label, "faint", hang="  ", deeper=3)
    elif labels and max(map(cells, labels)) <= _SHORT:
        for line in _packed(labels, talk.width - 3):
            talk.say(f"  {line}")
    else:
        for option in step.options:
            tell(talk, option.label, hang=f"  {_lead(option)}", deeper=0 if _lead(option) else 3)


def _standing(talk: Talk, step: Step) -> None:
    """The answer that stands, or what Enter would mean."""
    if step.value is not None:
        said = (_ASKED_ANEW if step.told else _SUGGESTED) if step.due else _NOW
        tell(talk, said.fill(value=step.shown(talk.lang)), "faint", hang="  ")
    elif step.default and step.key != "offer":
        value = step.slots.get("guess", _by_number(step))
        tell(talk, _DEFAULT.fill(value=value), "faint", hang="  ")


def _by_number(step: Step) -> str:
    """What Enter means, by the numbers shown above it."""
    default = (step.default,) if isinstance(step.default, str) else step.default
    numbers = {one.value: one.typed for one in step.options}
    return ", ".join(numbers.get(one, one) for one in default)


def explained(talk: Talk, step: Step, today: str) -> None:
    """What the question is for, an example, and what can be typed at any question."""
    tell(talk, _WHY.fill(why=step.question.why), hang="  ")
    example = step.question.example.to(talk.lang)
    said = read(step, example, today) if step.options else None
    plain = isinstance(said, str) and step.question.kind in ("choice", "then", "yesno")
    label = f" ({step.spelt(said, talk.lang)})" if plain else ""
    tell(talk, _EXAMPLE.fill(example=example + label), hang="  ")
    legend(talk)
    for one in (_WIDE, _LETTERS):
        tell(talk, one, "faint", hang="  ")


def legend(talk: Talk) -> None:
    """What can be typed at any question, as many to a line as there is room."""
    tell(talk, _ANYTIME, "faint")
    for line in _packed([f"{sign} {name.to(talk.lang)}" for sign, name in LEGEND], talk.width - 3):
        talk.say(("faint", f"  {line}"))


def _packed(texts: Iterable[str], width: int, between: str = "   ") -> Iterator[str]:
    held = ""
    for text in texts:
        together = f"{held}{between}{text}" if held else text
        if held and cells(together) > width:
            yield held
            together = text
        held = together
    yield held


def reviewed(talk: Talk, name: Text, rows: Sequence[Row], *, item: bool = False) -> None:
    """Every answer of a part, or about one item, numbered so that any can be picked."""
    if not rows:
        return
    talk.say()
    tell(talk, _RECAP.fill(part=name), "strong")
    nth = 0
    still: list[str] = []
    for row, after in zip(rows, (*rows[1:], None), strict=True):
        nth += bool(row.key)
        lead = f" {'  ' * row.depth}"
        if not row.is_open:
            tell(talk, row.text, hang=f"{lead}{nth:>2} " if row.key else f"{lead}   ", deeper=2)
            continue
        still.append(f"{nth} {row.text.to(talk.lang)}")
        if after is None or not after.is_open:
            room = talk.width - cells(lead) - 24  # the words in front, the indent
            said = _STILL.fill(all="\n".join(_packed(still, room, "  ")))
            tell(talk, said, "faint", hang=f"{lead}   ", deeper=2)
            still = []
    tell(talk, _PICK, "faint", hang="  ")
    if item:
        tell(talk, _TAKE_OUT.fill(id=name), "faint", hang="  ")


def worded(talk: Talk, scene: Scene, part: str) -> None:
    """One quiet line on the wording of a part, and how many more there are."""
    found = [
        (name, hit)
        for name, text, kind in statements(scene, part)
        for hit in scene.hits(text, kind)
        if (hit.rule not in CAUGHT or hit.severity == "info") and not scene.kept(hit.rule, name)
    ]
    if not found:
        return
    name, hit = found[0]
    talk.say()
    tell(talk, _WORDING.fill(id=name, message=in_short(hit.message)), "faint", hang="  ")
    if len(found) > 1:
        tell(talk, _WORDING_MORE.fill(count=len(found) - 1), "faint", hang="  ")


# ------------------------------------------------------------------ the sheet as a picture


def table(talk: Talk, sheet: Sheet) -> None:
    """The table problem → cause → solution as far as it goes."""
    from dxsheet.render.terminal import Pen, draw

    talk.say()
    talk.draw(draw(Pen(talk.lang, talk.width, plain=talk.plain), _page(talk, sheet)))


def effect_map(talk: Talk, sheet: Sheet) -> None:
    """The map of effect and effort, where something has its place on it."""
    from dxsheet.render.terminal import Pen
    from dxsheet.render.terminal import effect_map as drawn

    section = _page(talk, sheet).section("map")
    blocks = section.blocks if section else ()
    pen = Pen(talk.lang, talk.width, plain=talk.plain)
    for block in blocks:
        if isinstance(block, EffectMap):
            talk.say()
            talk.draw(drawn(pen, block))


def _page(talk: Talk, sheet: Sheet) -> Page:
    from dxsheet.summary import summarise

    return summarise(sheet, lang=talk.lang)


# ------------------------------------------------------------------ how a sitting ends


def _leaves_with(talk: Talk, scene: Scene) -> None:
    """Half a page: decided, to check, who, when."""
    talk.say()
    for head, lines in half_page(scene):
        tell(talk, head, "strong")
        for line in lines:
            tell(talk, line, hang="  ", deeper=2)


def walked(talk: Talk, path: str, scene: Scene, left: Sequence[Placed]) -> None:
    """Every question was asked: what the room leaves with, what is left over, how to go on."""
    _leaves_with(talk, scene)
    talk.say()
    tell(talk, _ALL_DONE)
    if left:
        about = in_a_row(dict.fromkeys(named(scene, one).to(talk.lang) for one in left), talk.lang)
        tell(talk, _OPEN_LEFT.fill(count=len(left), about=about, file=typed(path)))
    _to_copy(talk, _SAVED.fill(file=path))
    _to_copy(talk, _NEXT_CHECK.fill(file=typed(path)), "  ")
    _to_copy(talk, _NEXT_PAGE.fill(file=typed(path)), "  ")


def parted(talk: Talk, path: str, scene: Scene | None = None, board: str | None = None) -> None:
    """The person left, or was interrupted (no scene): where the draft is, and how to go on."""
    if scene is not None and path:
        _leaves_with(talk, scene)
    talk.say()
    if scene is None:
        tell(talk, STOPPED)
    elif path:
        _to_copy(talk, _SAVED.fill(file=path))
    if path:
        shown = f" --board {typed(board)}" if board else ""
        _to_copy(talk, _GO_ON.fill(file=typed(path) + shown))
    else:
        tell(talk, _NOT_BEGUN)


def unused(talk: Talk, source: Source) -> None:
    """Name the answers that no question asked for."""
    if names := source.unused():
        talk.note(_UNUSED.fill(names=", ".join(names)))


def typed(path: str) -> str:
    """A path as it is typed at a shell."""
    return quote(path) if set(path) & _SHELL else path


def ended(path: str, step: Step | None) -> DxsheetError:
    """Answers out of a file are used up: which question is open, and how to go on."""
    if not path or step is None:
        return DxsheetError(NO_TERMINAL, NO_TERMINAL_HINT, code=CANNOT)
    message = _ENDED.fill(id=step.key, question=step.text())
    return DxsheetError(message, _ENDED_HINT.fill(file=typed(path)), code=CANNOT)


def unfit(source: Source, step: Step, line: str, why: Text, path: str) -> DxsheetError:
    """An answer out of a file does not fit its question, and nobody can be asked again."""
    message = _UNFIT.fill(where=source.where, line=line, id=step.key, question=step.text(), why=why)
    hint = _UNFIT_HINT.fill(file=typed(path)) if path else NO_TERMINAL_HINT
    return DxsheetError(message, hint, code=CANNOT)
