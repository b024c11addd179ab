"""What changes nothing about a statement changes nothing about its finding, over the whole bank."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from dxsheet import wording
from dxsheet.wording import read
from dxsheet.wording.normalise import plain

SOURCE = Path(__file__).parents[2] / "benchmarks" / "wording" / "bank.py"
spec = importlib.util.spec_from_file_location("wording_bank", SOURCE)
assert spec is not None and spec.loader is not None
bank = importlib.util.module_from_spec(spec)
sys.modules["wording_bank"] = bank
spec.loader.exec_module(bank)

# The full width of what is not kana or kanji, by character.
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
CHANGES = {
    "ja": [
        lambda t: f"1. {t}",
        lambda t: f"①{t}",
        lambda t: f"1){t}",
        lambda t: f"（２）{t}",
        lambda t: f"・{t}",
        lambda t: f"- {t}",
        lambda t: f"{t}（令和5年度）",
        lambda t: f"{t}（担当課ヒアリング）",
        lambda t: t.rstrip("。") + "。",
        lambda t: t.rstrip("。"),
        lambda t: f"「{t}」",
        lambda t: t.replace("、", "，"),
        lambda t: t.translate(WIDE),
    ],
    "en": [
        lambda t: f"1. {t}",
        lambda t: f"① {t}",
        lambda t: f"1) {t}",
        lambda t: f"(b) {t}",
        lambda t: f"・{t}",
        lambda t: f"- {t}",
        lambda t: f"{t} (FY2023)",
        lambda t: f"{t} (team interview)",
        lambda t: t.rstrip(".") + ".",
        lambda t: t.rstrip("."),
        lambda t: f'"{t}"',
        lambda t: f"“{t}”",
        lambda t: t.upper(),
        lambda t: t.translate(WIDE),
    ],
}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_harmless_changes_seldom_change_a_finding(lang):
    tried, flips = 0, []
    for frame in bank.frames(lang):
        (text,) = bank.fillings(frame.text, 1)
        found = read(text, frame.kind)
        for change in CHANGES[lang]:
            tried += 1
            if read(change(text), frame.kind) != found:
                flips.append(change(text))
    assert tried > 7000
    assert len(flips) <= 0.01 * tried, flips[:40]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_twins_that_differ_by_a_noun_agree(lang):
    """It hardly happens that one filling of a frame is warned of and another passes unseen."""
    tried = apart = 0
    for frame in bank.frames(lang):
        found = [read(text, frame.kind) for text in bank.fillings(frame.text, 3)]
        tried += 1
        apart += any(one.sure for one in found) and any(one == ((), ()) for one in found)
    assert tried > 800
    assert apart <= 0.03 * tried


@pytest.mark.parametrize(
    ("polite", "direct"),
    [
        ("期限を過ぎていました。", "期限を過ぎていた"),
        ("確認しておりません", "確認していない"),
        ("書類が届きませんでした。", "書類が届かなかった"),
        ("手順が分かりません", "手順が分からない"),
        ("待ち時間を減らします", "待ち時間を減らす"),
        ("システムを導入します", "システムを導入する"),
        ("連携が必要です", "連携が必要である"),
        ("対応できません", "対応できない"),
        ("研修がありません。", "研修がない"),
        ("窓口で行っています", "窓口で行っていること"),
        ("使いました", "使った"),
        ("書きました", "書いた"),
        ("足りません", "足りない"),
        ("二重の入力がありました", "二重の入力があった"),
    ],
)
def test_a_polite_ending_is_read_as_the_plain_one(polite, direct):
    assert plain(polite) == plain(direct)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("3.5 hours are lost", "3.5 hours are lost"),
        ("12% of callers give up", "12% of callers give up"),
        ("In 2019, the pump failed", "the pump failed"),
        ("令和5年度において、点検を行った", "点検を行った"),
        ("2,000件が残っている", "2000件が残っている"),
        ("Finding 3: no log was kept (site visit)", "no log was kept"),
        ("『台帳』と「帳簿」が合わない", "『台帳』と「帳簿」が合わない"),
        ("（現場）", "(現場)"),
        ("1.", "1"),
    ],
)
def test_years_and_list_numbers_go_and_figures_stay(text, form):
    assert plain(text) == form


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_one_figure_is_as_good_as_another_but_for_the_first(lang, monkeypatch):
    """So a statement that differs in a figure alone from one met before is not judged anew."""
    alike = dict(wording._FIGURES)
    monkeypatch.setattr(wording, "_FIGURES", {})
    wording.forget()
    texts = set()
    for path in SOURCE.parent.glob(f"*{lang}.tsv"):
        rows = [one.split("\t") for one in path.read_text(encoding="utf-8").splitlines()[1:]]
        texts |= {(plain(row[4]), row[0]) for row in rows if len(row) == 5}
    given = [(text, kind) for text, kind in texts if text != text.translate(alike)]
    assert len(given) > 300
    for text, kind in given:
        assert read(text.translate(alike), kind) == read(text, kind), text
    wording.forget()
