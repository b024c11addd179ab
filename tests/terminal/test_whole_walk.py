"""A whole walk typed with the board beside: from the first words to the half page at the end.

Each row of `WALK` is one line typed: what the screen then shows, what the sheet then holds, what
the board then shows. A pair is Japanese and English, a list several claims, `!` in front says that
it is not there. Screen and board are compared without their spaces.
"""

import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from benchmarks.walk import EXAMPLES, WALKS, facts, typed
from dxsheet.binder import load
from dxsheet.walk.questions import FULL

from .rooms import Terminal, environment, plain
from .test_spoken_lines import ahead, holds, squeezed

WAYS = pytest.mark.parametrize("way", [(), ("--plain",)], ids=["edited", "plain"])
LANGS = pytest.mark.parametrize("lang", ["ja", "en"])
Said = str | tuple[str, str] | list[str | tuple[str, str]]

REMEDY = ("貸出システムを入れて効率化しよう", "Let's buy a lending system to become more efficient")
PROBLEM = (
    "貸出の手続が部署ごとに違い、月に20件ほど記入をやり直している",
    "The steps differ by department, and about 20 forms a month are filled in again",
)
FORMS = ("様式が部署ごとに7種類ある", "Each department has a form of its own, seven in all")
DUE = ("返却の期限がどこにも書かれていない", "No form says when things are due back")
NEW = ("新しく来た人が例外を知らない", "Newcomers do not know the exceptions")
ONE = ("様式を1枚にまとめる", "One form for all departments")
ELSE = ("ほかに考えられることは", "What else could cause P1")
IDEAS = ("アイデア置き場 I1", "Parked ideas I1")
CHAIN = [PROBLEM, FORMS, NEW, ("つながり", "link"), ONE]
WALK: tuple[tuple[Said, ...], ...] = (
    # The opening: a solution first, met with a question, parked; the first cause is the 8th line.
    (("備品の貸出", "Lending"), "", ("title: 備品の貸出", "title: Lending"), ""),
    (REMEDY, ("1 言い直す", "1 put it another way"), "",  # the wording question in full
     [REMEDY, ("少し確かめさせて", "one question about those words"),
      ("1 言い直す", "1 put it another way"), ("2 アイデア置き場に置く", "2 park it as an idea"),
      ("3 理由を書いて、このまま残す", "3 keep it as it is")]),
    ("2", "", "parked_from: P1", [REMEDY, ("アイデアは預かりました", "keep that idea")]),
    (PROBLEM, [("題名: 備品の貸出", "title: Lending"), "2/11", ("約7分", "7 min"),
               ("残り約82分", "82 min to the end")], "", [PROBLEM, REMEDY]),
    (("職員", "clerks in all departments"), "", "", ""),
    (("月に20件ほど", "about 20 a month"), "", "", ""),
    (("4月の貸出簿", "the lending book of April"),
     [("1 困っている人: 職員", "1 who is affected: clerks"), ("3 根拠", "3 evidence"), "3/11"],
     "!raised_by", ""),
    (FORMS, ELSE, "causes:", [PROBLEM, FORMS, ELSE]),
    (DUE, ELSE, "id: C2", [FORMS, DUE]),
    (NEW, ELSE, "id: C3", [FORMS, DUE, NEW]),
    ("", ("ほかに起きている問題", "another problem"), "", ""),
    ("", [("3 C3: 新しく来た人", "3 C3: Newcomers"), "4/11"], "", ("1 確かめた", "1 confirmed")),
    # Which causes are so; not yet is a piece of work tied to the cause.
    (("1 7種類を並べて見た", "1 we laid all seven side by side"), "", "status: identified",
     ("特定", "confirmed")),
    (("2 期限は棚に貼ってあった", "2 the due dates are posted at the shelf"), "",
     ["status: rejected", "!controllable"], ("棄却", "ruled out")),
    (("3 鈴木、4月の記録を見る、2031年3月5日", "3 Suzuki, read the records, 5 March 2031"),
     [("7 理由: 期限は棚に", "7 reason: the due dates"), ("→ W1 4月の記録", "→ W1 read"), "5/11"],
     ["cause: C3\n    main_owners: [鈴木]\n    due: 2031-03-05".replace("鈴木", "{Suzuki}")], ""),
    (("やり直しが月に5件以下になっている", "No more than 5 forms a month are filled in again"),
     "", "wanted: ", ""),
    (("職員が窓口の仕事に使える時間", "Clerks have time for people"), "", "purpose: ", IDEAS),
    ("1", [FORMS, ("ほかにできることは", "what else could be done")],  # C1 is asked all the same
     "became: S1", [("S1 ◇提案 貸出", "S1 ◇ proposed Let's"), (f"!{IDEAS[0]}", f"!{IDEAS[1]}")]),
    (ONE, "", "id: S2", [ONE, DUE, NEW]),
    ("", ("S1 新システム、S2 手順の見直し", "S1 new system, S2 change of procedure"), "", ""),
    ("", "", "kind: process", ""),
    (("紙に書く、入力する ⇒ 一度だけ入力する", "on paper, then typed ⇒ typed in once"), "",
     ("before: 紙に書く、入力する", "before: on paper, then typed"), ""),
    (("なし", "none"), "", ("existing: なし", "existing: none"), ""),
    (("7種類から選ぶ ⇒ 1枚に書く", "choose one of seven ⇒ fill in the one"),
     [("1 あるべき姿: やり直しが", "1 how it should be: No more"), ("2 目的: 職員が", "2 purpose:"),
      ("8 既にあるもの: なし", "8 what already exists: none"), "6/11"], "", CHAIN),
    # Adoption after the map, which the board draws.
    ("2", "", "", ""),
    (("来月末", "end of next month"), [("1 次回確認日", "1 review date"), "7/11"],
     f"review_date: {ahead()}", [*CHAIN, ("効果は、どのくらい", "how large will its effect be")]),
    (("中 大", "medium high"), "", "effort: high", [("効果 × 手間", "Effect × Effort"), "S1"]),
    (("大 小", "high low"), ("手間 小", "Effort low"), "effort: low",
     [("効果 × 手間", "Effect × Effort"), ONE, REMEDY, ("1 採用する", "1 adopt it")]),
    (("3 様式が先", "3 the form comes first"), "", "status: parked", ""),
    (("1 庶務係 → やり直しの件数", "1 General Affairs → forms filled in again"),
     [("8 状態: 採用", "8 status: adopted"), ("9 担当: 庶務係", "9 main owner: General Affairs"),
      ("10 指標", "10 measure"), ("4 理由: 様式が先", "4 reason: the form")], "stage: decided",
     ("採用", "adopted")),
    ("", ["8/11", "!8/8"], "", ""),
    # People: one line each.
    (("窓口係 3名 市民課 案を出す", "front desk 3 Citizens' Dept brings ideas"), "",
     ["count: 3\n    part: offer", ("unit: 市民課", "unit: Citizens' Dept")],
     [("窓口係", "front desk"), ("関わり方: 案を出す", "role: brings ideas")]),
    (("森、司会", "Mori, facilitator"), "", ["part: facilitate", ("[森]", "[Mori]")], ""),
    (("田中課長、決める", "Chief Tanaka, decides"), "", ("decide: [田中課長]", "Chief Tanaka"),
     [("森", "Mori"), ("決める人: 田中課長", "who decides: Chief Tanaka")]),
    ("", ("後ろ盾", "sponsor"), "", ""),  # nobody is asked who decides: it was said
    (("部長", "the director"), "", "sponsor: ", ""),
    (("会計課、反対、二重になる → 一度だけ", "Accounts, opposed, double work → one record"), "",
     "stance: opposed", [("受け止め方: 反対", "stance: opposed"), ("一度だけ", "one record")]),
    ("", [("1 窓口係", "1 front desk"), ("3 人数: 3", "3 how many: 3"), "9/11",
          ("対応: 一度だけ", "response: one record")], "", ""),
    # What a message must hold, the work of what is adopted, decisions.
    (("チャット", "a chat"), "", "means: ", ""),
    (("何を: 遅れ；だれが: 当番；いつ: その日；どこで: 板；なぜ: 次の人のため；どのように: 定型文",
      "what: late returns; who: the clerk on duty; when: the same day; where: the board; "
      "why: for the next one; how: a fixed text"),
     [("どのように: 定型文", "how: a fixed text")], ["who: ", "how: "], ("遅れ", "late returns")),
    (("全部署", "all departments"), "", "scope: ", ("全部署", "all departments")),
    (("電話", "by telephone"), ("Enter だけ押すと: 様式を1枚にまとめる、庶務係",
                               "Press Enter for: One form for all departments, General Affairs"),
     "exception: ", ""),
    ("", ("主担当: 庶務係", "main owner: General Affairs"), "solution: S2", ONE),
    (("来月末", "end of next month"), "", f"due: {ahead()}", ""),
    (("様式を配る、鈴木、2031年1月5日、代わり: 佐藤",
      "hand out the form, Suzuki, 5 January 2031, stand-in: Sato"),
     ("代わりの人: 佐藤", "stand-in: Sato"), "stand_in: ", ("代わりの人: 佐藤", "stand-in: Sato")),
    ("2", "", "", ""),
    ("", "", "", ""),
    (("様式は1枚にする（課長）", "there is one form only (the head)"), "", "by: ",
     ("様式は1枚にする", "one form only")),
    ("", [("代わりの人: 佐藤", "stand-in: Sato"), ("決めた人: 課長", "by: the head"), "10/11"],
     "", ""),
    # A trial and its outcome: the sole trial and the goal come from what was said before.
    (("庶務課、貸出だけ、4月から6月", "General Affairs, lending only, April to June"), "",
     "status: planned", ("期間: 4月から6月", "period: April to June")),
    (("なし", "none"), "", "budget: ", ""),
    (("職員 → 様式が1枚になる", "clerks → they fill in one form"), "", ["affected: ", "change: "],
     ("変化の度合い", "what changes for them")),
    (("記入漏れ → 元の様式に戻す", "boxes left empty → the old form"), "", "way_back: ", ""),
    (("やり直しが5件以下", "no more than 5 forms filled in again"), "", "success_sign: ", ""),
    (("2か月続けて", "two months in a row"), [("成功の目安", "sign of success"), "11/11",
     ("Enter だけ押すと: やり直しの件数", "Press Enter for: forms filled in again")], "", ""),
    ("", "", "measure: ", ("対応する試行: T1", "trial it comes from: T1")),
    (("20件", "20 forms"), ("Enter だけ押すと: 5件", "Press Enter for: 5 forms"),
     ["baseline: 20\n", "trial: T1"], ""),
    ("", "", "wanted: 5\n", ("目標: 5", "goal: 5")),
    (("14件", "14 forms"), "", "result: 14\n", ("2 続ける", "2 continue")),
    ("2", "", "decision: continue", ("結果: 14", "result: 14")),
)  # fmt: skip
# What stands on the half page at the end.
LEAVES = [("決まったこと", "Decided"), ("S2 様式を1枚にまとめる（庶務係）", f"S2 {ONE[1]}"),
          ("C3 新しく来た人が例外を知らない ← 4月の記録を見る", f"C3 {NEW[1]} ← read the records"),
          ("（鈴木、2031年3月5日）", "(Suzuki, 5 Mar 2031)"),
          ("次回確認日", "Next review")]  # fmt: skip


