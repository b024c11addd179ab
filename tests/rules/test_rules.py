"""The door of the rules: check a sheet, check one statement."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dxsheet.rules import RULES, Hit, Settings, check, hits_for, kept_reason
from dxsheet.rules.rule import FAMILIES, REGISTERED, rule
from dxsheet.sheet.shape import shaped
from dxsheet.yamlfile import read


def hits(settings: Settings | None = None, **data: Any) -> list[Hit]:
    full = {"dxsheet": "1", "title": "t", **data}
    sheet, _ = shaped(full)
    return check(sheet, data=full, settings=settings)


PROBLEM = {
    "id": "P1",
    "text": "転入の窓口で、住民が平均40分待っている。",
    "affected": "転入する住民",
}


def test_a_finding_names_the_field_that_is_missing_and_asks() -> None:
    (hit,) = hits(problems=[PROBLEM])
    assert (hit.rule, hit.severity, hit.path) == (
        "P004",
        "warning",
        ("problems", 0, "evidence"),
    )
    assert hit.message.ja.endswith("でしょうか。") and "転入の窓口で" in hit.message.ja
    assert hit.message.en.endswith("?")
    assert hit.kept is None


def test_a_field_that_cannot_be_read_is_not_called_missing() -> None:
    assert hits(problems=[{**PROBLEM, "evidence": ["a", "b"]}]) == []


def test_a_kept_finding_stays_with_its_reason() -> None:
    kept = {"rule": "P004", "at": "P1", "reason": "来月数える"}
    (hit,) = hits(problems=[PROBLEM], kept=[kept])
    assert (hit.rule, hit.kept) == ("P004", "来月数える")


def test_kept_reads_places_in_every_way_they_are_written() -> None:
    for at in ("P1", "p1", "Ｐ１", "problems[0]", "problems[0].evidence"):
        sheet, _ = shaped(
            {"problems": [PROBLEM], "kept": [{"rule": "P004", "at": at, "reason": "x"}]}
        )
        assert kept_reason(sheet, "P004", ("problems", 0, "evidence")) == "x", at
    assert kept_reason(sheet, "P005", ("problems", 0, "affected")) is None


def test_findings_come_in_the_order_of_the_sheet() -> None:
    found = hits(
        stage="draft",
        solutions=[{"id": "S1", "text": "様式から住所欄をなくす。", "kind": "process"}],
        problems=[{"id": "P1", "text": PROBLEM["text"]}],
    )
    assert [hit.rule for hit in found] == ["P005", "P004", "S001"]


def test_select_and_ignore_by_beginning() -> None:
    sheet = {"problems": [{"id": "P1", "text": PROBLEM["text"]}], "roles": {"sponsor": "部長"}}
    assert {hit.rule for hit in hits(Settings(select=("P",)), **sheet)} == {"P004", "P005"}
    assert {hit.rule for hit in hits(Settings(ignore=("P00", "X")), **sheet)} == {"T001"}


def test_severity_is_the_office_s() -> None:
    settings = Settings(severity={"P": "info", "P004": "error"})
    found = hits(settings, problems=[{"id": "P1", "text": PROBLEM["text"]}])
    assert {hit.rule: hit.severity for hit in found} == {"P004": "error", "P005": "info"}


def test_one_statement_while_it_is_typed() -> None:
    (hit,) = hits_for("窓口にチャットボットを導入したい。", "problem")
    assert (hit.rule, hit.path) == ("P001", ("problems", 0, "text"))
    assert [hit.rule for hit in hits_for("RPAツールが導入されていない。", "cause")] == ["C002"]
    assert hits_for("転入の窓口で、住民が平均40分待っている。", "problem") == []
    assert hits_for("窓口にチャットボットを導入したい。", "idea") == []
    assert hits_for("  ", "problem") == []


def test_what_is_not_read_for_its_wording() -> None:
    found = hits(
        causes=[
            {
                "id": "C1",
                "text": "RPAツールが導入されていない。",
                "status": "rejected",
                "reason": "x",
            }
        ],
        ideas=[{"id": "I1", "text": "チャットボットを導入したい。"}],
        solutions=[{"id": "S1", "text": "DXを推進する。", "status": "parked", "causes": ["C1"]}],
    )
    assert [hit.rule for hit in found if hit.rule not in ("S002",)] == []


def mutated(data: Any, seed: int) -> Any:
    """A sheet with a few of its values dropped or replaced, always the same for one seed."""
    chance = random.Random(seed)
    data = copy.deepcopy(data)
    odd = [None, "", [], {}, "x", ["a"], {"a": "b"}, "あ" * 500, "C1", "identified", "ｐ１", "-1"]
    for _ in range(chance.randint(1, 6)):
        inside, key = chance.choice(list(places(data)))
        if chance.random() < 0.4:
            del inside[key]
        else:
            inside[key] = chance.choice(odd)
    return data


def places(node: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(node, dict | list):
        for key in list(node) if isinstance(node, dict) else range(len(node)):
            yield node, key
            yield from places(node[key])


@pytest.mark.parametrize("name", ["S002-ja", "K003-en"])
def test_whatever_a_sheet_holds_every_finding_is_whole(name: str) -> None:
    file = Path(__file__).parents[2] / "examples" / "flawed" / f"{name}.yaml"
    document = read(str(file))
    for seed in range(150):
        data = mutated(document.data, seed)
        sheet, _ = shaped(data)
        for hit in check(sheet, data=data):
            assert hit.rule in RULES, seed
            assert hit.message.en.endswith("?") and hit.message.ja.endswith("か。"), (seed, hit)
            assert "{" not in hit.message.ja + hit.message.en + hit.hint.ja, (seed, hit)


# Words and signs a rule looks for, where no sentence would have them.
PIECES = (
    ",", ", ", ". ", ";", " ", "since", "as", "because", "so", "no", "nobody", "lack", "of", "the",
    "is", "not", "and", "-", "・", "(", "1", "%", "?", "introduce", "がない", "ため", "ので",
    "システム", "を", "導入", "する", "職員", "の", "が", "、", "。", "と", "件", "：", "…",
)  # fmt: skip
CHOSEN = ("id", "stage", "kind", "status", "digital", "problems", "causes", "solution", "trial")


def stirred(value: Any, pick: random.Random, key: object = None) -> Any:
    """The same tree with three of five texts replaced by a few of the pieces."""
    if isinstance(value, dict):
        return {name: stirred(one, pick, name) for name, one in value.items()}
    if isinstance(value, list):
        return [stirred(one, pick, key) for one in value]
    if not isinstance(value, str) or key in CHOSEN or pick.random() < 0.4:
        return value
    return pick.choice(("", " ")).join(pick.choices(PIECES, k=pick.randint(1, 5)))


def test_no_rule_trips_over_words_that_are_no_sentence() -> None:
    rich = read(str(Path(__file__).parent.parent / "faults" / "rich.yaml")).data
    pick = random.Random(5)
    for _ in range(200):
        data = stirred(rich, pick)
        sheet, _ = shaped(data)
        assert check(sheet, data=data)


def test_a_rule_of_no_family_is_refused_by_name_where_it_is_declared() -> None:
    def run(case):
        """Name: x
        名前: x
        Why: x
        理由: x
        Ask: x
        問い: x
        Write: x
        書き方: x
        """

    before = list(REGISTERED)
    with pytest.raises(ValueError, match=r"rule Q001: 'Q' .*FAMILIES"):
        rule("Q001", "warning")(run)
    assert before == REGISTERED


def test_every_family_has_a_rule() -> None:
    assert {one.family for one in RULES.values()} == set(FAMILIES)
