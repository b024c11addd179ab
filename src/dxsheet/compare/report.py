"""What `diff` says: groups of lines in the words of the worksheet, a reworded text word by word.

Japanese has no spaces, and a dictionary would be a heavy guest for this: a word here is a run of
one script (kanji with the kana that ends it, katakana, letters, digits), and particles that follow
a word stand alone. Where that cuts badly the mark is a little longer, never wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile
from operator import eq
from typing import Literal, NamedTuple

from dxsheet.compare import comparing as kinds
from dxsheet.compare.comparing import Change, Comparison, Plain
from dxsheet.compare.look_again import SecondLook
from dxsheet.compare.matching import squeezed
from dxsheet.lang import Lang, Text, same
from dxsheet.sheet.fields import Field, Path
from dxsheet.sheet.nouns import noun_at
from dxsheet.summary.gaps import KINDS as GAP_KINDS

Op = Literal["same", "old", "new"]

_KANJI = "々〆ヶ㐀-䶿一-鿿豈-﫿\U00020000-\U0003fffd"
# Longer ones first; each only directly after a word, never inside a run of kana.
_PARTICLE = (
    "には|では|とは|へは|からの|からは|から|まで|より|での|との|への|ので|のに|だけ|しか|"
    "など|は|が|を|に|で|と|の|へ|も|や|か"
)
_RUN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<number>[0-9０-９]+(?:[.,．，][0-9０-９]+)*)"
    r"|(?P<letters>[^\W\d_぀-ヿ" + _KANJI + r"]+(?:['’-][^\W\d_぀-ヿ" + _KANJI + r"]+)*)"
    r"|(?P<katakana>[ァ-ヺー]+)"
    rf"|(?P<kanji>[{_KANJI}]+)"
    r"|(?P<hiragana>[ぁ-ゖー]+)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_LEADING = re.compile(rf"(?:{_PARTICLE})")
# Above this many pairs of words the texts are shown whole.
_MANY = 2_000_000


class Span(NamedTuple):
    """A stretch of text that both have, or only the old or the new one."""

    op: Op
    text: str


def words(text: str) -> list[str]:
    """The words of a text, spaces and signs included: joined they are the text."""
    found: list[str] = []
    last = ""
    for match in _RUN.finditer(text):
        kind, run = match.lastgroup or "", match.group()
        if kind == "hiragana" and last in ("kanji", "katakana", "letters", "number"):
            found += _kana_after(found, run, last)
        else:
            found.append(run)
        last = kind
    return found


def _kana_after(found: list[str], run: str, last: str) -> list[str]:
    """Kana after a word: its ending (joined to the kanji) or a particle and what follows."""
    particle = _LEADING.match(run)
    if particle:
        rest = run[particle.end() :]
        return [particle.group(), *([rest] if rest else [])]
    if last != "kanji":
        return [run]
    found[-1] += run
    return []


def difference(old: str, new: str) -> list[Span]:
    """The spans that make both texts: `same` and `old` give the old one, `same` and `new` the new.

    Never two spans of one kind in a row; an `old` stands before the `new` that replaces it.
    """
    before, after = words(old), words(new)
    if len(before) * len(after) > _MANY:
        return [Span("old", old), Span("new", new)]
    from difflib import SequenceMatcher

    spans: list[tuple[str, str, str]] = []
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for tag, a, b, c, d in codes:
        gone, came = "".join(before[a:b]), "".join(after[c:d])
        if tag == "equal":
            spans.append((gone, "", ""))
        else:
            spans += _trimmed(gone, came)
    return _spans(_without_islands(spans))


def _trimmed(gone: str, came: str) -> list[tuple[str, str, str]]:
    """What two compounds of kanji share at their ends is not marked: 推進課 and 推進部."""
    if not (_COMPOUND.fullmatch(gone) and _COMPOUND.fullmatch(came)):
        return [("", gone, came)]
    start = sum(takewhile(bool, map(eq, gone, came)))
    end = sum(takewhile(bool, map(eq, reversed(gone[start:]), reversed(came[start:]))))
    start, end = (start if start >= 2 else 0), (end if end >= 2 else 0)
    stop, halt = len(gone) - end, len(came) - end
    return [(gone[:start], "", ""), ("", gone[start:stop], came[start:halt]), (gone[stop:], "", "")]


_COMPOUND = re.compile(rf"[{_KANJI}]{{3,}}")


def _without_islands(spans: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Changes that only a space keeps apart are one change."""
    out: list[tuple[str, str, str]] = []
    for index, (kept, gone, came) in enumerate(spans):
        following = spans[index + 1] if index + 1 < len(spans) else ("", "", "")
        between = out and (out[-1][1] or out[-1][2]) and (following[1] or following[2])
        if kept and not kept.strip() and between:
            gone, came, kept = kept, kept, ""  # noqa: PLW2901 - the island joins its neighbours
        if out and not kept and not out[-1][0]:
            out[-1] = ("", out[-1][1] + gone, out[-1][2] + came)
        elif kept and out and out[-1][0]:
            out[-1] = (out[-1][0] + kept, "", "")
        elif kept or gone or came:
            out.append((kept, gone, came))
    return out


