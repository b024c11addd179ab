"""Bring a statement to one form before its wording is judged, and tell its language.

What changes nothing about a statement is taken away first, so that it cannot change a finding: list
marks, notes in brackets behind, quotes around, the final stop, the width of characters, the polite
ending. Years and list numbers are no figures: they are taken away as well.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Longer texts are judged by their first and last part: a statement is a line or two, and the cost
# of a pasted document stays bounded.
_LIMIT = 2000

_BULLETS = "・-–—*●○■□◆◇▪•※→>＞☆★◎✓✔ \t\r\n\u3000"
_CIRCLED = r"^[①-⓿❶-➓㊀-㊉]+"
# "1.", "1)", "(1)", "a)", "ア)", "1、", "第1 " before the text; a decimal number is none.
_LIST_MARK = (
    r"^(?:[(\[](?:\d{1,3}|[a-z]|[ア-ン]|[ivx]{1,4})[)\]][.:]?"
    r"|(?:\d{1,3}(?:[.-]\d{1,3}){0,2}|[a-z]|[ア-ン]|[ivx]{1,4})[.):、](?!\d)"
    r"|\d{1,2} +(?=[ぁ-ヿ一-鿿]))\s*"
)
_HEADING = (
    r"^(?:[【〔][^】〕]{1,20}[】〕]"
    r"|(?:問題(?:点)?|課題|原因|要因|解決策|対策|改善策|改善案|提案|目的|意見|指摘事項|現状)[:】]"
    r"|(?:issue|problem|finding|cause|root cause|solution|suggestion|idea|purpose|observation)"
    r"(?: *#?\d{1,3})?: )\s*"
)
_NOTE = r"\s*[(〔\[【<〈][^()〔〕\[\]【】<>〈〉]{1,60}[)〕\]】>〉]$|(?<=.)\s*※[^※]{1,80}$"
_JAPANESE = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")
_QUOTES = frozenset(["「」", "『』", '""', "''", "“”", "‘’", "«»", "〝〟"])
_STOPS = "。．.… "
# Years and days: when it was is no figure.
_JA_DATE = (
    r"(?:(?:令和|平成|昭和|大正)(?:\d{1,2}|元)|(?<![a-z])[rh]\d{1,2}|(?:19|20)\d\d)"
    r"(?:年度?(?:末|初)?|/\d{1,2}(?:/\d{1,2})?|\.\d{1,2}\.\d{1,2})"
    r"(?:\d{1,2}月)?(?:\d{1,2}日)?(?:現在|時点|以降|頃|ごろ)?(?:(?:に|は|の|で)(?:おいて|は)?、?)?"
)
_EN_DATE = (
    r"(?:\b(?:in|since|during|by|from|until|for|of|on|as at|as of) )?"
    r"(?:\b(?:q[1-4]|fy|spring|summer|autumn|winter|early|late|january|february|march|april|may|june"
    r"|july|august|september|october|november|december)[ /]?(?:\d{1,2},? )?)*"
    r"\b(?:19|20)\d\d(?:[/–-](?:\d\d){1,2})?\b,?"
)
_MAY_DATE = re.compile(r"[和成正rh]\s?[\d元]|和|(?:19|20)\d\d")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_SPACES = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"([。!?\n]+)")

# Polite endings and the plain ones they stand for; the first that fits is taken.
_ENDINGS = (
    (r"(?:でした|であった|でありました)", "だった"),
    (r"で(は|も)ありません", r"で\1ない"),
    (r"(?<=[がはもり])ありません", "ない"),
    (r"(でき|起き|生き|足り|借り|降り)ません", r"\1ない"),
    (r"(でき|起き|生き|足り|借り|降り)ました", r"\1た"),
    (r"(でき|起き|生き|足り|借り|降り)ます", r"\1る"),
    (r"(?<=[てで])いません", "いない"),
    (r"(?<=[てで])おりません(?:でした)?", "いない"),
    (r"(?<=[てで])おりました", "いた"),
    (r"(?<=[てで])(?:おります|おる)", "いる"),
    (r"(?<=[てで])いました", "いた"),
    (r"(?<=[てで])います", "いる"),
    (r"(?<=[がはもに])いません", "いない"),
    (r"(?<=[がはもに])いました", "いた"),
    (r"(?<=[がはもに])います", "いる"),
    (r"(?:でございます|であります|です)", "です"),
    (r"(?<=[々一-鿿ァ-ヿ][々一-鿿ァ-ヿー])しません", "しない"),
    (r"(?<=[々一-鿿ァ-ヿ][々一-鿿ァ-ヿー])します", "する"),
    (r"(?<=[をにとがもは])します", "する"),
    (r"(?<=[をにとがもは])しません", "しない"),
    (r"いたします", "する"),
    (r"しました", "した"),
    (r"します", "す"),
    (r"いません", "わない"),
    (r"いました", "った"),
    (r"います", "う"),
    (r"行きました", "行った"),
    (r"きません", "かない"),
    (r"きました", "いた"),
    (r"きます", "く"),
    (r"ぎました", "いだ"),
    (r"ぎます", "ぐ"),
    (r"ちません", "たない"),
    (r"ちました", "った"),
    (r"ちます", "つ"),
    (r"りません", "らない"),
    (r"りました", "った"),
    (r"ります", "る"),
    (r"みません", "まない"),
    (r"[びみに]ました", "んだ"),
    (r"みます", "む"),
    (r"びます", "ぶ"),
    (r"(?<=[えけげせてねべめれぜでへ一-鿿])ません", "ない"),
    (r"(?<=[えけげせてねべめれぜでへ一-鿿])ました", "た"),
    (r"(?<=[えけげせてねべめれぜでへ一-鿿])ます", "る"),
)
_COPULA = re.compile(r"(?:の|ん)?(?:です|である)$|(?<![んい])だ$")
_TAIL = re.compile(r"(?<=[うくすつぬむぶぐるただいん])(?:という)?こと$")


def normalise(text: str) -> str:
    """The text in NFKC, lower case, without edge blanks and bullets; of a long one both ends."""
    if len(text) > _LIMIT:
        half = _LIMIT // 2
        text = text[:half] + text[-half:]
    if not text.isascii():
        most = 2 * len(text) + 100  # one sign may stand for eighteen
        text = unicodedata.normalize("NFKC", text)[:most]
    return text.lower().strip(_BULLETS)


def plain(text: str) -> str:
    """The normalised text in the one form that is judged: without all that changes nothing."""
    text = _bare(normalise(re.sub(_CIRCLED, "", text.lstrip(_BULLETS))))
    if is_japanese(text):
        return _plain_japanese(text)
    if "20" in text or "19" in text:
        text = re.sub(_EN_DATE, "", text).strip(" ,") or text
    return _SPACES.sub(" ", text)


def is_japanese(text: str) -> bool:
    """Whether any kana or kanji is in the (normalised) text."""
    return not text.isascii() and _JAPANESE.search(text) is not None


def _bare(text: str) -> str:
    """The text without what stands before, behind and around it."""
    for _ in range(4):
        before = text
        for mark in (_LIST_MARK, _HEADING):
            text = re.sub(mark, "", text, count=1) or text
        text = text.strip(_BULLETS).rstrip(_STOPS)
        text = re.sub(_NOTE, "", text) or text
        around, inner = text[:1] + text[-1:], text[1:-1]
        if around in _QUOTES and inner and around[0] not in inner and around[1] not in inner:
            text = inner
        if text == before:
            break
    return text


def _plain_japanese(text: str) -> str:
    if "," in text:
        text = _THOUSANDS.sub("", text).replace(",", "、")
    if _MAY_DATE.search(text):
        text = re.sub(_JA_DATE, "", text).strip(" 、") or text
    parts = _SENTENCE_END.split(text)
    parts[::2] = map(_plain_ending, parts[::2])
    return "".join(parts)


@cache
def _endings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The endings, compiled when the first polite one is met."""
    return tuple((re.compile(pattern + "$"), plain) for pattern, plain in _ENDINGS)


def _plain_verb(sentence: str) -> str:
    for pattern, plain in _endings():
        found = pattern.sub(plain, sentence, count=1)
        if found != sentence:
            return found
    return sentence


def _plain_ending(sentence: str) -> str:
    """The sentence with its last word in the plain form, without である and ～こと."""
    sentence = sentence.rstrip()
    if sentence.endswith(("す", "ん", "た", "る", "だ", "と")):
        past = sentence.endswith("ませんでした")
        if sentence.endswith(("ます", "ません", "ました", "でした", "あります", "ございます")):
            sentence = _plain_verb(sentence.removesuffix("でした") if past else sentence)
            if past and sentence.endswith("ない"):
                sentence = sentence[:-1] + "かった"
        elif sentence.endswith("であった"):
            sentence = sentence[:-4] + "だった"
        sentence = _COPULA.sub("", sentence) or sentence
        sentence = _TAIL.sub("", sentence) or sentence
    return sentence


def table(rows: str) -> tuple[str, ...]:
    """The entries of a table of words, `|` between them; a blank at the end of one counts."""
    return tuple(rows.replace("\n", "").split("|"))
