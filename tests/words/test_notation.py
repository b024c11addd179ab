"""The words that readers see keep to the notation of public documents (CONTRIBUTING, style)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.words.texts import JAPANESE, english, in_code, japanese

JOYO = frozenset((Path(__file__).parent / "joyo.txt").read_text(encoding="utf-8"))
KANJI = re.compile(r"[\u4e00-\u9fff]")
# Names and words of the field whose signs lie outside the list, and are read in every office.
NAMES = re.compile(r"ストルターマン")

# Where the deck or a word of input is quoted, and the rule itself.
DECK = (
    r"「(まずは)?課題特定(から)?」|課題解決|課題の特定と解決策の決定|同じ問題でも課題は様々あり得る"
    r"|原因, 課題, なぜ"
)
# The notation, as what may not stand: (what, pattern, what is allowed all the same).
JA = {
    "課題（原因） is never bare": (r"課題(?!（原因）)", DECK),
    "一つ, not 1つ": (r"[0-9０-９]つ", ""),
    "a number that is filled in takes 件, か所, 人": (r"\{[a-z_]*\}つ", ""),
    "一人, not 1人 for one person": (r"(?<![0-9０-９.,〜~])[1１]人", ""),
    "分かる": (r"わか[らりるれろっ]", r"わかりやす"),
    "既に": (r"すでに", ""),
    "初めて": (r"はじめて", ""),
    "繰り返す": (r"くり返", ""),
    "言い換える": (r"言いかえ", ""),
    "気付く": (r"気づ", ""),
    "か月": (r"[ヶヵケカ]月", ""),
    "引継ぎ, 割当て, 取込み": (r"引き継ぎ|割り当て(?![てるらりれ])|取り込み(?!ま)", ""),
    "ひな形": (r"ひな型", ""),
    "今": (r"いま[のある、]", ""),
    "ページ": (r"頁", ""),
    "a question has its predicate": (r"[はとにで]？", ""),
    "何で is heard as why": (r"(?<![「])何で(?!す|しょう|も|し|き|あ)", ""),
    "full-width brackets around Japanese": (
        r"[\u3040-\u30ff\u4e00-\u9fff]\([^)]*[\u3040-\u30ff\u4e00-\u9fff]",
        "",
    ),
}
# Words that gave away a text thought in another language.
EN = {
    "anew": r"\banew\b",
    "hold for apply": r"\b(it|cause|causes|they) (does not |do not )?holds?\b",
    "stand for is": r"\bstands? (here|there|in|beside|already|on this sheet)\b",
    "is no": r"(?<![Tt]here )\bis no (question|number|worksheet|sheet|file|folder)\b",
    "troubled by": r"\btroubled? by\b",
    "go on": r"\bgoing on with\b|\bHow do you go on\b",
    "mend": r"\bMend\b",
    "plurals are written out": r"\w\(s\)",
    "Japanese punctuation": r"[A-Za-z}][・、。]",
    # One word for one thing: the states of a cause and a solution, who has the work, where from.
    "a cause is confirmed, ruled out or not checked": (
        r"(?i)(?<!`)\b(identified|unverified|rejected|not adopted)\b(?!`)"
    ),
    "main owner": r"(?i)(?<!main )(?<!`)\bowners?\b(?!`)",
    "link, not tie": r"\b[Tt]ied?\b",
    "remove, not take out": r"\b([Tt]ake|[Tt]ook|[Tt]aken) ((it|them|that line|the \S+) )?out\b",
    "how to go back, finished": r"(?i)\bway back\b|\b[123] over\b",
    "sheet": r"\bworksheets?\b",
    "such as P1": r"[,(] as ([PCSIWT][0-9]|[0-9\[{])",
    "separated, not parted": r"\bparted by\b",
}
# Values of the file, as the columns of an export and a setting on the command line name them.
EN_KEYS = re.compile(r"\w+ \| \w+|\.status=identified|[Ii]dentify the cause first")


def _wrong(said, pattern, allowed=""):
    text = re.sub(allowed, "", said.text) if allowed else said.text
    found = re.search(pattern, text)
    return found and f"{said.place}: …{text[max(0, found.start() - 12) : found.end() + 12]}…"


@pytest.mark.parametrize("what", JA)
def test_japanese(what):
    assert not [one for said in japanese() if (one := _wrong(said, *JA[what]))]


@pytest.mark.parametrize("what", EN)
def test_english(what):
    bank = re.compile(r"[a-z_.]+")  # one word alone in the questions is a key or a value
    said_in_english = [
        said
        for said in english()
        if not EN_KEYS.search(said.text)
        and not ("questions.yaml" in said.place and bank.fullmatch(said.text))
    ]
    assert not [one for said in said_in_english if (one := _wrong(said, EN[what]))]


def test_signs_of_the_list_for_general_use():
    found = {}
    for said in japanese():
        for sign in set(KANJI.findall(NAMES.sub("", said.text))) - JOYO:
            found.setdefault(sign, []).append(said.place)
    assert not found


def test_there_is_much_to_look_at():
    assert len(japanese(pages=False)) > 1200
    assert len(english()) > 1200
    assert all(JAPANESE.search(said.text) for said in japanese())


def test_both_languages_fill_in_the_same() -> None:
    """A `{name}` of one language alone is shown to its reader as it is, or left out."""
    names = re.compile(r"(?<!\{)\{([^{}]*)\}(?!\})")
    extra = [
        (place, ja) for place, en, ja in in_code() if {*names.findall(ja)} - {*names.findall(en)}
    ]
    assert not extra
