"""English wording rules on audit findings: each rule beside a fact in the same words."""

from __future__ import annotations

import pytest

from dxsheet.wording import judge, read

CASES = [
    (
        "problem",
        "P001",
        "Tablets have not been provided.",
        "The contractor has not provided the reports that the contract asks for.",
    ),
    (
        "problem",
        "P001",
        "The team has no software.",
        "The software does not produce a list of users who have left.",
    ),
    (
        "problem",
        "P001",
        "Drones should be bought.",
        "The drones were bought without a price from a second firm.",
    ),
    (
        "problem",
        "P001",
        "The ward has no call system.",
        "The till was ten pounds short on Friday.",
    ),
    (
        "problem",
        "P001",
        "No software for the secretaries.",
        "The secretary answers the phone from ten to noon.",
    ),
    (
        "problem",
        "P001",
        "Overhaul the payroll system.",
        "The overhaul of the payroll system left 300 people unpaid.",
    ),
    (
        "problem",
        "P002",
        "Just a fifth of the permits can be applied for online.",
        "Just a fifth of the permits applied for online were complete.",
    ),
    ("problem", "P003", "Record keeping was poor.", "No record was kept of 14 visits."),
    (
        "problem",
        "P007",
        "Managers could not be troubled to do the interviews.",
        "Managers had not done 17 of the 25 interviews.",
    ),
    (
        "solution",
        "S003",
        "Invoices arrive by e-mail and are printed for coding and signature.",
        "Invoices arrive by e-mail, nothing is printed, and they are paid from the screen.",
    ),
    (
        "purpose",
        "P002",
        "All dealings with the county can be done digitally.",
        "A claim can be filed digitally at night, when carers have time.",
    ),
]


@pytest.mark.parametrize(("kind", "rule", "flawed", "sound"), CASES)
def test_a_finding_and_its_neighbour(kind: str, rule: str, flawed: str, sound: str) -> None:
    found = read(flawed, kind)
    assert (found.sure or found.maybe) == (rule,)
    assert judge(sound, kind) == ()