def claims(cell: Said, lang: str) -> list[str]:
    """What a cell says in one language."""
    several = cell if isinstance(cell, list) else [cell]
    said = [one if isinstance(one, str) else one[lang == "en"] for one in several]
    return [one.replace("{Suzuki}", "鈴木" if lang == "ja" else "Suzuki") for one in said if one]


def shown_on(board: Path) -> str:
    """What a board says, without its spaces."""
    page = board.read_text(encoding="utf-8")
    return squeezed(
        re.sub(r"<style.*?</style>|<[^>]+>", "", page, flags=re.DOTALL).replace("&#39;", "'")
    )


class Room(NamedTuple):
    """A walk in a terminal with its board."""

    at: Terminal
    board: Path

    def types(self, rows: tuple[tuple[Said, ...], ...], lang: str) -> None:
        """Type each row and look at what came of it."""
        for nth, (line, shows, keeps, pictures) in enumerate(rows, 1):
            (typing,) = claims(line, lang) or [""]
            seen = (
                (shows, squeezed(self.at.type(typing)), squeezed),
                (keeps, self.at.sheet_text(), str),
                (pictures, shown_on(self.board), squeezed),
            )
            for cell, where, form in seen:
                for one in claims(cell, lang):
                    assert holds(form(one), where), f"{nth} {typing}: {one} in {where}"


