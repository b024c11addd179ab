"""What a line says: that it is not known, that there is nothing, or several things at once."""

from __future__ import annotations

import re
import unicodedata


def folded(text: str) -> str:
    """A text for comparing: full-width like half-width, small letters, single spaces."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return " ".join(plain.casefold().replace("’", "'").split())


END = " 。.．!！…、,"
_TAIL = r"(?:です|でした|でしょう|だ|ね|が|けど|けれど|と思います|な|よ|かな)*"
_UNKNOWN = (
    r"(?:(?:まだ|今は|今のところ|現時点では?|正直|ちょっと|よく|はっきり|私には|誰にも|だれにも)[、,]?)*"
    r"(?:(?:わか|分か|判|解)(?:りません|らない|んない|らん|りかねます|っていません|っていない)"
    r"|知り?(?:ません|らない|らん)|知(?:らない|りません)|存じません"
    r"|不明(?:確|瞭)?|未定|未確認|未調査|未確定|調査中|確認中|検討中|要確認|要調査"
    r"|(?:決|決ま|きま)(?:っていません|っていない|りません|らない|めていません|めていない)"
    r"|(?:調べ|確かめ|確認し|数え)て(?:いません|いない|ません|ない)|まだ|さあ)"
    rf"{_TAIL}"
    r"|(?:(?:i|we)(?:'m| am|'re| are)? ?)?(?:really )?"
    r"(?:(?:do not|don't|dont|did not|didn't) know|not sure|unsure|not certain|have no idea"
    r"|no idea|can't say|cannot say|can't tell)(?: yet| now| right now)?"
    r"|not (?:yet )?(?:known|decided|determined|checked|clear|measured|counted)"
    r"(?: yet| so far)?|not yet|nobody knows|who knows"
    r"|(?:still )?(?:unknown|unclear|undecided|undetermined)(?: yet| so far)?"
    r"|tbd|tba|tbc|t\.b\.d|to be (?:decided|determined|confirmed|defined|checked|announced)"
)
_NOTHING = (
    r"(?:(?:いまは|今は|今のところ|現時点では|とくに|特に|特段|他に|ほかに|もう|これ以上|以上)[はも]?[、,]?)*"
    r"(?:なし|無し|無|ない|無い|ありません|ございません|無かった|いません|いない|おりません)"
    rf"{_TAIL}"
    r"|該当は?(?:なし|無し|ありません|しません)|皆無|ゼロ"
    rf"|(?:もう)?(?:以上|終わり|おわり|おしまい|これで全部){_TAIL}"
    r"|(?:no,? )?(?:none|nothing|nil|n/a|n\.a|na|not applicable|no one|nobody|nowhere)"
    r"(?: (?:else|more|other|yet|so far|for now|at all|in particular|special|known))*"
    r"|no|nope|no (?:more|others?|other ones|further ones)|all done"
    r"|(?:no,? )?that(?:'s| is) (?:all|it|everything)"
    r"|[-–—―ー−]{1,3}"
)


def means_unknown(text: str) -> bool:
    """Whether somebody says that it is not known (yet): わかりません, 未定, "not sure"."""
    return bool(re.fullmatch(_UNKNOWN, folded(text).strip(END)))


def means_nothing(text: str) -> bool:
    """Whether somebody says that there is nothing (more): なし, 特にありません, "none", "n/a"."""
    return bool(re.fullmatch(_NOTHING, folded(text).strip(END)))


_MARK = (
    r"\s*(?:[①-⑳❶-❿⑴-⒇㋐-㋾]|[(（]\s*(?:\d{1,2}|[a-z]|[ア-オ])\s*[)）]|\d{1,2}\s*[.．)）](?!\d)|\d{1,2}[、:：](?=\D)"
    r"|[・･‣•◦●■◆◇▪▶►※*](?![・･●■◆◇*])|[-–—―]\s+|[-–—―](?=[^\x00-\x7f-–—―])|[a-z][.)]\s)\s*"
)
_OPEN, _SHUT = "(（「『[［【〔〈《“{", ")）」』]］】〕〉》”}"
_BETWEEN = (
    r"\s*(?:[、，,;；|｜\n]|(?=[①-⑳])|\s[/／&＆+＋]\s|(?<=[^\x00-\x7f])[/／&＆+＋](?=[^\x00-\x7f])|・"
    r"|\s+(?i:and)\s+|および|及び|ならびに|並びに|(?<=[一-龠ァ-ヶー])と(?=[一-龠ァ-ヶ]))\s*"
)
_OFFICE = (
    r"(?i)(?:課|係|部|局|室|班|科|所|署|会|担当|センター|グループ|チーム|窓口|団体"
    r"|division|section|department|office|team|unit|desk|branch|group|committee|bureau)s?"
    r"(?:\s*[（(].*)?\Z"
)
_SURE = frozenset("、，,;；|｜")
_CIRCLED = r"(?<!^)\s*(?=[①-⑳❶-❿])"


def unmarked(text: str) -> str:
    """A line without the list mark in front of it: `1. `, ①, ・, `- `."""
    found = re.match(_MARK, text)
    rest = text[found.end() :] if found else text
    return rest.strip() if rest.strip() else text.strip()


def as_names(text: str) -> tuple[str, ...]:
    """The names on one line, at any separator outside brackets; each once, as written.

    What stands inside one name (防災・危機管理課, ジョン・スミス, R&D) parts nothing.
    """
    pieces, at, depth = [], 0, 0
    where = {hit.start(): hit for hit in re.finditer(_BETWEEN, text)}
    for place, sign in enumerate(text):
        depth += (sign in _OPEN) - (sign in _SHUT and depth > 0)
        hit = where.get(place)
        if hit and depth == 0 and place >= at and _parts(text, at, hit, where):
            pieces.append(text[at:place])
            at = hit.end()
    pieces.append(text[at:])
    names = (unmarked(one).strip(" 　。") for one in pieces)
    return tuple(dict.fromkeys(one for one in names if one))


def _parts(text: str, begin: int, hit: re.Match[str], where: dict[int, re.Match[str]]) -> bool:
    """Whether a separator stands between two names, not within one."""
    if not hit.group().strip() or hit.group().strip() in _SURE:
        return True
    after = min((one for one in where if one >= hit.end()), default=len(text))
    left, right = text[begin : hit.start()].strip(), text[hit.end() : after].strip()
    if not left or not right:
        return True
    if re.fullmatch(r"[ァ-ヶー]+", left) and re.fullmatch(r"[ァ-ヶー]+", right):
        return False
    return bool(re.search(_OFFICE, left)) or not re.search(_OFFICE, right)


def as_statements(text: str) -> tuple[str, ...]:
    """The statements in a pasted text: at newlines, `;` and list marks, never at a comma."""
    found = []
    for line in re.split(r"[\n\r;；]+", text):
        for one in re.split(_CIRCLED, line) if re.match(_MARK, line) else [line]:
            if one.strip() and (said := unmarked(one)):
                found.append(said)
    return tuple(dict.fromkeys(found))
