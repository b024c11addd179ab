"""The patterns of the Japanese wording rules, one function a question.

Patterns run over the letters of `ja_tokens`, not over the text: `[TRH]g?L$` reads "a tool, other
remedy or staff, が, is not there, and that is the end of what is said". All are linear in the
length of the sentence.
"""

from __future__ import annotations

import re
from functools import cache

from dxsheet.wording.ja_tokens import Words
from dxsheet.wording.model import word_lists
from dxsheet.wording.normalise import table

# What may stand between a remedy and the wish for it without making the sentence a fact.
_LIGHT = "[_ogheimtnVMbvuw~XB^]*"

# A digital word that is not the first half of a name (DX推進課, デジタルカメラ).
_DIGITAL = "(?:D(?![XKTZ])|&)"
# A digital thing brought in or used, or its bare name, and nothing else but empty words.
_EMPTY = "[_ogheimtnVMBbvuw~^]*"
_MEANS = f"^[XKZPBbdHDA9#&nieth_]*(?:T+(?:[gohniet_TB]*[IvuVw]{_EMPTY}[WN]?)?|I{_EMPTY}[WN]?)$"
_SHARE = "(?:%|[dTDA][^,]{0,6}p)"

_VOLITION = re.compile(
    r"(?:(?<!だ)ろう|しよう|[いえけげせてねべめれ]よう|[おこごそとのぼも]う|[えけげせてねべめれ]よ|しろ)"
    r"[よかぜね]*$"
)
_WHY_NOT = ("なぜ", "どうして", "いつになったら", "いつまで")
_COMPUTERISING = frozenset(["システム化", "自動化", "アプリ化", "電算化", "ロボット化", "カード"])
_EVERYONE = table("""\
全課|全職員|すべての|全ての|全員|全校|あらゆる|1件以上|1つ以上|一つ以上|各課|全部署|全業務|全係|全庁""")
_ROBOTS = frozenset(["rpa", "ai", "生成ai"])
_MACHINES = frozenset(word_lists("ja")["MACHINES"].split())
_DIGITAL_ACTS = frozenset(word_lists("ja")["DIGITAL_ACTS"].split())
# What says somebody is better off, or whom a digital thing is to serve.
_SERVES = re.compile(
    r"やす|使え|分かり|わかり|誰|だれ|いつでも|どこ|だけ|すぐ|早|速|安|られる|まま"
)
# A procedure that is to be had online, and how much of it; and what says for whom, or how soon.
_ONLINE = re.compile(
    r"(?:スマ(?:ホ|ートフォン)|オンライン|電子(?:申請)?|ネット|web|ウェブ|アプリ|line|デジタル)"
    r"(?:上|だけ|のみ)?(?:で(?!も)(?:全て|すべて|全部)?(?:の?手続き?[がを])?"
    r"(?:完結|完了|受け?付け?|行[えうな]|でき|申請|手続|予約|提出|届出)"
    r"|[にへ](?:移す|移し|移行|切り?替え|置き換え|一本化|統一)|完結|対応$)"
)
_FOR_WHOM = re.compile(r"[0-9](?:分|時間|日|回|か月|円)|[人方者民帯庭員][がもにの]|でも|夜|家")
_WISHED = re.compile(
    r"(?:(?<!なくなっ)(?<!無くなっ)(?<!減っ)(?<!くなっ)[てで](?:ほしい|欲しい|もらいたい|いただきたい|頂きたい)"
    r"|[てで](?:下さい|ください)|[てで]は(?:どうか|いかがか|どうでしょうか|いかがでしょうか)"
    r"|たらどう(?:か|でしょうか)|べき"
    r"|[てで](?:もらえ|いただけ)(?:ない(?:もの|の)?(?:でしょう)?か|ませんか|れば(?:幸い)?|ると(?:助かる|幸い))"
    r"|できない(?:もの(?:か|でしょうか)|か|でしょうか)"
    r"|(?:ると|れば|たら)(?:うれしい|嬉しい|ありがたい|助かる|いい|良い|よい)|た(?:方|ほう)が(?:良い|いい|よい))"
    r"(?:です|だ|である|もの(?:だ|です)?|ですね|と思う|のですが|のに)*$|を(?:希望|要望|お願い)(?:する|します|す|したい)$"
)
# What somebody did amiss, and what made it easy to do (which is a cause).
_SLIP = re.compile(
    r"見落と|見逃|思い込|勘違い|思い違い|うっかり|失念|不注意|注意不足|ヒューマンエラー|人為(?:的な?)?ミス"
    r"|(?:確認|入力|操作|設定|転記|計算|判断|連絡|伝達|単純|ケアレス)ミス|[員者手士課当]のミス|怠[りっるた]"
    r"|高を[括く]|油断|過信|慢心|安易に|漫然と|軽率|虚偽|[員者手士]の(?:認識|理解|経験|知識|勉強|確認)不足"
)
_EASY = re.compile(
    r"やすい|やすく|にくい|にくく|仕組み|作りに|似た|似て|同じ名|並[べん]|ないまま|決まりが|欄が|表示が?[なは小]"
    r"|[0-9]人で|一人で|防ぐ|(?:時間|相手|人|表示|手順|決まり|余裕)が(?:なく|ない|なかった|取れ|足り)"
)
_UNKIND = frozenset(word_lists("ja")["UNKIND"].split())
# Something judged that people are or do.
_OF_PEOPLE = "P[gh][_y]?J|Pn[BXb]{1,2}[gh][_y]?J"
_ANYHOW = ("とりあえず", "とにかく", "なんでもいいから", "何でもいいから")


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _has(letters: str, source: str) -> bool:
    return _pattern(source).search(letters) is not None


