"""The Japanese rules: the deck's own words, the registers, and what a sound sentence may say."""

import csv
from pathlib import Path

import pytest

from dxsheet.wording import judge, read
from dxsheet.wording.ja_tokens import cut
from dxsheet.wording.model import word_lists

FIELD = Path(__file__).with_name("field_ja.tsv")
LABELLED = Path(__file__).parents[2] / "benchmarks" / "wording"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("problem", "○○業務においてミスが発生しやすい"),
        ("cause", "使用システムが複雑で、手順を誤った"),
        ("cause", "制度の例外を十分に把握していなかった"),
        ("solution", "画面表示等、操作が分かりやすくなるようシステムを改修"),
        ("solution", "研修の実施、手順書の拡充"),
    ],
)
def test_the_decks_examples_are_sound(kind, text):
    assert judge(text, kind) == ()


@pytest.mark.parametrize(
    "text",
    [
        "「〇〇システムを使って効率化を図ろう！」",
        "〇〇システムを入れて効率化しよう",
        "RPAの導入",
        "ＲＰＡを導入したい",
        "予約ｼｽﾃﾑが必要だ。",
        "職員を増やすべきである。",
        "窓口業務の外部委託を図る必要がある",
        "チャットボットを設置せよ。",
        "研修をやってほしい",
        "電子決裁が未導入である",
        "タブレットがあれば現地で入力できる",
        "なぜ予約アプリを入れないのか？",
        "月に280件の照会があるのでFAQサイトを作る必要がある。",
    ],
)
def test_a_remedy_is_heard_in_every_register(text):
    assert judge(text, "problem") == ("P001",)


@pytest.mark.parametrize(
    ("kind", "text", "rule"),
    [
        ("problem", "本市はDXが他市より遅れている。", "P002"),
        ("problem", "職員の意識が低い。", "P007"),
        ("problem", "関係機関との連携に課題があります。", "P003"),
        ("cause", "システムが整備されていないため。", "C002"),
        ("cause", "職員の法令遵守意識が希薄であったこと", "C003"),
        ("cause", "チェック体制が十分に機能していなかったことによると認められる。", "C004"),
        ("solution", "電子申請を受け、内容を印刷して従来どおり回覧する。", "S003"),
        ("solution", "紙の届を画像にして、これまでどおり係から係へ送る", "S003"),
        ("solution", "デジタル化率を80%にする", "S005"),
        ("solution", "再発防止に努める", "S006"),
        ("purpose", "行政のデジタル化を推進する", "P002"),
    ],
)
def test_each_rule_is_given(kind, text, rule):
    assert judge(text, kind) == (rule,)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("problem", "現行システムの検索に3分かかり、窓口で待たせている。"),
        ("problem", "昨年導入したRPAが月に2回止まり、手で入力し直している。"),
        ("problem", "マニュアルが3種類あり、どれが最新か分からない。"),
        ("problem", "毛布が120枚不足し、床で朝を迎えた世帯があった。"),
        ("problem", "通知文の「徹底」の意味を学校から聞かれる。"),
        ("problem", "転記が必要で、1件に20分かかる。"),
        ("cause", "要領で定めた点検記録が作られておらず、前回の値と比べられない。"),
        ("cause", "担当が1人で、休むと処理が止まる。"),
        ("solution", "AIの文字起こしを使い、議事録の聞き直しをやめる。"),
        ("solution", "マニュアルの改訂"),
        ("solution", "押印欄を廃止する。"),
        ("purpose", "オンライン申告を使い、会場で並ぶ人を減らす。"),
        ("solution", "連絡と相談を、全員が入るチャットに書く"),
        ("cause", "薄い紙でスキャナーが詰まる。"),
        ("problem", "氏名を四つの窓口で書いてもらっている"),
    ],
)
def test_the_noun_alone_is_no_fault(kind, text):
    assert judge(text, kind) == ()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("problem", "残業が多い"),
        ("problem", "検索が遅い"),
        ("problem", "記入漏れが多い"),
        ("problem", "添付書類が多い"),
        ("cause", "現場に図面がなかった"),
        ("cause", "マニュアルがないため処理がばらつく"),
        ("cause", "改正後の単価を把握していなかった。"),
        ("solution", "RPAを導入する"),
        ("solution", "マニュアルを整備し、周知する"),
        ("purpose", "待ち時間の短縮"),
    ],
)
def test_a_short_plain_statement_is_observable_all_the_same(kind, text):
    assert judge(text, kind) == ()


