from __future__ import annotations

import pytest

from dxsheet.importing.cells import Value, canon_of, read_cell, tidy_id, with_unit
from dxsheet.sheet.nouns import Cause, Outcome, Participant, Problem, SmallStart, Solution, WorkItem


def read(noun, key, text, kind="text", number=0.0, day=""):
    return read_cell(noun.fields[key], key, Value(kind, text, number, day))


def plain(*args, **more):
    found, wrong = read(*args, **more)
    assert wrong is None, wrong
    return found


def complaint(*args, **more):
    found, wrong = read(*args, **more)
    assert found is None and wrong is not None
    assert wrong.message.en and wrong.hint.ja
    return wrong


def test_an_empty_cell_says_nothing():
    assert read_cell(Problem.fields["text"], "text", None) == (None, None)


def test_words_lose_outer_spaces_and_take_numbers_as_they_read():
    assert plain(Problem, "text", "　待つ \n") == "待つ"
    assert plain(Problem, "amount", "40", kind="number", number=40.0) == "40"
    assert plain(SmallStart, "period", "2025-04-01", kind="date") == "2025-04-01"


@pytest.mark.parametrize("text", ["大", "high", "High", "ＨＩＧＨ", " 大 "])
def test_choices_by_label_of_either_language_or_key(text):
    assert plain(Solution, "effect", text) == "high"


def test_a_choice_of_several_words():
    assert plain(Solution, "kind", "Change a  system") == "system_change"
    assert plain(Solution, "kind", "規程・ルール") == "rule"


def test_no_choice_lists_the_words():
    wrong = complaint(Solution, "effect", "とても大きい")
    assert "とても大きい" in wrong.message.ja
    assert "大、中、小" in wrong.hint.ja and "high, medium, low" in wrong.hint.en


def test_several_choices_in_one_cell():
    assert plain(Participant, "skills", "業務そのもの、BPR\nDigital".replace("BPR", "bpr")) == [
        "the_work", "bpr", "digital",
    ]  # fmt: skip
    assert "魔法" in complaint(Participant, "skills", "業務そのもの、魔法").message.ja


@pytest.mark.parametrize(
    ("text", "said"),
    [("はい", "true"), ("○", "true"), ("済", "true"), ("１", "true"), ("yes", "true"),
     ("TRUE", "true"), ("いいえ", "false"), ("×", "false"), ("0", "false"), ("未", "false")],
)  # fmt: skip
def test_flags(text, said):
    assert plain(WorkItem, "done", text) == said


def test_a_flag_of_excel_and_none():
    assert plain(WorkItem, "done", "true", kind="flag") == "true"
    complaint(WorkItem, "done", "たぶん")


@pytest.mark.parametrize(
    "text", ["2025-02-03", "2025/2/3", "令和7年2月3日", "Ｒ７．２．３", "2025年2月3日"]
)
def test_dates(text):
    assert plain(WorkItem, "due", text) == "2025-02-03"


def test_a_date_that_lost_its_format_and_none():
    assert (
        plain(WorkItem, "due", "45691", kind="number", number=45691.0, day="2025-02-03")
        == "2025-02-03"
    )
    complaint(WorkItem, "due", "7", kind="number", number=7.0)
    complaint(WorkItem, "due", "2025/2/30")
    complaint(WorkItem, "due", "そのうち")


def test_numbers_in_full_width_with_commas():
    assert plain(Participant, "count", "１，２００") == "1200"
    assert plain(Participant, "count", "3", kind="number", number=3.0) == "3"
    complaint(Participant, "count", "何人か")
    complaint(Participant, "count", "2025-02-03", kind="date")


def test_an_amount_may_be_words():
    assert plain(Outcome, "baseline", "約４０件") == "約４０件"
    assert plain(Outcome, "baseline", "４０") == "40"


def test_lists_and_links():
    assert plain(Cause, "why", "一つ目\n \n二つ目 ") == ["一つ目", "二つ目"]
    assert plain(Solution, "causes", "C1、Ｃ２, C3\nC4") == ["C1", "C2", "C3", "C4"]


def test_ids():
    assert plain(Problem, "id", " Ｐ１ ") == "P1"
    assert tidy_id("ｃ２") == "c2"
    assert "1" in complaint(Problem, "id", "①番").hint.en