def _spans(parts: list[tuple[str, str, str]]) -> list[Span]:
    names: tuple[Literal["same", "old", "new"], ...] = ("same", "old", "new")
    return [Span(*one) for part in parts for one in zip(names, part, strict=True) if one[1]]


_YES = Text("yes", "はい")
_NO = Text("no", "いいえ")
_UNSAID = Text("(not written)", "（未記入）")
_COMMA = Text(", ", "、")


def field_at(path: Path) -> Field | None:
    """The declaration of the field at a path; None where the format knows none."""
    names = [part for part in path if isinstance(part, str)]
    noun = noun_at(tuple(names[:-1]))
    return noun.fields.get(names[-1]) if noun else None


def label_at(path: Path) -> Text:
    """The field as printed: 根拠, evidence."""
    field = field_at(path)
    return field.label if field else same(str(path[-1]))


def value_text(path: Path, value: Plain) -> Text:
    """A value as printed: 特定 for identified, はい for true, lists with commas."""
    if value is None or value == ():
        return _UNSAID
    if isinstance(value, bool):
        return _YES if value else _NO
    field = field_at(path)
    if isinstance(value, tuple):
        parts = [value_text(path, one) for one in value]  # type: ignore[arg-type]
        return Text(
            _COMMA.en.join(one.en for one in parts), _COMMA.ja.join(one.ja for one in parts)
        )
    label = field.values.get(str(value)) if field else None
    return label or same(f"{value:g}" if isinstance(value, float) else str(value))


Spans = tuple[Span, ...]

_GROUPS: tuple[tuple[tuple[str, ...], Text], ...] = (
    ((kinds.STAGE, kinds.DATED), Text("Stage and dates", "段階と日付")),
    ((kinds.IDENTIFIED,), Text("Causes confirmed", "特定された課題（原因）")),
    ((kinds.REJECTED,), Text("Causes ruled out", "棄却された課題（原因）")),
    ((kinds.REOPENED,), Text("Causes set back to not checked", "未検証に戻った課題（原因）")),
    ((kinds.ADOPTED,), Text("Solutions adopted", "採用された解決策")),
    ((kinds.PARKED,), Text("Solutions parked", "見送りになった解決策")),
    ((kinds.DROPPED,), Text("Solutions dropped", "不採用になった解決策")),
    ((kinds.PROPOSED,), Text("Solutions proposed again", "提案に戻った解決策")),
    ((kinds.OWNER,), Text("Main owners changed", "担当・役割の変更")),
    ((kinds.ADDED,), Text("Added", "追加されたもの")),
    ((kinds.REMOVED,), Text("Removed", "削除されたもの")),
    ((kinds.LINKED, kinds.UNLINKED), Text("Links changed", "つながりの変更")),
    ((kinds.REWORDED,), Text("Wording changed", "書き直されたところ")),
    (
        (kinds.FILLED, kinds.CLEARED, kinds.CHANGED, kinds.RENUMBERED, kinds.MOVED),
        Text("Other changes", "そのほかの変更"),
    ),
    ((kinds.GAP_OPENED,), Text("New gaps", "新しくできた抜け")),
    ((kinds.GAP_CLOSED,), Text("Gaps closed", "埋まった抜け")),
)
_LOOK_AGAIN = Text("Worth another look", "もう一度見ておきたいところ")
_LOOK = Text(
    "Cause {cause} has changed since {solution} was adopted. Does {solution} still address it?",
    "{solution} の採用後に {cause} が変わりました。今も対応できているでしょうか。",
)
_NEW = Text("{text} (new)", "{text}（新規）")
_WAS = Text("id was {was}", "番号が変わりました（元は {was}）")
_MOVED = Text("the order changed", "並び順が変わりました")
_ABOUT = Text("({text})", "（{text}）")
_SWAP = Text("{before} → {after}", "{before} → {after}")
# How the label of a field says what became of it.
_LABELS = {
    kinds.FILLED: Text("{label} (filled in)", "{label}（記入）"),
    kinds.CLEARED: Text("{label} (emptied)", "{label}（消去）"),
    kinds.LINKED: Text("{label} (added)", "{label}（追加）"),
    kinds.UNLINKED: Text("{label} (removed)", "{label}（外した）"),
}


