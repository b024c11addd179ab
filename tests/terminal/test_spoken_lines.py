"""What a room says, typed: each case with prompt_toolkit and with plain lines, ja and en.

A case begins with a sheet (`MORE` behind the few lines of `BEGUN`) or with none, and is a list of
lines: what is typed; what the screen then shows, without its spaces (`!` in front: does not show);
what the sheet then holds (`!` in front: does not hold).
"""

import re
import sys
from calendar import monthrange
from datetime import date, timedelta

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from dxsheet.sheet.choices import DECISION, TRIAL_STATUS
from dxsheet.walk.answering import day_shown

from .rooms import Terminal

# Labels of answers that are, or begin with, words of requests.
STOP, OVER = DECISION["stop"], TRIAL_STATUS["over"]

BEGUN = """\
dxsheet: 1
title: t
language: {lang}
date: 2025-02-03
problems:
  - id: P1
    text: {text}
"""
TEXT = {"ja": "窓口で様式の書き直しが週に40件ある", "en": "40 forms a week come back to the desk"}
SOUND = {"ja": "電話が一日30件かかってくる", "en": "30 people a day call the desk"}
REMEDY = {
    "ja": "窓口支援システムを入れて効率化しよう",
    "en": "Let's buy a counter support system to become more efficient",
}
TREND = {"ja": "DXを進める必要がある", "en": "We have to push DX"}
BOTH = {
    "ja": "システムを導入してDXを進める必要がある",
    "en": "We have to push DX with a new system",
}
BLAME = {"ja": "職員の意識が低い", "en": "The clerks are careless"}
CLOSER = "    affected: a\n    amount: b\n    evidence: c\n"
CAUSES = CLOSER + "causes:\n  - id: C1\n    text: x1\n  - id: C2\n    text: x2\n"
SOLVED = CAUSES.replace("x1\n", "x1\n    status: identified\n    evidence: e\n")
SOLVED += "solutions:\n  - id: S1\n    text: y1\n    causes: [C1]\n"
MORE = {
    "remedy": "",
    "blame": CLOSER + "causes:\n  - id: C1\n    text: {blame}\n",
    "trend": "",
    "both": "",
    "": "",
    "problem": CLOSER,
    "causes": CAUSES,
    "solved": SOLVED,
    "two": f"{SOLVED}  - id: S2\n    text: y2\n    causes: [C1]\n",
    "system": SOLVED + "    kind: new_system\n    after: z\n",
    "measured": SOLVED + "    status: adopted\n    owner: o1\n    measure: m1\n",
    "checked": SOLVED + "    kind: other\n",
    "decided": SOLVED.replace("x2\n", "x2\n    status: rejected\n    reason: r\n")
    + "    kind: other\n  - id: S2\n    text: y2\n    causes: [C1]\n"
    + "    kind: other\n    status: proposed\n",
    "unsorted": SOLVED.replace("x2\n", "x2\n    status: rejected\n    reason: r\n")
    + "  - id: S2\n    text: y2\n    causes: [C1]\n  - id: S3\n    text: y3\n    causes: [C1]\n",
    "checking": CAUSES + "work_items:\n  - id: W1\n    text: w\n    cause: C1\n",
    "second": f"{CLOSER}  - id: P2\n    text: p2\n"
    + re.sub(r"(text: x\d)", r"\1\n    problems: [P1]", CAUSES),
    "people": CAUSES + "participants:\n  - name: n1\n    part: offer\n",
    "work": SOLVED
    + "work_items:\n  - id: W1\n    text: w\n    solution: S1\n    due: 2031-01-01\n",
    "trial": SOLVED + "small_start:\n  - id: T1\n    units: u\n    status: planned\n",
    "outcome": SOLVED + 'outcomes:\n  - measure: m\n    baseline: 4\n    unit: "%"\n',
}


def coming(month: int, day: int = 0) -> str:
    """The next such day from today on; of a month alone its last."""
    today = date.today()
    for year in (today.year, today.year + 1):
        if (found := date(year, month, day or monthrange(year, month)[1])) >= today:
            return found.isoformat()
    raise AssertionError