def _last_clause(words: Words) -> str:
    return words.core.rpartition(",")[2]


def _before(words: Words) -> str:
    return words.core.rpartition(",")[0]


# --- remedies ---------------------------------------------------------------------------------


def wants_remedy(words: Words) -> bool:
    """Whether a remedy is asked for, in whatever register."""
    clause = _last_clause(words)
    if clause.endswith("N"):
        return "#" not in clause and _has(
            clause, f"I{_LIGHT}N$|U[on]?u{_LIGHT}N$|[TRHAKZ&][^,]*[vuwV]{_LIGHT}N$|[TRHA&][gmhn]*N$"
        )
    if clause.endswith("W") or _VOLITION.search("".join(words.texts)):
        return _has(
            clause, f"[Ivu]{_LIGHT}W?$|[TRHAKZ&][^,]*[wV]{_LIGHT}W?$|[TRHA&][^,]{{0,10}}W$"
        ) or _has(words.core, "[TRHA&]o?[vIw]_?,[^,]*W$")
    return _if_only(words) or _why_not(words)


def wished(words: Words) -> bool:
    """Whether the whole is a wish in plain words, whatever it is about (撤去してほしい)."""
    return "#" not in words.letters and _WISHED.search("".join(words.texts)) is not None


def _if_only(words: Words) -> bool:
    """Whether the sentence says what would follow if the remedy were there."""
    for place, text in enumerate(words.texts):
        if text in ("あれば", "いれば"):
            if _has(words.letters[:place], "[TRHAKZ&P][gm]?$"):
                return True
        elif text in ("ば", "すれば", "れば", "たら", "したら") and _has(
            words.letters[:place], "[TRHA&][^,]*[Ivw]$|I$|[TA&][io]$"
        ):
            return True
    return False


def _why_not(words: Words) -> bool:
    text = "".join(words.texts)
    return text.startswith(_WHY_NOT) and _has(words.core, "[TRHADI&].*[zLI]")


