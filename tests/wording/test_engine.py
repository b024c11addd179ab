import random
import string

import pytest

from dxsheet.wording import KINDS, judge
from dxsheet.wording.normalise import is_japanese, normalise

RULES = {
    "problem": {"P001", "P002", "P003", "P007"},
    "cause": {"C002", "C003", "C004"},
    "solution": {"S003", "S005", "S006"},
    "purpose": {"P002"},
}


def test_width_case_and_half_width_kana_are_one_form():
    assert normalise(" ＲＰＡ ﾛﾎﾞｯﾄ ") == "rpa ロボット"


def test_edge_bullets_go():
    assert normalise("・紙の台帳") == "紙の台帳"


def test_a_long_text_keeps_its_first_and_last_part():
    form = normalise("始" + "あ" * 50_000 + "終")
    assert (form[0], form[-1]) == ("始", "終")
    assert len(form) == 2000


@pytest.mark.parametrize(
    ("text", "japanese"),
    [
        ("Kintoneを入れたい", True),
        ("we want RPA", False),
        ("résumé forms", False),
        ("台帳", True),
        ("", False),
    ],
)
def test_the_script_tells_the_language(text, japanese):
    assert is_japanese(text) is japanese


def test_the_same_statement_in_another_width_gets_the_same():
    assert judge("ｼｽﾃﾑがない", "problem") == judge("システムがない", "problem") == ("P001",)


def test_an_unknown_kind_and_an_empty_text_get_nothing():
    assert judge("システムがない", "idea") == ()
    assert all(judge(text, kind) == () for text in ("", "  ", "・", "。") for kind in KINDS)


def test_an_allowed_phrase_is_read_past():
    words = {"allowed": ["デジタル化の推進"]}
    assert judge("デジタル化の推進", "purpose") == ("P002",)
    assert judge("デジタル化の推進", "purpose", words=words) == ()


def test_an_office_may_name_its_own_remedy():
    text = "ひかり君がない"
    assert judge(text, "problem", words={"remedies": ["ひかり君"]}) == ("P001",)
    assert judge(text, "problem") == ()


def test_an_office_may_name_its_own_vague_word():
    text = "窓口のもわもわ"
    assert judge(text, "problem", words={"vague": ["もわもわ"]}) == ("P003",)


def test_own_words_count_in_english_too():
    text = "There is no Hikarikun."
    assert judge(text, "problem", words={"remedies": ["Hikarikun"]}) == ("P001",)
    assert judge(text, "problem") == ()
    vague = "Mowamowa of the counter."
    assert judge(vague, "problem", words={"vague": ["mowamowa"]}) == ("P003",)
    assert judge(vague, "problem") == ()


def test_own_words_of_one_call_do_not_leak_into_the_next():
    judge("もわもわがない", "problem", words={"remedies": ["もわもわ"]})
    assert judge("もわもわがない", "problem") == ()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "text",
    [
        "あ" * 10_000,
        "システムが" * 2_000 + "たい",
        "、" * 10_000,
        "の導入" * 4_000,
        "漢" * 10_000,
        "9" * 10_000 + "件",
        "徹底" * 5_000,
        "\ud800\udfff 台帳",
        "\x00\x1b[31m台帳\u202e",
        "①②③㌔㍻台帳ﾞ",
        "。。。！？\n\n台帳",
        "👩‍👩‍👧‍👦が並ぶ",
    ],
)
def test_any_text_gets_an_answer_of_its_kind(text, kind):
    assert set(judge(text, kind)) <= RULES[kind]


def test_any_mixture_of_characters_gets_an_answer_of_its_kind():
    rng = random.Random(20250203)
    stock = (
        "がのはをにでと、。システム導入不足徹底意識職員ない検討デジタル化９9件たい"
        + string.printable
    )
    for _ in range(400):
        text = "".join(rng.choices(stock, k=rng.randint(1, 80)))
        for kind in KINDS:
            assert set(judge(text, kind)) <= RULES[kind]