def opened(tmp_path, lang: str, way: tuple[str, ...], *words: str) -> Room:
    at = Terminal(tmp_path, *(words or ("new",)), "--lang", lang, "--board", "board.html", *way)
    at.prompt()
    return Room(at, tmp_path / "board.html")


@WAYS
@LANGS
def test_a_whole_walk(tmp_path, lang, way) -> None:
    room = opened(tmp_path, lang, way)
    room.types(WALK, lang)
    room.at.send("\r")
    said, code = room.at.end()
    assert code == 0
    assert [one for one in claims(LEAVES, lang) if squeezed(one) not in squeezed(said)] == []
    # How far along is told in parts, whose number never moves, and minutes.
    heads = re.findall(r"(?m)^\S* ?(?:──|--) (\d+)/(\d+) .*", plain(room.at.raw))
    assert [int(one) for one, _ in heads] == list(range(1, 12))
    assert {parts for _, parts in heads} == {"11"}
    # What the walk wrote the check has nothing against.
    assert not re.search(r"[A-Z]\d{3}", told(tmp_path, "check", "--min-severity", "warning"))


def told(folder: Path, *words: str) -> str:
    """What another command says of the sheet."""
    words = (sys.executable, "-m", "dxsheet", *words)
    done = subprocess.run(
        words, capture_output=True, cwd=folder, env=environment(folder), check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@WAYS
@LANGS
def test_the_first_cause_is_the_sixth_line(tmp_path, lang, way) -> None:
    at = opened(tmp_path, lang, way).at
    for line in ("t", PROBLEM[lang == "en"], "a", "b", "c"):
        assert "causes" not in (at.type(line) and at.sheet_text())
    at.type(FORMS[lang == "en"])
    assert "causes" in at.sheet_text()
    at.child.close(force=True)


# A sheet to go on with, and what is typed there: as in `WALK`; the last line ends the walk.
BEGUN = """\
dxsheet: 1
title: t
language: {lang}
date: 2025-02-03
problems:
  - id: P1
    text: {problem}
    affected: a
    amount: b
    evidence: c
"""
CAUSES = BEGUN + "causes:\n  - id: C1\n    text: x1\n  - id: C2\n    text: x2\n"
ONE_SURE = BEGUN.replace("    affected: a\n", "").replace("    evidence: c\n", "")
ONE_SURE += "causes:\n  - id: C1\n    text: x1\n    status: identified\n"
ONE_SURE += "  - id: C2\n    text: x2\n    status: rejected\n    reason: z\n"
ENDS: dict[str, tuple[str, tuple[tuple[Said, ...], ...], tuple[str, str], list[Said]]] = {
    # The gate left: what is to be checked, by whom, and when the room meets again.
    "the gate left": (
        CAUSES,
        (
            ("", "", "", ""), ("", "", "", ""),
            (("3 鈴木、棚を見る、2031年1月5日", "3 Suzuki, look at the shelf, 5 January 2031"), "",
             "cause: C1\n    main_owners: [{Suzuki}]\n    due: 2031-01-05", ""),
            ("", "", "status: unverified", ""),
            ("", ("どうしますか", "What would you like to do"), "", ("どうしますか", "What would")),
            ("4", ("次に確認するのは", "review this sheet next"), "", ""),
        ),
        ("来月末", "end of next month"),
        [("C1 x1 ← 棚を見る（鈴木、2031年1月5日）", "C1 x1 ← look at the shelf (Suzuki, 5 Jan"),
         ("C2 x2（担当と期限は未定）", "C2 x2 (main owner and due date not settled)"),
         f"review_date: {ahead()}"],
    ),
    # What the check would ask comes as last questions, in words; a finding of a whole cause too.
    "last questions": (
        ONE_SURE,
        (
            *[(">", "", "", "")] * 5,
            (">", [("最後に: 点検で出た問い", "questions from the check"), "!`",
                   ("困っている人に、だれが、おおよそ", "Write who is affected, and about")],
             "", ("困っているのは", "who is affected")),
            (("職員", "the clerks"),
             ["!`", ("件数・現場で見たこと", "a count, something seen")], "affected: ", ""),
            (("4月に数えた", "counted in April"),
             ["!`", ("解決策を立てない理由", "why there is none")], "evidence: ", ""),
            ("", ["!`", ("特定とされていますが", "is confirmed, but no evidence")], "", ""),
        ),
        (("40件を見た", "40 forms were seen")),
        [("C1 x1", "C1 x1"), ("次回確認日", "Next review"), "evidence: 40"],
    ),
    # A reason kept for words that blame goes with the cause: the check has nothing against it.
    "kept, then ruled out": (
        BEGUN,
        (
            (("職員の意識が低い", "The clerks are careless"), "", "", ("1 言い直す", "1 put it")),
            (("2", "2"), ("理由を書いて", "the reason for keeping it"), "", ""),
            (("調べた結果", "as we found"), ELSE, "rule: C003", ""),
            (FORMS, "", "id: C2", ""),
            ("", "", "", ""), ("", "", "", ""),
            (("2 差がない", "2 no difference"), "", ["!kept", "status: rejected"], ""),
        ),
        ("q", "q"),
        [],
    ),
}  # fmt: skip


@WAYS
@LANGS
@pytest.mark.parametrize("case", ENDS)
def test_how_it_ends(tmp_path, case, lang, way) -> None:
    begun, rows, last, leaves = ENDS[case]
    text = begun.format(lang=lang, problem=PROBLEM[lang == "en"])
    (tmp_path / "s.yaml").write_text(text, encoding="utf-8")
    room = opened(tmp_path, lang, way, "resume", "s.yaml")
    room.types(rows, lang)
    room.at.send(last[lang == "en"] + "\r")
    said, code = room.at.end()
    assert code == 0
    there = squeezed(said + room.at.sheet_text())
    assert [one for one in claims(leaves, lang) if squeezed(one) not in there] == []
    assert "X001" not in told(tmp_path, "check", "--exit-zero")


@WAYS
@LANGS
def test_departments_nobody_has_said_are_not_recorded(tmp_path, lang, way) -> None:
    text = CAUSES.format(lang=lang, problem=PROBLEM[lang == "en"])
    text += "participants:\n  - name: Abe\n    part: watch\n"
    (tmp_path / "s.yaml").write_text(text, encoding="utf-8")
    room = opened(tmp_path, lang, way, "resume", "s.yaml")
    room.at.type("@participants.more Ito, decide", "@participants.more Kim, offer")
    room.at.child.close(force=True)
    said = told(tmp_path, "summary", "s.yaml", "--format", "md", "--lang", lang)
    not_yet = (
        "参加者の所属は、まだ書かれていません",
        "departments of the participants are not written",
    )
    assert not_yet[lang == "en"] in said
    assert "T003" not in told(tmp_path, "check", "--exit-zero")


# Twelve by twelve, and more of which the board folds what is ruled out.
CHAINED = {
    "ja": ("窓口で書く様式の{n}番目が古い", "様式の{n}番目を作り直す"),
    "en": ("Form {n} at the desk is out of date", "Write form {n} anew"),
}


@WAYS
@LANGS
@pytest.mark.parametrize("beyond", [0, 9])
def test_the_board_draws_twelve_by_twelve_and_folds_what_is_ruled_out(
    tmp_path, lang, way, beyond
) -> None:
    why, what = CHAINED[lang]
    text = BEGUN.format(lang=lang, problem=PROBLEM[lang == "en"]) + "causes:\n"
    for n in range(1, 13 + beyond):
        status = "rejected\n    reason: z" if n > 13 else "identified\n    evidence: e"
        text += f"  - id: C{n}\n    text: {why.format(n=n)}\n    status: {status}\n"
    text += "solutions:\n"
    for n in range(1, 13):
        text += f"  - id: S{n}\n    text: {what.format(n=n)}\n    causes: [C{n}]\n    kind: rule\n"
    (tmp_path / "s.yaml").write_text(text, encoding="utf-8")
    room = opened(tmp_path, lang, way, "resume", "s.yaml")
    if beyond:
        room.at.type("@C13.status 2 z")
    page, there = room.board.read_text(encoding="utf-8"), shown_on(room.board)
    for n in range(1, 13):  # every word of each, and nothing cut
        assert squeezed(f"C{n} ") in there
        assert squeezed(why.format(n=n)) in there
        assert squeezed(what.format(n=n)) in there
    assert "<svg" in page and "…" not in there
    assert page.count('class="wire') == 24  # each of the twelve with its problem and its solution
    folded = squeezed(("棄却・見送りなど: C13", "Ruled out or set aside: C13")[lang == "en"])
    assert (folded in there) == bool(beyond)
    room.at.child.close(force=True)


TYPED = [EXAMPLES / "equipment-lending-ja.yaml", EXAMPLES / "equipment-lending-en.yaml",
         WALKS / "hall-booking-ja.yaml"]  # fmt: skip


@pytest.mark.usefixtures("state")
@WAYS
@pytest.mark.parametrize("path", TYPED, ids=lambda one: one.stem)
def test_a_case_typed_whole(tmp_path, path, way) -> None:
    """What the typist of the benchmark says, typed: as few prompts, and every fact arrives."""
    typist, data = typed(path)
    lang = typist.want["language"]
    plan = ("choose", *FULL) if "selection" in typist.want else FULL
    words = "\n".join(
        ("dxsheet_template: 1", "title: t", "description: d", f"parts: [{', '.join(plan)}]", "")
    )
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "plan.yaml").write_text(words, encoding="utf-8")
    at = opened(tmp_path, lang, way, "new", "--template", "plan").at
    for _, line in typist.log[:-1]:
        at.type(line)
    at.send("\x15" + typist.log[-1][1] + "\r")
    assert at.end()[1] == 0
    assert len(typist.log) <= (96 if facts(typist.want) > 150 else 95)
    (held,) = tmp_path.glob("20*.yaml")
    again = load(str(held)).document.data
    own = ("id", "date")
    assert {k: v for k, v in again.items() if k not in own} == {
        k: v for k, v in data.items() if k not in own
    }


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the typist sets for the notes of a walk goes again afterwards."""
    monkeypatch.setenv("XDG_STATE_HOME", "")