@pytest.mark.parametrize(
    "text",
    [
        "システムを導入する",
        "RPAを入れる",
        "ﾁｬｯﾄﾎﾞｯﾄの導入",
        "クラウドへの移行",
        "窓口システムを入れて効率化しよう",
        "令和9年度までに文書管理システムを導入する",
        "業務の自動化を進める",
    ],
)
def test_a_digital_thing_alone_is_no_purpose(text):
    assert judge(text, "purpose") == ("P002",)


@pytest.mark.parametrize(
    "text",
    [
        "オンライン申請で来庁を年2回減らす",
        "予約サイトを使いやすくする",
        "窓口に来なくて済むシステムを導入する",
        "システムを導入し、証明書をその場で渡す",
        "発電機の設置",
    ],
)
def test_a_digital_thing_that_serves_is_a_means(text):
    assert judge(text, "purpose") == ()


@pytest.mark.parametrize(
    "text",
    [
        "電子申請システムの受付後、職員が紙に印刷している",
        "システムから台帳を印刷し、電卓で検算している",
        "予約サイトを見た住民が、電話でもう一度確認している",
        "庶務システムに入れた内容を、担当が表計算に打ち直している",
    ],
)
def test_what_staff_do_beside_a_system_is_a_fact(text):
    assert judge(text, "problem") == ()


@pytest.mark.parametrize(
    ("text", "neighbour"),
    [
        (
            "電子で届いた届書を印刷し、紙の届書と一緒に決裁に回す。",
            "電子で届いた届書は印刷せず、画面のまま決裁に回す。",
        ),
        (
            "出欠をアプリで受け、出席簿にも同じ印を書き込む。",
            "出欠をアプリで受け、出席簿への書き込みを終了する。",
        ),
        (
            "紙の日誌に加えて、同じ内容をチャットでも報告する。",
            "フォームの内容がそのまま日誌になり、書き写す人は要らない。",
        ),
    ],
)
def test_a_digital_step_beside_the_old_one_is_heard_until_a_step_goes(text, neighbour):
    assert judge(text, "solution") == ("S003",)
    assert judge(neighbour, "solution") == ()


@pytest.mark.parametrize(
    ("text", "neighbour"),
    [
        ("手続をスマホで完結させる", "手続を来庁せずに終えられるようにする"),
        ("申請をすべてオンラインで受け付ける", "夜勤の人も申請できるよう、オンラインで受け付ける"),
        ("全手続のオンライン化率を高める", "オンライン申請の入力を5分で終えられるようにする"),
    ],
)
def test_to_have_it_all_online_is_no_purpose(text, neighbour):
    assert judge(text, "purpose") == ("P002",)
    assert judge(neighbour, "purpose") == ()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("problem", "規程では毎月照合することとされているが、9月以降の記録が確認されなかった。"),
        ("problem", "精算を行わずに支払を終えている事態は、適切とは認められない。"),
        ("problem", "周知文書が出先機関に届いていない事実が見受けられた。"),
        ("problem", "夜間の体制が1名で、仮眠中に鳴った警報が翌朝まで気付かれなかった。"),
        ("cause", "委託仕様書に報告の期限の記載がなく、年度末にまとめて提出されていた。"),
        ("cause", "照合の手順を定めたマニュアルがなく、納品書の押印だけで支払っていたため。"),
    ],
)
def test_an_audit_finding_that_says_what_was_seen_is_sound(kind, text):
    assert judge(text, kind) == ()


