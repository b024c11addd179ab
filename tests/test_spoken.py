"""How a room talks: what is nothing, not known, a day, a figure, several names."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxsheet.spoken import (
    as_count,
    as_day,
    as_flag,
    as_measure,
    as_names,
    as_number,
    as_statements,
    as_whole_day,
    means_nothing,
    means_unknown,
    same_unit,
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3", 3), ("３", 3), ("1,200", 1200), ("１，２００", 1200), ("-2", -2), ("0.5", 0.5),
        ("010", 10), (" 7 ", 7), ("+4", 4),
    ],
)  # fmt: skip
def test_numbers_read(written: str, meant: float) -> None:
    assert as_number(written) == meant


@pytest.mark.parametrize(
    "written", ["", "abc", "1e3", "inf", "nan", "1,2", "0x10", "1_000", "3件", "--3", "9" * 30]
)
def test_not_numbers(written: str) -> None:
    assert as_number(written) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2025-02-03", "2025-02-03"), ("2025/2/3", "2025-02-03"), ("2025.2.3", "2025-02-03"),
        ("2025年2月3日", "2025-02-03"), ("令和7年2月3日", "2025-02-03"), ("R7.2.3", "2025-02-03"),
        ("令和元年5月1日", "2019-05-01"), ("平成３１年４月３０日", "2019-04-30"),
        ("２０２５－０２－０３", "2025-02-03"), ("令和 7年 2月 3日", "2025-02-03"),
        ("2024-02-29", "2024-02-29"), ("r7/2/3", "2025-02-03"),
    ],
)  # fmt: skip
def test_days_read(written: str, meant: str) -> None:
    assert as_day(written) == meant


@pytest.mark.parametrize(
    "written",
    ["", "2025-02-30", "2023-02-29", "2025-13-01", "2025-2", "来週", "12:30", "0000-01-01",
     "2025-02/03", "令和7年", "1/2/2025", "9月30日", "31 June 2025", "2025年9月31日",
         "20251301", "2025/13", "99999999"],
)  # fmt: skip
def test_not_days(written: str) -> None:
    assert as_day(written) is None


@pytest.mark.parametrize("day", ["0", "00", "００"])
@pytest.mark.parametrize(
    "written",
    ["2025-06-{}", "2025/6/{}", "2025.6.{}", "R7.6.{}", "2025年6月{}日", "6月{}日", "6/{}",
     "来月{}日", "June {} 2025", "June {}", "{} June 2025", "2025-06-{}T10:00"],
)  # fmt: skip
def test_no_month_has_a_day_nought(written: str, day: str) -> None:
    assert as_day(written.format(day), "2025-02-03") is None


@given(st.dates())
def test_every_day_of_the_calendar_reads_back(day: datetime.date) -> None:
    assert as_day(day.isoformat()) == day.isoformat()


@given(st.text(max_size=40))
def test_nothing_raises(text: str) -> None:
    as_day(text), as_day(text, "2026-11-30"), as_number(text), as_flag(text), as_count(text)
    as_measure(text), as_names(text), as_statements(text), means_nothing(text), means_unknown(text)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2025/7/1(火)", "2025-07-01"), ("令和7年2月3日", "2025-02-03"), ("R7.2.3", "2025-02-03"),
        ("昭和60年1月2日", "1985-01-02"), ("2025年9月", None), ("1 July 2025", None),
        ("2025-07-01T10:00", None), ("2025年7月1日10時", None), ("2025-02-30", None),
    ],
)  # fmt: skip
def test_a_whole_day_leaves_no_room_to_guess(written: str, meant: str | None) -> None:
    assert as_whole_day(written) == meant


def test_flags() -> None:
    assert [as_flag(one) for one in ("true", "はい", "No", "×", "maybe")] == [
        True, True, False, False, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2025/7/1(火)", "2025-07-01"), ("令和7年7月1日（火）", "2025-07-01"),
        ("2025-07-01T00:00:00.000Z", "2025-07-01"), ("2025-07-01 09:30", "2025-07-01"),
        ("2026年9月", "2026-09-30"), ("令和8年2月", "2026-02-28"), ("2028年2月末", "2028-02-29"),
        ("20250630", "2025-06-30"), ("2025/6", "2025-06-30"), ("2025-06", "2025-06-30"),
        ("30-Jun-2025", "2025-06-30"), ("June 30 2025", "2025-06-30"),
        ("Tuesday, 1 July 2025", "2025-07-01"),
        ("2025年度第1四半期末", "2025-06-30"), ("令和7年度末", "2026-03-31"),
        ("2025年度の第2四半期末", "2025-09-30"),
        ("end of June 2025", "2025-06-30"), ("30th of June, 2025", "2025-06-30"),
    ],
)  # fmt: skip
def test_days_read_without_knowing_when_they_were_said(written: str, meant: str) -> None:
    assert as_day(written) == meant


@pytest.mark.parametrize(
    ("spoken", "meant"),
    [
        ("9月30日", "2027-09-30"), ("12月24日まで", "2026-12-24"), ("11月30日", "2026-11-30"),
        ("6月末", "2027-06-30"), ("来月末", "2026-12-31"), ("来月10日", "2026-12-10"),
        ("７／１（木）", "2027-07-01"), ("来年3月", "2027-03-31"), ("6月中旬", "2027-06-20"),
        ("明日", "2026-12-01"), ("2週間後", "2026-12-14"), ("3か月後", "2027-02-28"),
        ("来週の金曜日", "2026-12-11"), ("年度末", "2027-03-31"), ("年内", "2026-12-31"),
        ("30 June", "2027-06-30"), ("end of June", "2027-06-30"), ("by June 30", "2027-06-30"),
        ("Dec 5", "2026-12-05"), ("mid-June", "2027-06-15"), ("end of next month", "2026-12-31"),
        ("tomorrow", "2026-12-01"), ("in two weeks", "2026-12-14"), ("next Friday", "2026-12-11"),
        ("Friday", "2026-12-04"), ("next week", "2026-12-11"), ("昨日", "2026-11-29"),
        ("in three months", "2027-02-28"), ("2026-12-01", "2026-12-01"),
        ("end of next week", "2026-12-11"), ("by the end of the week", "2026-12-04"),
        ("end of next fiscal year", "2028-03-31"), ("来年度末", "2028-03-31"),
        ("by the end of the fiscal year", "2027-03-31"), ("this fiscal year", "2027-03-31"),
        ("第3四半期末", "2026-12-31"), ("第１四半期末までに", "2027-06-30"),
        ("第四四半期末", "2027-03-31"), ("2026年度第4四半期末", "2027-03-31"),
        ("月末まで", "2026-11-30"), ("end of the month", "2026-11-30"),
    ],
)  # fmt: skip
def test_days_as_spoken_on_a_monday(spoken: str, meant: str) -> None:
    assert as_day(spoken, "2026-11-30") == meant


@pytest.mark.parametrize(
    ("spoken", "bare"),
    [
        ("until next Friday", "next Friday"),
        ("遅くとも2週間後までに", "2週間後"),
        ("来週の金曜日の予定です", "来週の金曜日"),
        ("before the end of the fiscal year", "end of the fiscal year"),
        ("今週いっぱい", "今週"),
        ("around tomorrow", "tomorrow"),
    ],
)
def test_words_around_a_day_are_the_same_for_every_kind_of_day(spoken: str, bare: str) -> None:
    said = "2025-06-30"
    assert as_day(spoken, said) == as_day(bare, said) is not None


@pytest.mark.parametrize(
    "spoken",
    [
        "end of Q1",
        "第5四半期末",
        "9月31日",
        "13/1",
        "そのうち",
        "soon",
        "0月",
        "second week",
        "week",
    ],
)
def test_what_names_no_day(spoken: str) -> None:
    assert as_day(spoken, "2026-11-30") is None


@pytest.mark.parametrize(
    ("spoken", "meant"),
    [
        ("4名", 4), ("4人", 4), ("約4人", 4), ("４", 4), ("four", 4), ("四人", 4), ("十二名", 12),
        ("三百二十人", 320), ("ひとり", 1), ("about 4", 4), ("4 people", 4), ("1,200人", 1200),
        ("4人くらい", 4), ("0", 0),
    ],
)  # fmt: skip
def test_counts(spoken: str, meant: int) -> None:
    assert as_count(spoken) == meant


@pytest.mark.parametrize("spoken", ["-3", "数名", "2〜3人", "a few", "", "4.5", "たくさん"])
def test_no_counts_and_never_below_zero(spoken: str) -> None:
    assert as_count(spoken) is None


@pytest.mark.parametrize(
    ("spoken", "meant"),
    [
        ("2.6%", ("2.6", "%", "", "")), ("1.0％以下", ("1.0", "%", "<=", "")),
        ("<35 %", ("35", "%", "<", "")), ("31 % of 380", ("31", "%", "", "of 380")),
        ("約40件", ("40", "件", "~", "")), ("週に約40件", ("40", "件/週", "~", "")),
        ("at most 15 per week", ("15", "per week", "<=", "")), ("1.0", ("1.0", "", "", "")),
        ("1,200円", ("1200", "円", "", "")), ("30分以内", ("30", "分", "<=", "")),
        ("12 MB", ("12", "MB", "", "")),
    ],
)  # fmt: skip
def test_measures_keep_their_decimals_and_their_sign(spoken: str, meant: tuple) -> None:
    assert as_measure(spoken) == meant


def test_one_unit_written_in_several_ways() -> None:
    assert same_unit("％", "percent")
    assert same_unit("件／週", "週に件")
    assert not same_unit("件/週", "件/月")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("山田、鈴木", ["山田", "鈴木"]), ("山田・鈴木", ["山田", "鈴木"]),
        ("山田と鈴木", ["山田", "鈴木"]), ("山田／鈴木", ["山田", "鈴木"]),
        ("山田（主、係長）、鈴木", ["山田（主、係長）", "鈴木"]), ("①山田 ②鈴木", ["山田", "鈴木"]),
        ("Tom and Ann", ["Tom", "Ann"]), ("Smith; Jones", ["Smith", "Jones"]),
        ("窓口係及び総合案内", ["窓口係", "総合案内"]), ("山田\n鈴木", ["山田", "鈴木"]),
        ("防災・危機管理課", ["防災・危機管理課"]), ("ジョン・スミス", ["ジョン・スミス"]),
        ("まちづくりと環境課", ["まちづくりと環境課"]), ("R&D team", ["R&D team"]),
        ("Planning and Finance Division", ["Planning and Finance Division"]),
        ("the cleaners and the evening groups", ["the cleaners", "the evening groups"]),
        ("山田、山田", ["山田"]), ("山田", ["山田"]), ("", []),
    ],
)  # fmt: skip
def test_names_on_one_line(line: str, names: list[str]) -> None:
    assert list(as_names(line)) == names


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1. 例外が多い\n2. 様式が古い", ["例外が多い", "様式が古い"]),
        ("①例外が多い②様式が古い", ["例外が多い", "様式が古い"]),
        ("・手順が複雑で、誤った\n・月末に重なる", ["手順が複雑で、誤った", "月末に重なる"]),
        ("- one\n- two; three", ["one", "two", "three"]),
        ("(1) one", ["one"]), ("1.5倍になった", ["1.5倍になった"]),
        ("○○業務のミス", ["○○業務のミス"]),
        ("3、4月に重なる", ["3、4月に重なる"]), ("5月に重なる", ["5月に重なる"]), ("①", ["①"]),
    ],
)  # fmt: skip
def test_statements_part_at_lines_and_marks_never_at_a_comma(text: str, said: list[str]) -> None:
    assert list(as_statements(text)) == said


@pytest.mark.parametrize(
    "line",
    ["分かりません", "分からないです", "まだ分からない。", "不明", "未定です", "知らない",
     "I don't know", "We don’t know yet", "not sure", "TBD", "Unknown.", "not decided yet"],
)  # fmt: skip
def test_not_known(line: str) -> None:
    assert means_unknown(line)
    assert not means_nothing(line)


@pytest.mark.parametrize(
    "line",
    ["なし", "特になし", "ない", "特にありません。", "ほかにはありません", "該当なし", "以上です",
     "n/a", "no more", "nothing else", "That’s all", "無"],
)  # fmt: skip
def test_nothing(line: str) -> None:
    assert means_nothing(line)
    assert not means_unknown(line)


@pytest.mark.parametrize(
    "line",
    ["分からない人が多い", "不明な点が多い", "なしとする理由", "ないと困る", "none of them read it",
     "nobody reads it", "Unknown senders call", "未定の予算が多い", "no clerk knows the rule"],
)  # fmt: skip
def test_statements_that_only_begin_so(line: str) -> None:
    assert not means_nothing(line)
    assert not means_unknown(line)