def lacks_remedy(words: Words) -> bool:
    """Whether all that is said is that a remedy is not there; a duty to have it makes it a fact."""
    if "U" in words.letters:
        return False
    clause = _last_clause(words)
    if _has(
        clause,
        "[TRH&](?:n[XP_])?[gmhn]*(?:[XB#]+[in]_?)?[LF]$|I[gmhn]+_?[LFr]$"
        "|I_?[gmh]*z(?:[XB]*[ghn]?[9X]*[gh]?)$"
        "|[TRHAKZ&][^,]*v_?[gmh]*[zL]$",
    ):
        return True
    return not _has(clause, "[9#]") and _has(clause, "[TRA&][^,]*[wV]_?[gmh]*[zL]$")


def lacks_people(words: Words) -> bool:
    """Whether what is not there is people, training, a manual or money, and no tool."""
    return lacks_remedy(words) and not _has(words.letters, "[TAD&Z%]")


def names_remedy(words: Words) -> bool:
    """Whether a problem is only the name of a remedy to bring in (RPAの導入)."""
    clause = _last_clause(words)
    if _has(clause, "[#gh]") or words.letters[-1] == "~":
        return False
    return words.is_bare and _has(clause, "[TRHAKZXBE&]n?I$|[TRHA&]o[Ivu]$|[TRH&]n?X?[vuV]$")


# --- digital for its own sake -----------------------------------------------------------------


def digital_lack(words: Words) -> bool:
    """Whether the lack is of digitalisation itself."""
    clause = _last_clause(words)
    if _has(
        clause,
        f"(?:{_DIGITAL}|{_SHARE})[^,ETJ]*[rlLFzJ]$|[DA][^,ET]*[wV]_?[gmh]*[zL]$"
        "|A[gohn]*[VwI][^,E]*[rlF]L?$|[TD]n[wVE][gh][^,T]*[rlF]L?$",
    ):
        return True
    return _has(words.core, "a[^E9#]*[Jr]$|a[^E9#,]{0,2}$")


def digital_goal(words: Words, kind: str = "solution") -> bool:
    """Whether digital is itself what is aimed at; an effect said before it makes it a means."""
    if _has(_before(words), "[EG#]"):
        return False
    clause = _last_clause(words)
    use = "[VMw]" if kind in ("problem", "cause") else "[VMwIv]"
    return _has(
        clause,
        f"(?:{_DIGITAL}|A[gohni_]*{use}){_LIGHT}[WNDI]*$"
        f"|{_SHARE}[_oghei9mtn#XVMFWNlr~^v]*$|[DAZT%p].*\\^{_LIGHT}[WN]?$",
    )


def digital_means(words: Words) -> bool:
    """Whether a purpose is only to have a digital thing, with no effect it is to serve."""
    text = "".join(words.texts)
    if _has(words.core, "[EGJSsFLz]"):
        return False
    if _is_all_online(words, text):
        return True
    if _SERVES.search(text):
        return False
    if not any(_is_digital_means(*word) for word in zip(words.letters, words.texts, strict=False)):
        return False
    first, *rest = words.core.lstrip(",").split(",")
    if rest and _has(first, "^[X9#K_ein]*$"):
        first, *rest = rest
    return _has(first, f"{_MEANS}|^[XBPHbd#9n]+oTiI_?$") and all(
        _has(part, f"^{_EMPTY}[WN]?$") for part in rest
    )


def _is_all_online(words: Words, text: str) -> bool:
    """Whether a purpose is that something is done online, whoever and whatever it is for."""
    if "#" in words.core or _FOR_WHOM.search(text) or not _ONLINE.search(text):
        return False
    return not _SERVES.search(text.replace("だけで", "で")) and "," not in words.core


def _is_digital_means(letter: str, text: str) -> bool:
    return (letter == "T" and text not in _MACHINES) or text in _DIGITAL_ACTS


