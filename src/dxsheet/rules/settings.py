"""What an office chooses: which checks run, how severe they are, and its own words."""

from __future__ import annotations

from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxsheet.findings import Severity


class Settings(NamedTuple):
    """The choices, all optional.

    `select` and `ignore` hold ids or their beginnings (`P`, `S0`); `severity` what a rule or family
    counts as, the longest beginning winning; `words` the lists that `dxsheet.wording.judge` takes.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = {}
    words: Mapping[str, tuple[str, ...]] = {}
    file: str = ""

    def picks(self, rule: str) -> bool:
        """Whether a rule is wanted. What makes a file unreadable (Y001 and on) always is."""
        if rule.startswith("Y"):
            return True
        if self.ignore and rule.startswith(self.ignore):
            return False
        return not self.select or rule.startswith(self.select)

    def severity_of(self, rule: str, usual: Severity) -> Severity:
        """The severity of a finding here; `usual` where nothing is set."""
        if not self.severity:
            return usual
        fitting = [start for start in self.severity if rule.startswith(start)]
        return self.severity[max(fitting, key=len)] if fitting else usual