def test_a_question_whether_one_means_to_have_a_remedy_is_a_wish():
    assert judge("各支所に相談員を置く考えはないか。", "problem") == ("P001",)


def test_a_wish_is_a_wish_whoever_has_it():
    assert judge("予約アプリを作ってほしいとの声がある", "problem") == ("P001",)


def test_a_judging_word_blames_when_it_is_said_of_people():
    assert judge("担当の仕事が雑だ", "problem") == ("P007",)
    assert judge("運営が雑だ", "problem") == ("P003",)


@pytest.mark.parametrize(
    "text",
    ["研修が実施されていない", "手順書がない", "マニュアルが整備されていないため", "人員不足",
     "相談できる専門家がいない", "チェックリストがないこと"],
)  # fmt: skip
def test_people_training_or_a_guide_that_is_missing_is_hinted_at_and_not_warned_of(text):
    assert read(text, "cause") == ((), ("C002",))
    assert read(text, "problem") == ((), ("P001",))
    assert judge(f"規則で定める{text}", "cause") == ()


@pytest.mark.parametrize("text", ["システムがない", "RPAツールが導入されていない"])
def test_a_tool_that_is_missing_is_warned_of(text):
    assert judge(text, "cause") == ("C002",)


@pytest.mark.parametrize(
    ("slip", "what_makes_it_easy"),
    [
        (
            "仕分けの際に年の表示を見落としたこと",
            "年の字が小さく、仕分けの際に見落としやすい",
        ),
        ("前の人と同じ家だと思い込み、確かめなかった", "似た番地が並んでいて、取り違えやすい"),
    ],
)
def test_a_slip_is_blame_and_what_makes_it_easy_is_a_cause(slip, what_makes_it_easy):
    assert "C003" in (*read(slip, "cause").sure, *read(slip, "cause").maybe)
    assert read(what_makes_it_easy, "cause") == ((), ())


def test_two_faults_in_two_parts_are_both_said():
    text = "職員の意識が低いので、チェックシステムを導入すべきである。"
    assert judge(text, "problem") == ("P007", "P001")


def test_field_statements_seldom_raise_a_false_alarm_and_mostly_are_caught():
    with FIELD.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, dialect="excel-tab", quoting=csv.QUOTE_NONE))
    sound = [row for row in rows if row["label"] == "sound"]
    weak = [row for row in rows if row["label"] != "sound"]
    alarms = [row["text"] for row in sound if judge(row["text"], row["kind"])]
    readings = [read(row["text"], row["kind"]) for row in weak]
    # People, training or a guide that is missing is hinted at.
    caught = sum(
        (each.sure or (row["label"] == "C002" and each.maybe)) == (row["label"],)
        for row, each in zip(weak, readings, strict=True)
    )
    assert len(rows) >= 120
    assert len(alarms) <= 0.02 * len(sound), alarms
    assert caught >= 0.9 * len(weak)


def test_nothing_that_is_asked_in_an_exam_was_learnt():
    learnt = _texts(LABELLED / "train_ja.tsv")
    exams = [*LABELLED.glob("blind*_ja.tsv"), FIELD]
    assert len(exams) >= 4
    assert [text for exam in exams for text in _texts(exam) & learnt] == []


def _texts(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.rpartition("\t")[2] for line in lines[1:]}


def test_no_word_stands_in_two_groups():
    groups = [group for letter, group in word_lists("ja").items() if len(letter) == 1]
    words = [word for group in groups for word in group.split()]
    assert len(words) == len(set(words))


def test_a_longer_word_shields_a_shorter_one():
    assert cut("意識調査").letters == "_"
    assert cut("意識").letters == "Q"


def test_a_sentence_becomes_letters_and_words_in_step():
    words = cut("予約システムの導入が必要である")
    assert words.letters == "XTnIgN~"
    assert words.texts == ("予約", "システム", "の", "導入", "が", "必要", "である")
    assert words.core == "XTnIgN"
