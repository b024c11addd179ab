"""`collect`: participants' answers, side by side where they are alike."""

from __future__ import annotations

from collections.abc import Callable

from dxsheet.cli.params import Command, argument, flag, option
from dxsheet.findings import SOUND
from dxsheet.flows.collecting import Collected
from dxsheet.lang import Text
from dxsheet.screen import Screen

_HOW = {
    "new": Text("new", "新規"),
    "known": Text("said before", "同じ文"),
    "merged": Text("merged", "まとめた"),
    "repeated": Text("there already", "取込済み"),
}
_AXIS = {"effect": Text("effect", "効果"), "effort": Text("effort", "手間")}
_PEOPLE = Text("{count} answer(s) read.", "{count}人（組）の答えを読みました。")
_PASSED = Text("Columns passed over: {columns}", "読まなかった列: {columns}")
_PAIRS = Text(
    "Alike, and kept apart (link, remove or reword as you like):",
    "似ているが、別のものとして残しました（必要なら整理してください）:",
)
_SIDE = Text("Are these two one cause?", "この二つは、同じ課題（原因）でしょうか。")
_ANSWER = Text("  1 one, merge them   2 two, keep both", "  1 同じ（まとめる）   2 別（両方残す）")
_SCORES = Text("Scores (mean, spread, people):", "点数（平均、幅、人数）:")


def collect(
    screen: Screen, file: str, answers: tuple[str, ...], anonymous: bool, similar: str
) -> int:
    """Take in answers and say what became of each."""
    from dxsheet.flows.collecting import collect as run

    collected = run(
        file, answers, same_cause=_decider(screen, similar), anonymous=anonymous, lang=screen.lang
    )
    _tell(screen, collected)
    return SOUND


def _decider(screen: Screen, similar: str) -> Callable[[str, str, str], bool]:
    def same(id: str, known: str, new: str) -> bool:
        if similar == "ask" and screen.interactive:
            return _ask(screen, id, known, new)
        return similar == "merge"

    return same


def _ask(screen: Screen, id: str, known: str, new: str) -> bool:
    screen.say(("ask", _SIDE.to(screen.lang)))
    screen.say(f"  {id}  {known}")
    screen.say(f"  {'':<{len(id)}}  {new}")
    screen.say(_ANSWER)
    while True:
        said = screen.ask("> ").strip()
        if said in ("1", "１"):
            return True
        if said in ("2", "２", ""):
            return False


def _tell(screen: Screen, collected: Collected) -> None:
    lang = screen.lang
    screen.say(_PEOPLE.fill(count=collected.people))
    for one in collected.taken:
        who = f"  ({one.who})" if one.who else ""
        screen.say("  ", ("strong", one.id), "  ", _HOW[one.how].to(lang), f"  {one.text}{who}")
    if collected.pairs:
        screen.say(_PAIRS)
        for pair in collected.pairs:
            screen.say(f"  {pair.one}")
            screen.say(f"    ↔ {pair.other}")
    if collected.scores:
        screen.say(_SCORES)
        for score in collected.scores:
            spread = (
                f"{score.low:g}–{score.high:g}"
                if lang == "en"
                else f"{score.low:g}〜{score.high:g}"
            )
            screen.say(
                f"  {score.solution}  {_AXIS[score.axis].to(lang)}  {score.mean:.1f}  "
                f"({spread}, {score.people})  → {score.level}"
            )
    if collected.passed:
        screen.note(_PASSED.fill(columns=", ".join(collected.passed)))


COLLECT = Command(
    Text(
        "Take in participants' answers (YAML, or a form's CSV).",
        "参加者の答え（YAML、フォームの CSV）を取り込みます。",
    ),
    (
        argument("file", Text("The worksheet.", "シートのファイル")),
        argument("answers", Text("The answers files.", "答えのファイル"), many=True),
        flag("--anonymous", Text("Do not write who raised what.", "だれが出したかを書きません。")),
        option(
            "--similar",
            Text(
                "Causes that are alike: ask, keep both, or merge.",
                "似た課題（原因）: 尋ねる・残す・まとめる",
            ),
            default="ask",
            choices=("ask", "keep", "merge"),
        ),
    ),
    collect,
)
