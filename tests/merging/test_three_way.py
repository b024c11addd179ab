"""The merge as a whole, case by case; every edit against every other is in the matrix."""

from __future__ import annotations

import pytest

from dxsheet.merging.drawing import side_text
from dxsheet.merging.three_way import NotMergedError, merge
from dxsheet.yamlfile import parse
from tests.faults.hostile import LINES, everything
from tests.merging.edits import BASE, edits
from tests.merging.model import data_of

A = {one.name: one for one in edits("a")}
B = {one.name: one for one in edits("b")}


def test_the_same_text_edited_by_value_is_found_again() -> None:
    """The merge is not stuck to one layout: base in CRLF, ours indented, theirs as it was."""
    deeper = A["indent"].text(A["judge"].text(BASE)).encode()
    made = merge(BASE.replace("\n", "\r\n").encode(), deeper, B["link"].text(BASE).encode())
    assert made.conflicts == []
    data = data_of(made.raw.decode())
    assert data["causes"][1]["status"] == "identified"
    assert data["solutions"][0]["causes"] == ["C1", "C2", "C3"]


def test_line_ends_and_bom_stay_as_ours() -> None:
    ours = ("\ufeff" + A["reword"].text(BASE)).replace("\n", "\r\n").encode()
    made = merge(BASE.encode(), ours, B["add a section"].text(BASE).encode())
    assert made.raw.startswith(b"\xef\xbb\xbf") and "乙課".encode() in made.raw
    assert made.raw.count(b"\n") == made.raw.count(b"\r\n")


def test_both_start_the_same_sheet() -> None:
    """Add/add: there is no base; two new causes of one id are two causes."""
    head = "dxsheet: 1\nid: 7k3f9q2m\ntitle: 転入\ncauses:\n"
    made = merge(
        b"",
        (head + "  - {id: C1, text: 様式が二つ}\n").encode(),
        (head + "  - {id: C1, text: 混む曜日}\nsolutions:\n  - {id: S1, causes: [C1]}\n").encode(),
    )
    data = data_of(made.raw.decode())
    assert [(one["id"], one["text"]) for one in data["causes"]] == [
        ("C1", "様式が二つ"),
        ("C2", "混む曜日"),
    ]
    assert data["solutions"][0]["causes"] == ["C2"] and made.conflicts == []
    assert [one.en for one in made.notes] == [
        "C1 of theirs is now C2: both sides had added an item with that id."
    ]


def test_every_reference_follows_a_renumbered_item() -> None:
    base = "dxsheet: 1\ntitle: t\nproblems:\n  - {id: P1, text: 待つ}\n"
    ours = (
        base
        + "causes:\n  - {id: C1, text: 甲}\nsolutions:\n  - {id: S1, text: 甲}\n"
        + "small_start:\n  - {id: T1, work: 甲}\n"
    )
    theirs = base + (
        "causes:\n  - {id: C1, text: 乙, problems: [P1]}\n"
        "solutions:\n  - id: S1\n    text: 乙\n    causes:\n      - C1   # これ\n"
        "ideas:\n  - {id: I1, text: 乙, parked_from: C1, became: S1}\n"
        "work_items:\n  - {id: W1, text: 乙, solution: S1}\n"
        "small_start:\n  - {id: T1, work: 乙}\n"
        "outcomes:\n  - {measure: 件, trial: T1}\n"
        "kept:\n  - {rule: C002, at: C1, reason: 乙}\n  - {rule: S001, at: s1, reason: 乙}\n"
    )
    made = merge(base.encode(), ours.encode(), theirs.encode())
    data = data_of(made.raw.decode())
    assert made.conflicts == []
    assert [one["id"] for one in data["causes"]] == ["C1", "C2"]
    assert data["solutions"][1] == {"id": "S2", "text": "乙", "causes": ["C2"]}
    assert data["ideas"] == [{"id": "I1", "text": "乙", "parked_from": "C2", "became": "S2"}]
    assert data["work_items"][0]["solution"] == "S2"
    assert data["outcomes"][0]["trial"] == "T2"
    assert [one["at"] for one in data["kept"]] == ["C2", "S2"]
    assert "# これ" in made.raw.decode() and len(made.notes) == 3


def test_an_id_renamed_here_and_used_anew_there() -> None:
    ours = A["rename an id"].text(BASE)
    theirs = B["link"].text(BASE).replace("  - C2   # 主", "  - C2   # 主\n  - C3")
    data = data_of(merge(BASE.encode(), ours.encode(), theirs.encode()).raw.decode())
    assert [one["causes"] for one in data["solutions"]] == [["C1", "C8", "C3"], ["C8", "C3"]]
    back = data_of(merge(BASE.encode(), theirs.encode(), ours.encode()).raw.decode())
    assert back == data


def test_an_id_that_both_renamed_is_no_conflict_but_told() -> None:
    made = merge(*(one.encode() for one in (BASE, A["rename an id"].text(BASE),
                                            B["rename an id"].text(BASE))))  # fmt: skip
    assert made.conflicts == []
    assert [one.en for one in made.notes] == ["C2 was renamed on both sides: it is now C8, not C9."]