def ahead() -> str:
    """The last day of next month."""
    today = date.today()
    year, month = (today.year + today.month // 12, today.month % 12 + 1)
    return date(year, month, monthrange(year, month)[1]).isoformat()


def later(days: int) -> str:
    return (date.today() + timedelta(days)).isoformat()


def answers(key: str, name: str, heard: dict[str, str]) -> list[tuple[str, ...]]:
    """Each said at one question and seen in its field; what is refused changes nothing."""
    return [(f"@{key} {said}", "", f"{name}: {meant}\n") for said, meant in heard.items()]


def refused(key: str, *lines: str) -> list[tuple[str, ...]]:
    return [(f"@{key} {said}", "", f"!{said}\n") for said in lines]


# (what is typed, what is shown, what the sheet holds), by case and language.
CASES: dict[str, dict[str, list[tuple[str, ...]]]] = {
    "days  :": {
        "ja": [
            ("@review_date 来月末", day_shown(ahead()).ja, f"review_date: {ahead()}\n"),
            ("@review_date 9月30日", day_shown(coming(9, 30)).ja, coming(9, 30)),
            ("@review_date 2025/7/1(火)", day_shown("2025-07-01").ja, "review_date: 2025-07-01\n"),
            *answers("review_date", "review_date", {
                "6月末": coming(6), "６月の第2週": coming(6, 14), "2026年9月": "2026-09-30",
                "2031-07-01T09:30": "2031-07-01",
                "令和９年６月末": "2027-06-30", "30 June 2031": "2031-06-30",
            }),
            *refused("review_date", "9月31日", "2025-06-00", "そのうち"),
        ],
        "en": [
            ("@review_date end of next month", day_shown(ahead()).en, f"review_date: {ahead()}\n"),
            ("@review_date 30 June", day_shown(coming(6, 30)).en, coming(6, 30)),
            ("@review_date Tuesday, 1 July 2025", day_shown("2025-07-01").en, "2025-07-01"),
            *answers("review_date", "review_date", {
                "end of June": coming(6), "the second week of June": coming(6, 14),
                "June 30 2031": "2031-06-30",
                "2031-07-01T09:30": "2031-07-01", "30 September": coming(9, 30),
            }),
            *refused("review_date", "31 June", "2025-06-00", "soon"),
        ],
    },
    "counts  people": {
        "ja": [
            *answers("participants[0].count", "count",
                     {"4名": "4", "約5人": "5", "６": "6", "七人": "7", "1,200人": "1200"}),
            ("@participants[0].count -3", "人数で", "count: 1200\n"),
            ("@participants[0].count 数名", "人数で", "count: 1200\n"),
        ],
        "en": [
            *answers("participants[0].count", "count",
                     {"4 people": "4", "about 5": "5", "６": "6", "seven": "7"}),
            ("@participants[0].count -3", "numberofpeople", "count: 7\n"),
            ("@participants[0].count a few", "numberofpeople", "count: 7\n"),
        ],
    },
    "measures  outcome": {
        "ja": [
            ("@outcomes[0].result 2.6%", "2.6", "result: 2.6\n"),
            ("@outcomes[0].wanted 1.0％以下", "1.0%", "wanted: 1.0\n", "!note"),
            ("@outcomes[0].result <35 %", "35%", "result: 35\n", "結果: 35%未満"),  # said in words
            ("@outcomes[0].result 380件中31%", "31%", "result: 31\n", "結果: 380件中31%"),
            ("@outcomes[0].result 12分", "", "result: 12分\n"),  # another unit is no share
            ("@outcomes.more <35", "文で書いて", "!<35"),  # nothing is said of what is measured
            ("@outcomes.more 待ち時間 <35分 → 20分", "実施前: 35分未満".replace(" ", ""),
             "measure: 待ち時間\n", "baseline: 35\n", "wanted: 20\n", "実施前: 35分未満"),
        ],
        "en": [
            ("@outcomes[0].result 2.6%", "2.6", "result: 2.6\n"),
            ("@outcomes[0].wanted 1.0 percent", "1.0", "wanted: 1.0\n"),
            ("@outcomes[0].result <35 %", "35%", "result: 35\n", "result: less than 35%"),
            ("@outcomes[0].result 31 % of 380", "31%", "result: 31\n", "result: 31 % of 380"),
            ("@outcomes[0].result 12 minutes", "", "result: 12 minutes\n"),
            ("@outcomes.more <35", "asentence", "!<35"),
            ("@outcomes.more waiting time <35 minutes -> 20 minutes", "before:lessthan35minutes",
             "measure: waiting time\n", "baseline: 35\n", "wanted: 20\n"),
        ],
    },
    "not known  ": {
        "ja": [(f"@P1.amount {one}", "", "!amount") for one in
               ("わかりません", "分からないです", "不明", "未定", "知らない", "まだ分かりません")],
        "en": [(f"@P1.amount {one}", "", "!amount") for one in
               ("I don't know", "not sure", "unknown", "TBD", "not yet", "no idea")],
    },
    "not known at the question  problem": {
        "ja": [("わかりません", "ほかに起きている問題", "!causes")],
        "en": [("not sure", "anotherproblem", "!causes")],
    },
    "nothing ends a list  problem": {
        "ja": [("特になし", "ほかに起きている問題", "!causes"), ("ありません", "", "!P2")],
        "en": [("none", "anotherproblem", "!causes"), ("nothing else", "", "!P2")],
    },
    "nothing is an answer  system": {
        "ja": [("@S1.existing", "既にありますか", "!existing"), ("なし", "", "existing: なし\n")],
        "en": [("@S1.existing", "", "!existing"), ("none", "", "existing: none\n")],
    },
    "several owners  work": {
        "ja": [
            ("@W1.main_owners 鈴木、佐藤", "名前がいくつか", "!佐藤"),
            ("2", "", "main_owners: [佐藤]\n"),
            ("@S1.owner 鈴木・佐藤", "名前がいくつか", "!owner:"),
            ("", "この問いに答えると", "!owner:"),
            ("3", "", "owner: 鈴木、佐藤\n"),
            ("@S1.owner 防災・危機管理課", "!名前がいくつか", "owner: 防災・危機管理課\n"),
        ],
        "en": [
            ("@W1.main_owners Suzuki and Sato", "severalnames", "!Sato"),
            ("2", "", "main_owners: [Sato]\n"),
            ("@S1.owner Suzuki; Sato", "severalnames", "!owner:"),
            ("", "answerisneeded", "!owner:"),
            ("3", "", "owner: Suzuki, Sato\n"),
            ("@S1.owner R&D", "!severalnames", "owner: R&D\n"),
        ],
    },
    "several names  people": {
        "ja": [("@roles.decide 田中課長、山田 と 木村", "", "decide: [田中課長, 山田, 木村]\n")],
        "en": [("@roles.decide Ito, Ono & Kim", "", "decide: [Ito, Ono, Kim]\n")],
    },
    "several causes  problem": {
        "ja": [
            ("1. 様式が古い；2. 手順が複雑で、誤った", "2件に分けて", "!causes"),
            ("", "ほかに考えられること", "text: 手順が複雑で、誤った\n"),
            ("・記入欄が23ある", "ほかに考えられること", "text: 記入欄が23ある\n"),
            ("① 見本がない ② 字が小さい", "2件に分けて", "!見本"),
            ("2", "", "① 見本がない"),
        ],
        "en": [
            ("1. The form is old; 2. The steps are many, and one is missed", "2items", "!causes"),
            ("", "Whatelse", "text: The steps are many, and one is missed\n"),
            ("- 23 boxes are on it", "Whatelse", "text: 23 boxes are on it\n"),
            ("(a) No example (b) Small print; (c) No light", "2items", "!example"),
            ("1", "", "text: No light\n"),
        ],
    },
    "own choices go before requests  outcome": {
        "ja": [
            ("@outcomes[0].result 2", "", "result: 2\n"),
            ("@outcomes[0].decision", "どうしますか", "!decision"),
            (f"4 {STOP.ja}", "", "decision: stop\n"),
            ("@outcomes[0].decision 続ける", "", "decision: continue\n"),
        ],
        "en": [
            ("@outcomes[0].result 2", "", "result: 2\n"),
            ("@outcomes[0].decision", "whatwillyoudo", "!decision"),
            (f"4 {STOP.en}", "", "decision: stop\n"),
            ("@outcomes[0].decision continue", "", "decision: continue\n"),
        ],
    },
    "a trial that is over  trial": {
        "ja": [("@T1.status", OVER.ja, ""), (f"3 {OVER.ja}", "", "status: over\n")],
        "en": [("@T1.status", OVER.en, ""), (f"3 {OVER.en}", "", "status: over\n")],
    },
    "words of requests and bare digits  ": {
        "ja": [
            ("終了", "操作（保存して終わる）", "!affected"), ("2", "", "affected: 終了\n"),
            ("戻る", "操作（戻る）", "!amount"), ("", "困っているのは", "affected: 終了\n"),
            ("住民", "", "affected: 住民\n"),
            ("３", "数字だけ", "!amount"), ("「3」", "", 'amount: "3"\n'),
        ],
        "en": [
            ("exit", "acommand:saveandleave", "!affected"), ("2", "", "affected: exit\n"),
            ("back", "acommand:goback", "!amount"), ("", "whoisaffected", "affected: exit\n"),
            ("residents", "", "affected: residents\n"),
            ("3", "onlyanumber", "!amount"), ("“3”", "", 'amount: "3"\n'),
        ],
    },
    "a digit refused, then words behind it  problem": {
        "ja": [
            ("1", "数字だけ", "!causes"), ("1 佐藤 → 件数", "番号の選択肢がありません", "!causes"),
            ("1 佐藤 → 件数", "", "text: 1 佐藤 → 件数\n"),
        ],
        "en": [
            ("1", "onlyanumber", "!causes"), ("1 Sato -> calls", "nochoicesbynumber", "!causes"),
            ("1 Sato -> calls", "", "text: 1 Sato -> calls\n"),
        ],
    },
    "not yet is a result  causes": {
        "ja": [("", ""), ("", ""), ("3 鈴木、棚を見る、来月末", "", "text: 棚を見る\n",
                "cause: C1\n", "main_owners: [鈴木]\n", f"due: {ahead()}\n"),
               ("@W1.due 2031年1月5日", day_shown("2031-01-05").ja, "due: 2031-01-05\n"),
               ("@C1", "→ W1 棚を見る", "!W2")],
        "en": [("", ""), ("", ""), ("3 Suzuki, look at the shelf, end of next month", "",
                "text: look at the shelf\n", "cause: C1\n", "main_owners: [Suzuki]\n",
                f"due: {ahead()}\n"),
               ("@W1.due 5 January 2031", day_shown("2031-01-05").en, "due: 2031-01-05\n"),
               ("@C1", "→ W1 look at the shelf", "!W2")],
    },
    "who looks is said without will, days from today  causes": {
        "ja": [("@C2.status 3 佐藤さんが棚を数える、2週間後", "", "main_owners: [佐藤さん]\n",
                f"due: {later(14)}\n")],
        "en": [("@C2.status 3 Dave asks the clerks, in a fortnight", "", "main_owners: [Dave]\n",
                f"due: {later(14)}\n"),
               ("@C1.status 3 Kim: count shelves, a week on Friday", "", "main_owners: [Kim]\n",
                "text: count shelves\n")],
    },
    "a participant is one line  people": {
        "ja": [
            ("@participants.more 窓口係 3名 市民課 決める", "", "name: 窓口係\n", "count: 3\n",
             "unit: 市民課\n", "part: decide\n", "decide: [窓口係]\n"),
            ("@participants.more 森、司会", "", "part: facilitate\n", "facilitate: [森]\n"),
            ("@participants.more 林と関", "2件に分けて", "!林"),
            ("", "", "name: 林\n", "name: 関\n"),
            ("@participants.more 審査係4名 税務課 案を出す", "", "name: 審査係\n", "count: 4\n"),
            ("@participants.more 会計課、反対、手間が増える", "受け止め方:反対",
             "!unit: 反対", "stakeholders:\n  - name: 会計課\n    stance: opposed\n"
             "    concern: 手間が増える\n"),
        ],
        "en": [
            ("@participants.more desk clerks, 3 people, Residents, decide", "",
             "name: desk clerks\n", "count: 3\n", "part: decide\n"),
            ("@participants.more Mori, facilitator", "", "part: facilitate\n",
             "facilitate: [Mori]\n"),
            ("@participants.more Ito and Ono", "2items", "!Ito"),
            ("", "", "name: Ito\n", "name: Ono\n"),
            ("@participants.more front desk 4 Citizens' Dept decides", "",
             "name: front desk\n    unit: Citizens' Dept\n    count: 4\n    part: decide\n"),
            ("@participants.more Kay (lead) Citizens' Dept decides", "",
             "name: Kay (lead)\n    unit: Citizens' Dept\n"),
            ("@participants.more Sam from the builders, observes", "",
             "name: Sam\n    unit: the builders\n    part: watch\n"),
            ("@participants.more Accounts, opposed, more work", "stance:opposed",
             "!unit: opposed", "stakeholders:\n  - name: Accounts\n    stance: opposed\n"
             "    concern: more work\n"),
        ],
    },
    "stakeholders  people": {
        "ja": [
            ("@stakeholders.more 職員と住民", "2件に分けて", "!stakeholders"),
            ("", "", "name: 職員\n", "name: 住民\n"),
            ("@stakeholders.more 会計課、反対、責任が不明 → 記録を残す", "", "stance: opposed\n",
             "concern: 責任が不明\n", "response: 記録を残す\n"),
            ("@stakeholders[0].concern 手間 → 様式を一枚に", "", "concern: 手間\n",
             "response: 様式を一枚に\n"),
        ],
        "en": [
            ("@stakeholders.more the clerks and the residents", "2items", "!stakeholders"),
            ("", "", "name: the clerks\n", "name: the residents\n"),
            ("@stakeholders.more Accounts, opposed, unclear duty -> a record is kept", "",
             "stance: opposed\n", "concern: unclear duty\n", "response: a record is kept\n"),
            ("@stakeholders.more the cleaners and the evening groups", "2items", "!cleaners"),
        ],
    },
    "another cause typed where the reason for one alone is asked  problem": {
        "ja": [
            ("x1", ""), ("", "候補は一つだけ"),
            ("期限がどこにもない", "もう一つの課題（原因）ですか", "!期限がどこにもない"),
            ("1", "ほかに考えられることは", "id: C2\n    text: 期限がどこにもない\n", "!kept"),
            ("@C2.text -", "", "!期限"), ("", "候補は一つだけ"), ("新人が多い", "", "!新人"),
            ("2", "ほかに起きている問題", "reason: 新人が多い\n", "!C3"),
        ],
        "en": [
            ("x1", ""), ("", "onlyonecandidate"), ("No due date is written", "onemorecause,or",
                                                   "!No due date"),
            ("1", "Whatelse", "id: C2\n    text: No due date is written\n", "!kept"),
            ("@C2.text -", "", "!No due"), ("", "onlyonecandidate"),
            ("Staff change", "", "!Staff"),
            ("2", "anotherproblem", "reason: Staff change\n", "!C3"),
        ],
    },
    "a reason for one alone is no question  problem": {
        "ja": [("x1", ""), ("", ""), ("40件とも同じ欄だった", "ほかに起きている", "rule: C001")],
        "en": [("x1", ""), ("", ""), ("We counted all 40 forms", "another", "rule: C001")],
    },
    "several people at commas, where nothing else is said  people": {
        "ja": [("@participants.more 谷口係長、三浦、小川", "3件に分けて", "!三浦"),
               ("", "", "name: 谷口係長\n", "name: 三浦\n", "name: 小川\n"),
               ("@participants.more 田中、総務", "→名前:田中／所属:総務"),
               ("@participants.more 田中、三浦さん", "2件に分けて"), ("", "", "name: 三浦さん\n"),
               ("@participants.more 谷口 こども課 進める", "関わり方:進行", "facilitate: [谷口]\n"),
               ("@stakeholders.more 保護者会の役員、ひとり親の家庭", "2件に分けて"),
               ("", "", "name: 保護者会の役員\n", "name: ひとり親の家庭\n")],
        "en": [("@participants.more Ito, Ono, Kim", "-Ito-Ono-Kim", "!Ono"),
               ("", "", "name: Ito\n", "name: Ono\n", "name: Kim\n"),
               ("@participants.more Tanaka, Finance", "department:Finance"),
               ("@stakeholders.more parents' association, single parents", "-singleparents"),
               ("", "", "name: parents' association\n", "name: single parents\n")],
    },
    "the review of a part, and any answer picked  ": {
        "ja": [("a1", ""), ("b1", ""), ("c1", "1 困っている人: a1"),
               ("@1 a2", "なぜ起きるの", "affected: a2\n"), ("@4 d1", "", "current: d1\n")],
        "en": [("a1", ""), ("b1", ""), ("c1", "1 who is affected: a1"),
               ("@1 a2", "why does this", "affected: a2\n"), ("@4 d1", "", "current: d1\n")],
    },
}  # fmt: skip


# What the wording question does with a remedy, with blame, and with what DX is to solve.
ASKS = {"ja": "1言い直す", "en": "1putitanotherway"}
INSTEAD = {"ja": "言い直しですか、それとも別の", "en": "putanotherway,oranewitem"}
SHORT = {"ja": "待ちが長い", "en": "Long queues"}
BETTER = {"ja": "新人が一人で受けている", "en": "New clerks work alone"}
MORE_CAUSES = {"ja": "ほかに考えられることは", "en": "What else could cause P1"}
UNDONE = {"ja": "取り消しました:", "en": "Undone:"}
GONE = {"ja": "消しました:", "en": "removed:"}
TRAINING = {"ja": "研修", "en": "training"}
LEAVE = {"ja": "まだ決めない", "en": "leave it"}
OWNS = {"ja": "担当は、だれですか", "en": "whoisthemainowner"}
ANOTHER = {"ja": "ほかに起きている問題", "en": "anotherproblem"}
ENDS = {
    "ja": ("もう思いつきません", "それだけです", "これくらいですね", "出尽くしました"),
    "en": ("no, that's it I think", "I can't think of anything else", "that's the lot", "done"),
}
EARLY = {"ja": ("まだ早いです", "これからです"), "en": ("too early", "it's too early to say")}
NO_FIELD = {
    "ja": "C2に「size」という欄はありません。ここまで:C21",
    "en": "C2hasnofield“size”.Sofar:C21",
}
FIELD = {"ja": "C2根拠", "en": "C2evidence"}
TWICE = {"ja": "同じ言葉が、C1に既に", "en": "thesamewordsstandatC1already"}
FIRST_CAUSE = {"ja": "原因を考える", "en": "thinkofacause"}
TIED = "    problems: [P1, P2]\n"
TAKE_OUT = {"ja": "消す", "en": "remove"}
BEHIND = {"ja": "アイデアは預かりました", "en": "keepthatidea"}
for _lang in ("ja", "en"):
    _remedy, _sound, _blame = REMEDY[_lang], SOUND[_lang], BLAME[_lang]
    _parked = f"text: {_remedy}\n    parked_from: P1"
    for _case, _lines in {
        "restated straight away  remedy": [
            ("?", ASKS[_lang]),
            (_sound, INSTEAD[_lang], f"text: {_remedy}\n", "!ideas"),
            ("1", "", f"text: {_sound}\n", _parked),
            ("<", "", f"text: {_remedy}\n", "!ideas", f"!{_sound}"),
            ("<", ASKS[_lang]),
            ("1", "P1"),
            (SHORT[_lang], "", f"text: {SHORT[_lang]}\n", _parked),
        ],
        "one more typed at the wording question  remedy": [
            (_sound, INSTEAD[_lang], "!P2"),
            ("2", ASKS[_lang], f"text: {_remedy}\n", f"id: P2\n    text: {_sound}\n"),
        ],
        "neither  remedy": [
            (SHORT[_lang], INSTEAD[_lang]),
            ("3", ASKS[_lang], f"text: {_remedy}\n", f"!{SHORT[_lang]}"),
        ],
        "parked, back, forward  remedy": [
            ("2", BEHIND[_lang], _parked, f"!id: P1\n    text: {_remedy}"),
            ("<", ASKS[_lang], f"text: {_remedy}\n", "!ideas"),
            ("2", BEHIND[_lang], _parked),
            (_sound, "P1", f"id: P1\n    text: {_sound}\n", _parked),
        ],
        "kept with a reason  remedy": [
            ("3", ""),
            ("r1", "", "rule: P001", "reason: r1"),
            ("<", "", "!rule: P001"),
        ],
        "blame said in other words, pasted with a list mark  blame": [
            (f"1. {BETTER[_lang]}", INSTEAD[_lang], f"text: {_blame}\n"),
            ("1", "", f"text: {BETTER[_lang]}\n", f"!{_blame}", "!ideas"),
            ("<<", "", f"text: {_blame}\n", f"!{BETTER[_lang]}"),
        ],
        "a problem that only asks for DX  trend": [("?", ASKS[_lang])],
        "one that asks for a system and says DX  both": [
            ("?", ASKS[_lang]),
            ("3", ""),
            ("r1", "!" + ASKS[_lang], "rule: P001", "rule: P00" + "21"[_lang == "en"]),
        ],
        "a jump there and back  causes": [
            ("@C2", "C2:x2", "!evidence: e"),
            ("@C2.evidence ev1", "P1", "evidence: ev1\n"),
            ("＠c2.根拠 ev2" if _lang == "ja" else "@c2.Evidence ev2", "P1", "evidence: ev2\n"),
            ("@C2.evidense ev3", "@C2.evidense", "!ev3", "text: x2\n"),
            ("@C2.evidence", "C2", ""),
            ("ev4", "P1", "evidence: ev4\n"),
            ("@P1.affected", "!/11", ""), ("ev5", "!/11", "affected: ev5\n"),
            ("@participants.more n1", "P1", "name: n1\n"),  # a part that is still to come
            ("@communication.means ev6", "P1", "means: ev6\n"),
        ],
        "help and table ask again  causes": [
            ("?", MORE_CAUSES[_lang]), ("=", MORE_CAUSES[_lang], "!P2"), ("？", MORE_CAUSES[_lang]),
        ],
        "undo  ": [
            ("a1", "", "affected: a1\n"), ("<<", "P1", "!a1"), ("a2", "", "affected: a2\n"),
        ],
        "undo says what it undoes  causes": [
            ("x3", ""), ("x4", ""), ("<<", f"{UNDONE[_lang]}C4x4", "x3", "!x4"),
        ],
        "an item taken out, and back  causes": [
            ("@C2", f"@C2{TAKE_OUT[_lang]}"),
            (f"@C2 {TAKE_OUT[_lang]}", f"{GONE[_lang]}C2x2", "!x2", "x1"),
            ("<<", "C2x2", "x2", "x1"),
        ],
        "what is not known any more is told  causes": [
            ("@P1.affected -", f"{GONE[_lang]}a", "!affected: a"), ("<<", "", "affected: a"),
        ],
        "a field is cleared, the item stays  measured": [
            ("@S1.measure -", f"{GONE[_lang]}m1", "!m1", "text: y1"),
            ("@S1.measure m2", "", "measure: m2"),
            ("@S1.measure " + {"ja": "なし", "en": "none"}[_lang], f"{GONE[_lang]}m2", "!m2", "y1"),
        ],
        "the reason of what no longer stands goes with it  checked": [
            ("@C2.status 2 r1", "", "status: rejected", "reason: r1"),
            ("@C2.status 1 seen", "", "evidence: seen", "!reason: r1"),
            ("@S1.status 3 r2", "", "status: parked", "reason: r2"),
            ("@S1.status 1 Ann Lee", "", "status: adopted", "owner: Ann Lee", "!reason: r2"),
        ],
        "what was adopted a moment ago asks no more who owns it  decided": [
            ("@S2.status", ""), ("1", OWNS[_lang], "status: adopted"),
            ("<", "", "status: adopted"),
            ("2", "!" + OWNS[_lang], "status: proposed"),
        ],
        "signs alone are no names  ": [("@roles.decide 、,", "", "!roles"), ("a1", "", "a1\n")],
        "choices in words  decided": [
            ("@S2.status", ""),
            ({"ja": "はい", "en": "yes"}[_lang], OWNS[_lang], "status: adopted"),
            ("<", ""),
            (LEAVE[_lang], "!" + OWNS[_lang], "status: proposed"),
            ("@S2.status", ""),
            ({"ja": "不採用", "en": "drop"}[_lang], "", "status: dropped"),
        ],
        "a cause confirmed in words  causes": [
            ("", ""), ("", ""),
            ({"ja": "はい、40件数えた", "en": "it's confirmed, we counted 40"}[_lang], "C2",
             "status: identified",
             {"ja": "evidence: 40件数えた", "en": "evidence: we counted 40"}[_lang]),
        ],
        "yes splits  problem": [
            ("x1; x2", ""), ({"ja": "はい", "en": "yes"}[_lang], "", "text: x1\n", "text: x2\n"),
            ("x3; x4", ""), ({"ja": "いいえ", "en": "no"}[_lang], "", "text: x3; x4\n"),
        ],
        "kinds of those named  unsorted": [
            ("", ""), (f"S3 4, S2 {TRAINING[_lang]}", "", "y1\n    causes: [C1]\n    kind: other",
             "y2\n    causes: [C1]\n    kind: training", "y3\n    causes: [C1]\n    kind: manual"),
        ],
        "numbers first, then words  second": [
            ({"ja": "C1と、電話番号が古い", "en": "C1 and also old phone numbers"}[_lang], "",
             f"x1\n{TIED}",
             {"ja": "text: 電話番号が古い\n    problems: [P2]",
              "en": "text: old phone numbers\n    problems: [P2]"}[_lang]),
        ],
        "nothing more, in many words  problem": [
            (one, ANOTHER[_lang], "!causes") if not nth else (f"@P1.causes {one}", "", "!causes")
            for nth, one in enumerate(ENDS[_lang])
        ],
        "too early is not known  outcome": [
            (f"@outcomes[0].result {one}", "", "!result") for one in EARLY[_lang]
        ],
        "work names the cause it checks  checking": [("@W1", "C1x1")],
        "a jump in full-width signs, and to no field  causes": [
            ("＠Ｃ２", "C2:x2"),
            ("＠Ｐ１.affected ev1", "", "affected: ev1\n"),
            ("@C2.size ev2", f"{NO_FIELD[_lang]}C2:x2", "!ev2"),
        ],
        "undo says which field  causes": [
            ("@C2.evidence ev1", ""), ("<<", f"{UNDONE[_lang]}{FIELD[_lang]}", "!ev1"),
        ],
        "a number of an item where words are meant  causes": [
            ("@P1.evidence Ｓ２", "@S2", "evidence: c\n"),
            ("@P1.evidence 「S2」" if _lang == "ja" else '@P1.evidence "S2"', "", "evidence: S2\n"),
        ],
        "one problem of several taken out, not the only one  second": [
            (f"@P1 {TAKE_OUT[_lang]}", "", "id: P1"),  # causes point to it
            (f"@P2 {TAKE_OUT[_lang]}", f"{GONE[_lang]}P2p2", "!id: P2"),
            ("<<", "P2p2", "id: P2\n    text: p2\n"),
        ],
        "the only problem stays  problem": [(f"@P1 {TAKE_OUT[_lang]}", "", "id: P1")],
        "the same words once more  causes": [
            ("x1", TWICE[_lang], "!C3"),
            ("x4; Ｘ２", ""), ("", TWICE[_lang].replace("C1", "C2"), "text: x4", "!C4"),
        ],
        "the same words of another problem  second": [
            ("x1", TWICE[_lang], f"x1\n{TIED}", "!C3"), ("<<", "", f"!{TIED}"),
        ],
        "list marks in front of a decision  work": [
            ("@decisions.more ・d1", "", "text: d1\n"), ("@decisions.more 2. d2", "", "text: d2\n"),
        ],
        "no cause at all  problem": [("", ""), ("", f"1{FIRST_CAUSE[_lang]}2")],
        "an owner as before  two": [
            ("@S1.status 1 Ann Lee", "AnnLee", "owner: Ann Lee"),
            ("@S2.status 1 same as S1" if _lang == "en" else "@S2.status 1 前と同じ", "AnnLee"),
        ],
        "numbers in a row, also with words  second": [
            ("c1 and C2" if _lang == "en" else "c1とC2", "", f"x1\n{TIED}", f"x2\n{TIED}"),
            ("<<", "", "!P2]"),
            ("x3, C1", "", f"x1\n{TIED}", f"!x2\n{TIED}", "text: x3\n    problems: [P2]"),
            ("３０件、Ｃ２", "", f"x2\n{TIED}", "text: ３０件\n"), ("Ｃ３", "", "!text: Ｃ３"),
        ],
    }.items():  # fmt: skip
        CASES.setdefault(_case, {})[_lang] = _lines


def room(tmp_path, lang: str, more: str, way: tuple[str, ...]) -> Terminal:
    text = {"remedy": REMEDY, "trend": TREND, "both": BOTH}.get(more, TEXT)[lang]
    begun = (BEGUN + MORE[more]).format(lang=lang, text=text, blame=BLAME[lang])
    (tmp_path / "s.yaml").write_text(begun, encoding="utf-8")
    opened = Terminal(tmp_path, "resume", "s.yaml", "--lang", lang, *way)
    opened.prompt()
    return opened


def squeezed(text: str) -> str:
    return "".join(text.split())


def holds(said: str, where: str) -> bool:
    return said[1:] not in where if said[:1] == "!" else said in where


@pytest.mark.parametrize("way", [(), ("--plain",)], ids=["edited", "plain"])
@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("case", CASES)
def test_typed(tmp_path, case, lang, way) -> None:
    at = room(tmp_path, lang, case.split("  ")[1].strip(":"), way)
    for line, shows, *keeps in CASES[case][lang]:
        shown = squeezed(at.type(line))
        sheet = at.sheet_text()
        assert holds(squeezed(shows), shown), f"{line}: {shows} in {shown}"
        assert all(holds(one, sheet) for one in keeps), f"{line}: {keeps} in {sheet}"
    at.child.close(force=True)


@pytest.mark.parametrize("way", [(), ("--plain",)], ids=["edited", "plain"])
@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("more", ["remedy", "blame"])
def test_other_words_stand_alone_and_enter_agrees_to_nothing(tmp_path, more, lang, way) -> None:
    """What was caught does not stand in the line: typed at once, the new words would follow it."""
    at = room(tmp_path, lang, more, way)
    caught = {"remedy": REMEDY, "blame": BLAME}[more][lang]
    shown = squeezed(at.type("1"))
    assert squeezed(caught) in shown
    assert ASKS[lang] in squeezed(at.type(""))  # Enter alone: the wording is asked about again
    at.type("1")
    at.send(BETTER[lang] + "\r")  # nothing is cleared before
    at.prompt()
    assert f"text: {BETTER[lang]}\n" in at.sheet_text()
    at.child.close(force=True)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_line_that_cannot_be_taken_stands_there_to_be_put_right(tmp_path, lang) -> None:
    at = room(tmp_path, lang, "people", ())
    at.type("@participants.more", "n2、市民課、内線234")
    assert "n2" not in at.sheet_text()
    at.send("\x7f" * len("、内線234") + "\r")
    at.prompt()
    assert "name: n2\n    unit: 市民課\n" in at.sheet_text()
    at.child.close(force=True)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_cause_whose_solution_waits_is_asked_about_by_that_solution(tmp_path, lang) -> None:
    at = room(tmp_path, lang, "two", ())
    at.type("@S2.status 1 n1", "@S2.causes C2", "@C2.status 1 e2")
    last = {"ja": "最後に", "en": "Beforeyougo"}[lang]
    asks = {"ja": "S1「y1」を採用しますか", "en": "S1“y1”"}[lang]
    said = ""
    for _ in range(40):
        said += squeezed(at.type(">"))
        if asks in said.partition(last)[2]:
            break
    assert asks in said.partition(last)[2]
    at.child.close(force=True)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_decisions_stand_under_one_heading_on_the_board(tmp_path, lang) -> None:
    at = room(tmp_path, lang, "work", ("--board", "b.html"))
    at.type("@decisions.more d1", "@decisions.more d2", "@communication.means")
    shown = re.sub("<wbr[^>]*>", "", (tmp_path / "b.html").read_text(encoding="utf-8"))
    head = {"ja": "決まったこと", "en": "Decided"}[lang]
    assert re.search(rf"<h2>{head}</h2><ul><li>d1</li><li>d2</li></ul>", shown)
    at.child.close(force=True)