_NOTHING = Text("Nothing changed.", "変更はありません。")
_LAYOUT = Text(
    "The content has not changed (only the layout, order or comments).",
    "書かれている内容に変更はありません（変わったのは体裁・並び・コメントだけです）。",
)
_TITLE = Text("{title}: what changed", "{title}: 変わったところ")
_BETWEEN = Text("{before} → {after}", "{before} → {after}")


class Line(NamedTuple):
    """One change: of which item, of which field, what is said.

    `about` is the item's text, in brackets, where `spans` do not say it; `notes` are labelled
    lines below.
    """

    at: str
    label: str
    spans: Spans
    about: str = ""
    notes: tuple[tuple[str, Spans], ...] = ()


class Group(NamedTuple):
    """Changes of one sort under their title; `key` names the sort."""

    key: str
    title: str
    lines: tuple[Line, ...]


class DiffPage(NamedTuple):
    """What a comparison says: `nothing` is the sentence that stands where there are no groups."""

    title: str
    between: str
    groups: tuple[Group, ...]
    nothing: str


def page(
    comparison: Comparison, looks: Sequence[SecondLook], between: tuple[Text, Text], lang: Lang
) -> DiffPage:
    """The page of a comparison; `between` says what the two states are."""
    before, after = between
    return DiffPage(
        _TITLE.fill(title=squeezed(comparison.after.title or "")).to(lang),
        _BETWEEN.fill(before=before, after=after).to(lang),
        tuple(groups(comparison, looks, lang)),
        (_LAYOUT if comparison.layout_only else _NOTHING).to(lang),
    )


def groups(comparison: Comparison, looks: Sequence[SecondLook], lang: Lang) -> list[Group]:
    """The groups that have something to say, in the order a meeting asks for them."""
    found = []
    for of_kinds, title in _GROUPS:
        lines = tuple(_LINES[one.kind](one, lang) for one in _to_tell(comparison, of_kinds))
        if lines:
            found.append(Group(of_kinds[0], title.to(lang), lines))
    if looks:
        lines = tuple(_look(one, lang) for one in looks)
        found.append(Group(kinds.LOOK_AGAIN, _LOOK_AGAIN.to(lang), lines))
    return found


def _to_tell(comparison: Comparison, of_kinds: tuple[str, ...]) -> list[Change]:
    """The changes of some kinds; what came already identified or adopted is told there only."""
    changes = comparison.of(*of_kinds)
    if kinds.ADDED not in of_kinds:
        return changes
    elsewhere = {one.at for one in comparison.changes if one.fresh and one.kind != kinds.ADDED}
    return [one for one in changes if one.at not in elsewhere]