def test_errors_and_formulas_without_a_result():
    assert "#REF!" in complaint(Problem, "text", "#REF!", kind="error").message.en
    complaint(Problem, "text", "", kind="formula")


def test_values_compare_as_the_sheet_reads_them():
    field = Solution.fields["causes"]
    assert canon_of(field, "causes", ["C2", "C1"]) == canon_of(field, "causes", ["C1", "C2"])
    assert canon_of(Participant.fields["count"], "count", "1,200") == "1200"
    assert canon_of(field, "causes", None) == ""


@pytest.mark.parametrize(
    ("noun", "key", "text", "said"),
    [
        (Cause, "status", "特定済み", "identified"), (Cause, "status", "特定した", "identified"),
        (Solution, "status", "採用する", "adopted"), (Solution, "status", "採用済", "adopted"),
        (Solution, "kind", "手順見直し", "process"), (Outcome, "decision", "展開", "expand"),
        (Cause, "status", "確かめ中", None), (Solution, "status", "Adopted", "adopted"),
    ],
)  # fmt: skip
def test_choices_as_people_put_them(noun, key, text, said):
    if said is None:
        complaint(noun, key, text)
    else:
        assert plain(noun, key, text) == said


@pytest.mark.parametrize("text", ["レ", "⭕️", "✔️", "☑️", "◎", "済み", "✓", "Y", "完了"])
def test_ticks_as_phones_and_pens_make_them(text):
    assert plain(WorkItem, "done", text) == "true"


@pytest.mark.parametrize("text", ["4名", "約4人", "４", "four", "四人"])
def test_counts_as_people_say_them(text):
    assert plain(Participant, "count", text) == "4"


@pytest.mark.parametrize("text", ["未定", "分かりません", "不明", "なし", "n/a", "not sure"])
def test_what_is_not_known_is_no_value(text):
    for noun, key in ((WorkItem, "due"), (Participant, "count"), (Solution, "effect")):
        assert read(noun, key, text) == (None, None)
    assert plain(Solution, "existing", "なし") == "なし"


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [("40件", "件", "40"), ("2.6%", "％", "2.6"), ("1.0", "日", "1.0"), ("40件", "回", "40件"),
     ("約40件", "件", "約40件"), ("40件", "", "40件"), (None, "件", None)],
)  # fmt: skip
def test_an_amount_leaves_its_unit_where_that_has_a_cell_of_its_own(text, unit, said):
    assert with_unit(text, unit) == said


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [("¥1,500,000", "円", "1500000"), ("$1,200", "USD", "1200"), ("¥40", "千円", "¥40"),
     ("¥40", "", "¥40"), ("¥約40", "円", "¥約40")],
)  # fmt: skip
def test_a_sign_of_money_goes_where_its_unit_has_a_cell_of_its_own(text, unit, said):
    assert with_unit(text, unit) == said


@pytest.mark.parametrize(
    ("noun", "text", "said"),
    [
        (Cause, "○", "identified"), (Cause, "〇", "identified"), (Cause, "？", "unverified"),
        (Cause, "×", "rejected"), (Solution, "⭕️", "adopted"), (Solution, "◇", "proposed"),
        (Solution, "×", "dropped"), (Solution, "○採用", "adopted"), (Solution, "保留", "parked"),
        (Solution, "見送る", "parked"), (SmallStart, "○", None), (Cause, "◇", None),
        (Solution, "no", None), (Solution, "いいえ", None), (Solution, "△", None),
    ],
)  # fmt: skip
def test_a_status_by_its_sign_means_what_it_means_on_the_pages(noun, text, said):
    if said is None:
        complaint(noun, "status", text)
    else:
        assert plain(noun, "status", text) == said


@pytest.mark.parametrize("text", ["x", "Ｘ"])
def test_a_latin_x_is_a_tick_to_some_and_a_no_to_others(text):
    complaint(WorkItem, "done", text)


@pytest.mark.parametrize(
    "text", ["C1・C2", "C1/C2", "C1とC2", "C1 and C2", "1,2", "①②", "１、２", "C1＆C2", "c1 C2"]
)
def test_links_as_people_part_them_and_without_their_letter(text):
    assert [one.upper() for one in plain(Solution, "causes", text)] == ["C1", "C2"]
    assert plain(WorkItem, "solution", "②") == "S2"
    assert plain(Problem, "id", "3") == "P3"