def test_a_link_to_what_the_other_side_removed_is_a_conflict_and_told() -> None:
    ours, theirs = A["remove a cause"].text(BASE), BASE.replace("[C1, C2]", "[C1, C2, C3]")
    made = merge(BASE.encode(), ours.encode(), theirs.encode())
    assert made.conflicts == ["causes C3 (← S1.causes)"]
    assert [one.en for one in made.notes] == [
        "causes C3 is to be decided: ours removed it, theirs linked S1.causes to it."
    ]


def test_items_without_ids_go_by_what_they_say() -> None:
    base = (
        "dxsheet: 1\ntitle: t\ncauses:\n"
        "  - text: 様式が二つある\n  - text: 混む曜日が知られていない\n"
    )
    ours = base.replace("様式が二つある", "様式が二つあって迷う")
    theirs = base.replace("知られていない\n", "知られていない\n    status: identified\n")
    made = merge(base.encode(), ours.encode(), theirs.encode())
    assert data_of(made.raw.decode())["causes"] == [
        {"text": "様式が二つあって迷う"},
        {"text": "混む曜日が知られていない", "status": "identified"},
    ]


def test_a_rewrapped_text_does_not_stand_in_the_way() -> None:
    base = "dxsheet: 1\ntitle: t\nbackground: とても長い説明がここに続く。\n"
    ours = base.replace("とても長い説明がここに続く。", ">\n  とても長い\n  説明がここに続く。")
    theirs = base.replace("長い", "短い")
    for one, other in ((ours, theirs), (theirs, ours)):
        made = merge(base.encode(), one.encode(), other.encode())
        assert data_of(made.raw.decode())["background"] == "とても短い説明がここに続く。"


def test_a_date_written_another_way_does_not_stand_in_the_way() -> None:
    base = "dxsheet: 1\ntitle: t\ndate: 2025-02-03\n"
    made = merge(
        base.encode(),
        base.replace("2025-02-03", "令和7年2月3日").encode(),
        base.replace("2025-02-03", "2025-03-03").encode(),
    )
    assert data_of(made.raw.decode())["date"] == "2025-03-03" and made.conflicts == []


@pytest.mark.parametrize(
    "side",
    [
        "a: b\n",
        "dxsheet: 1\ntitle: [\n",
        "dxsheet: 1\ntitle: a\ntitle: b\n",
        "dxsheet: 1\ntitle: &a b\nstage: *a\n",
        "dxsheet: 1\n<<<<<<< ours\ntitle: a\n=======\ntitle: b\n>>>>>>> theirs\n",
        "- a\n",
    ],
)
def test_what_is_no_sheet_is_left_to_the_merge_of_lines(side: str) -> None:
    for three in ((BASE, BASE + "#x\n", side), (BASE, side, BASE + "#x\n")):
        with pytest.raises(NotMergedError):
            merge(*(one.encode() for one in three))


def test_a_layout_that_cannot_be_cut_is_refused() -> None:
    base = "dxsheet: 1\ntitle: t\n? stage\n: draft\n"
    with pytest.raises(NotMergedError) as told:
        merge(base.encode(), (base + "#x\n").encode(), (base + "#y\n").encode())
    assert told.value.why is not None and "layout" in told.value.why.en


def test_whatever_a_side_holds_there_is_a_merge_or_a_reason() -> None:
    """Every twelfth of the hostile files, as each of the three."""
    good = "\n".join(LINES).encode() + b"\n"
    other = good.replace(b"text: ", b"text: Z", 2) + b"# z\n"
    for bad in list(everything())[::12]:
        for three in ((good, bad.raw, other), (good, other, bad.raw), (bad.raw, good, other)):
            try:
                made = merge(*three)
            except NotMergedError:
                continue
            assert made.raw
            for which in (0, 1):
                parse(side_text(made.raw.decode(), which).encode(), bad.name)


HEAD = "dxsheet: 1\ntitle: t\n"


def three(base: str, ours: str, theirs: str) -> tuple[str, list[str], list[str]]:
    """The merged text below its head, the places to be decided, what is told."""
    made = merge(*((HEAD + one).encode() for one in (base, ours, theirs)))
    return made.raw.decode().removeprefix(HEAD), made.conflicts, [one.en for one in made.notes]


@pytest.mark.parametrize("style", ["|", "|-"])
def test_a_text_of_several_lines_is_joined_line_by_line(style: str) -> None:
    base = f"background: {style}\n  one\n  two\n\n  three\n"
    ours, theirs = base.replace("one", "ONE"), base.replace("  three", "  three\n  four")
    text, conflicts, _ = three(base, ours, theirs)
    assert conflicts == []
    assert text == f"background: {style}\n  ONE\n  two\n\n  three\n  four\n"
    assert three(base, ours, base.replace("one", "Uno"))[1] == ["background"]
    assert three(base, ours, base.replace("two", "TWO"))[1] == ["background"]  # as git: they touch