def _entry(change: Change, lang: Lang) -> Line:
    """An item that came, went or has a new status, with what belongs to the telling."""
    text = squeezed(change.text)
    if change.fresh and change.kind != kinds.ADDED:
        text = _NEW.fill(text=text).to(lang)
    base = change.path if isinstance(change.path[-1], int) else change.path[:-1]
    notes = tuple(
        (label_at((*base, key)).to(lang), (_kept(_value((*base, key), value, lang)),))
        for key, value in change.notes
    )
    return Line(_at(change, lang), "", (_kept(text),), notes=notes)


def _field(change: Change, lang: Lang) -> Line:
    """A value that came, went or took the place of another."""
    before = _value(change.path, change.before, lang)
    after = _value(change.path, change.after, lang)
    spans: Spans = (_kept(_SWAP.fill(before=before, after=after).to(lang)),)
    if change.kind == kinds.REWORDED:
        spans = tuple(difference(before, after))
    elif change.kind in (kinds.FILLED, kinds.LINKED):
        spans = (_kept(after),)
    elif change.kind in (kinds.CLEARED, kinds.UNLINKED):
        spans = (_kept(before),)
    label = label_at(change.path)
    if change.kind in _LABELS:
        label = _LABELS[change.kind].fill(label=label)
    own = change.path[-1] in ("text", "name", "measure")
    about = "" if own else _about(change.text, lang)
    return Line(_at(change, lang), label.to(lang), spans, about)


def _renumbered(change: Change, lang: Lang) -> Line:
    told = _WAS.fill(was=change.was).to(lang)
    return Line(change.at, "", (_kept(told),), _about(change.text, lang))


def _moved(change: Change, lang: Lang) -> Line:
    return Line("", label_at(change.path).to(lang), (_kept(_MOVED.to(lang)),))


def _gap(change: Change, lang: Lang) -> Line:
    told = GAP_KINDS[str(dict(change.notes)["gap"])].to(lang)
    return Line(change.at, "", (_kept(told),), _about(change.text, lang))


def _look(look: SecondLook, lang: Lang) -> Line:
    solution, cause = look.solution, look.cause
    told = _LOOK.fill(cause=cause.id or "", solution=solution.id or "").to(lang)
    notes: list[tuple[str, Spans]] = []
    if look.reworded:
        spans = difference(squeezed(look.then.text or ""), squeezed(cause.text or ""))
        notes.append((label_at((*cause.path, "text")).to(lang), tuple(spans)))
    if look.judged_anew:
        path = (*cause.path, "status")
        swap = _SWAP.fill(
            before=value_text(path, look.then.status or "unverified"),
            after=value_text(path, cause.status or "unverified"),
        )
        notes.append((label_at(path).to(lang), (_kept(swap.to(lang)),)))
    return Line(solution.id or "", "", (_kept(told),), _about(solution.text, lang), tuple(notes))


_LINES: dict[str, Callable[[Change, Lang], Line]] = {
    **dict.fromkeys((kinds.ADDED, kinds.REMOVED, *kinds.STATUS_KINDS), _entry),
    **dict.fromkeys(
        (
            kinds.STAGE,
            kinds.DATED,
            kinds.OWNER,
            kinds.REWORDED,
            kinds.FILLED,
            kinds.CLEARED,
            kinds.CHANGED,
            kinds.LINKED,
            kinds.UNLINKED,
        ),
        _field,
    ),
    kinds.RENUMBERED: _renumbered,
    kinds.MOVED: _moved,
    kinds.GAP_OPENED: _gap,
    kinds.GAP_CLOSED: _gap,
}


def _at(change: Change, lang: Lang) -> str:
    """The id; a part of the sheet that has none by its name, the sheet itself by nothing."""
    if len(change.path) == 1:
        return ""
    if any(isinstance(part, int) for part in change.path):
        spot = max(index for index, part in enumerate(change.path) if isinstance(part, int))
        if "[" in change.at:
            return label_at(change.path[:spot]).to(lang)
        return change.at
    return label_at(change.path[:1]).to(lang)


def _about(text: str | None, lang: Lang) -> str:
    return _ABOUT.fill(text=squeezed(text)).to(lang) if text else ""


def _value(path: Path, value: Plain, lang: Lang) -> str:
    return squeezed(value_text(path, value).to(lang))


def _kept(text: str) -> Span:
    return Span("same", text)