def digital_quota(words: Words) -> bool:
    """Whether everyone is to use a tool, whatever it is for."""
    text = "".join(words.texts)
    clause = _last_clause(words)
    if any(word in text for word in _ANYHOW) and _has(clause, "[TA]o[vIw]_*$"):
        return True
    if not any(everyone in text for everyone in _EVERYONE):
        return False
    if _has(clause, f"[TAD](?!i)[9#X]*{_LIGHT}[w9X#D][_WN~]*$|Do[Ivw]_*$"):
        return True
    if _has(words.core, "[EG]"):
        return False
    robots = not _ROBOTS.isdisjoint(words.texts) and _has(clause, "[TA]o[IvX]_*$")
    return robots or (not _DIGITAL_ACTS.isdisjoint(words.texts) and _has(clause, "I_*$"))


# --- people -----------------------------------------------------------------------------------


def blames(words: Words) -> bool:
    """Whether attitude, ability or carelessness of people is what is said."""
    letters = words.letters
    if "q" in letters or (not _UNKIND.isdisjoint(words.texts) and _has(letters, _OF_PEOPLE)):
        return True
    return _has(
        letters,
        "(?<!T)(?<!Tn)Q(?:[gnhmi]+_?[lFLJjrzx]|o?F)|P[^,]*x|P[^,]*y[^,]*[xzL][_~]*$|P[gh]Xi_?J",
    )


def slips(words: Words) -> bool:
    """Whether a cause is somebody's slip, and not what makes it easy to slip."""
    text = "".join(words.texts)
    return _SLIP.search(text) is not None and _EASY.search(text) is None


# --- nothing to check -------------------------------------------------------------------------


def procedure_stays(sentences: list[Words]) -> bool:
    """Whether a digital step is added and the procedure behind it stays."""
    letters = ",".join(words.letters for words in sentences)
    if _has(letters, _AGAINST["stays"]):
        return False
    if not _has(letters, "[TADd%]") and not any(
        text in _COMPUTERISING for words in sentences for text in words.texts
    ):
        return False
    return _has(letters, "S|s[^,]*[,_]")


def _mostly_unknown(letters: str) -> bool:
    """Whether more than half of the words of a sentence are its own, so not empty ones."""
    own = sum(letters.count(letter) for letter in "XKZTRPE")
    empty = sum(letters.count(letter) for letter in "BbMVJjlrFN")
    return own > empty + 2


def vague_state(words: Words) -> bool:
    """Whether a problem or cause says nothing that could be seen or checked."""
    letters = words.core
    if _has(letters, f"[9E#UsI]|{_AGAINST['vague']}"):
        return False
    *before, last = letters.split(",")
    if not _has(
        last,
        "J[gohimne_zLFjWrl~]*$|J_?[BT]$|[BbM][gnhm]*_?[vMVb_]*[jlrFz]$|[BbXMP]n?F$|[BbM]gL$"
        "|[BbMVJ][gnhmio_]*N$|[BbM][no_]*[VMb]_?W$|y_?z$",
    ):
        return False
    return not _mostly_unknown(letters) and all(not _acts(part) for part in before)


def _acts(clause: str) -> bool:
    """Whether a clause before the last one says something that was done or happened."""
    return _has(clause, "[vuwITR]|[og](?![_]?[BbMVJjlrFNn])")


def vague_act(words: Words) -> bool:
    """Whether a solution names an effort and no act."""
    letters = _pattern("(?<=[BbMV])o?[v]").sub("M", words.core)
    if _has(letters, f"[9#UTRIsGdvuwe]|{_AGAINST['effort']}"):
        return False
    *before, last = letters.split(",")
    if not _has(last, "M[goi_~nbMVBh]*[WN]?$|(?:^_*|[BbMVP][nohitm_]*)[VbM][goi_~nbMVBh]*[WN]?$"):
        return False
    return not _mostly_unknown(letters) and all(not _acts(part) for part in before)


# What speaks against a reading: a named thing that is missing, slow or not done
# (例外を把握していなかった); training or a manual as the act; a step that goes.
_AGAINST = {
    "vague": "[XETU]o[_X]*[BbMvu][X_]?z|[XEKUP][gm]_?[jlrLF]",
    "effort": "R~?[on]?(?:_?[vIuV]|$)|[XU][on]V",
    "stays": "G|^[^VS]*z[_~]*$",
}
