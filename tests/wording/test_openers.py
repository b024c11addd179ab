"""The first things said in a workshop: a remedy is heard in every way people put it."""

import pytest

from dxsheet.wording import judge

OPENERS = [
    "〇〇システムを入れて効率化しよう", "AIチャットボットを入れよう", "RPAを入れよう", "タブレットを配ろう",
    "チャットボットを導入したい", "新しいシステムがほしい", "電子申請を始めよう", "マニュアルを作り直そう",
    "研修をやろう", "予約システムを導入すべき", "グループウェアを入れ替えてほしい", "RPA導入", "人を増やしてほしい",
    "外部委託しよう", "LINEで申請できるようにしよう", "タブレットが必要だ", "ﾁｬｯﾄﾎﾞｯﾄの導入", "kintoneを使おう",
    "専用の窓口を作ろう", "RPAを入れたらどうか", "システムを入れればいいのでは", "職員を増員する", "予約システムがない",
    "AI-OCRを買ってください", "アプリを作ってほしいです", "文書管理システムの更新が必要", "コールセンターを設けよう",
    "〇〇システムを使って効率化を図ろう！", "電子決裁を入れましょう",
    "Let's put in system X and be efficient", "Let's buy a chatbot", "We should introduce a chatbot",
    "Introduce Kintone", "We need more staff", "Buy tablets", "A new booking system", "How about an app?",
    "Why don't we get a chatbot?", "We want a new case management system", "There is no booking system",
    "The counter needs tablets", "Let us outsource the call centre", "Hire two more clerks",
    "Set up a help desk", "It would be great to have an app", "We must replace the document system",
    "Training for all staff", "Can we get RPA?", "Roll out electronic signatures",
]  # fmt: skip
SOUND = [
    "予約システムが月に3回止まり、窓口で並び直しになる", "電話の問い合わせが一日60件あり、窓口が止まる",
    "新しいシステムの画面で、入力の順を間違える", "○○業務においてミスが発生しやすい", "書類の書き直しが週40件ある",
    "タブレットの電池が昼までもたない", "研修の日に窓口が一人になる", "マニュアルの版が課ごとに違う",
    "申請書を三つの窓口に出してもらっている", "会議の資料が前日の夜に届く", "同じ住所を三回書いてもらっている",
    "備品を借りる職員が並んでいる", "夕方に電話がつながらない", "スキャナーが一日に何度も詰まる",
    "The booking system is down three times a month and people queue again", "Mistakes are likely in work X",
    "The call centre gets 60 calls a day and the counter stops", "The battery of the tablets is flat by noon",
    "Residents write the same address three times", "Applicants wait 25 minutes",
    "On training days one clerk is left at the counter", "The manual differs from section to section",
    "Papers for the meeting arrive the night before", "The scanner jams several times a day",
]  # fmt: skip


@pytest.mark.parametrize("text", OPENERS)
def test_a_remedy_said_first_is_heard(text: str) -> None:
    assert judge(text, "problem") in (("P001",), ("P002",))


@pytest.mark.parametrize("text", SOUND)
def test_a_plain_fact_is_never_scolded(text: str) -> None:
    assert judge(text, "problem") == ()