OUTCOMES = "outcomes:\n  - {measure: 待ち時間, result: 5}\n  - {measure: 書き直し, result: 6}\n"
KEPT = "kept:\n  - {rule: O002, at: 'outcomes[1]', reason: x}\n"


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "at"),
    [
        # A new one in front of it, an old one in front of it gone, both, and left alone.
        ("", "outcomes:\n  - {measure: 苦情, result: 1}\n", OUTCOMES + KEPT, "outcomes[2]"),
        (OUTCOMES + KEPT, OUTCOMES.replace("6}", "7}") + KEPT,
         "outcomes:\n  - {measure: 書き直し, result: 6}\n" + KEPT.replace("1", "0"), "outcomes[0]"),
        (OUTCOMES, OUTCOMES.replace("6}", "6}\n  - {measure: 苦情}"), OUTCOMES + KEPT,
         "outcomes[1]"),
        ("causes:\n  - {id: C1, text: 様式が二つ}\n",
         "causes:\n  - {id: C2, text: 鍵が一つ}\n  - {id: C1, text: 様式が二つ}\n",
         "causes:\n  - {id: C1, text: 様式が二つ}\n"
         "kept:\n  - {rule: C004, at: 'causes[0].text', reason: x}\n", "causes[1].text"),
    ],
)  # fmt: skip
def test_what_was_kept_at_a_place_follows_its_entry(
    base: str, ours: str, theirs: str, at: str
) -> None:
    for one, other in ((ours, theirs), (theirs, ours)):
        if base == "" and one is theirs:
            continue  # then it is theirs that comes behind
        text, conflicts, _ = three(base, one, other)
        assert conflicts == [] and data_of(HEAD + text)["kept"][0]["at"] == at


def test_what_was_kept_at_an_entry_that_the_other_side_took_out_is_a_conflict() -> None:
    shorter = "outcomes:\n  - {measure: 待ち時間, result: 5}\n"
    _, conflicts, notes = three(OUTCOMES, shorter, OUTCOMES + KEPT)
    assert conflicts == ["outcomes[1]"] and "theirs linked kept O002 to it" in notes[0]


CAUSE = "causes:\n  - {id: C1, text: 様式が二つある}\n"
ADDED = "  - {id: C2, text: 鍵が一つ}\nsolutions:\n  - {id: S1, text: 直す, causes: [C2]}\n"


@pytest.mark.parametrize("swap", [False, True])
def test_an_id_that_a_side_gave_and_took_back_is_not_given_to_what_is_new(swap: bool) -> None:
    sides = [CAUSE + "retired: [C2]\n", CAUSE + ADDED]
    text, conflicts, notes = three(CAUSE, *(sides[::-1] if swap else sides))
    data = data_of(HEAD + text)
    assert [one["id"] for one in data["causes"]] == ["C1", "C3"] and conflicts == []
    assert data["solutions"][0]["causes"] == ["C3"] and data["retired"] == ["C2"]
    assert len(notes) == 1 and "C2" in notes[0] and "C3" in notes[0]


def test_texts_and_comments_that_name_an_id_which_moved_are_listed() -> None:
    ours = CAUSE + "  - {id: C2, text: 台帳が二冊}\npurpose: C2 が先\n"
    theirs = CAUSE + ADDED + "# Ｃ２ is the key\ndecisions:\n  - {text: C2 と C20 を調べる}\n"
    _, conflicts, notes = three(CAUSE, ours, theirs)
    assert conflicts == []
    assert notes == [
        "C2 of theirs is now C3: both sides had added an item with that id.",
        "decisions[0].text still says C2, which is C3 now.",
        "The comment “Ｃ２ is the key” still says C2, which is C3 now.",
    ]


def test_a_draft_that_gets_its_first_text_is_no_other_item() -> None:
    base = "causes:\n  - id: C1\n"
    text, conflicts, _ = three(base, base + "    text: 様式が二つ\n", base + "    evidence: 見た\n")
    assert conflicts == [] and data_of(HEAD + text)["causes"][0]["evidence"] == "見た"


def test_a_base_that_was_undecided_decides_nothing() -> None:
    marked = (
        "<<<<<<< Temporary merge branch 1\nstage: trial\n=======\nstage: decided\n"
        ">>>>>>> Temporary merge branch 2\n"
    )
    assert three(marked, "stage: trial\n", "stage: decided\npurpose: x\n")[1] == ["stage"]
    text, conflicts, _ = three(marked, "stage: trial\n", "stage: trial\npurpose: x\n")
    assert conflicts == [] and text == "stage: trial\npurpose: x\n"
    gone = f"{CAUSE}<<<<<<<<< a\n=========\n  - {{id: C2, text: 鍵が一つ}}\n>>>>>>>>> b\n"
    assert three(gone, CAUSE, CAUSE + "  - {id: C2, text: 鍵が一つ}\n")[1] == ["causes C2"]
