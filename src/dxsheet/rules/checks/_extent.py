"""How much of an organisation some words take in."""

from __future__ import annotations

from dxsheet.wording.normalise import is_japanese, normalise

# Words for the whole of an organisation wherever they stand.
_WHOLE_JA = (
    "全庁", "全部局", "全省", "全社", "全局", "全区", "全組織", "全所属", "全部署", "庁内全",
    "組織全体", "市全体", "県全体", "区全体", "町全体", "村全体", "都全体", "府全体", "庁全体",
    "省全体", "役所全体", "役場全体", "すべての部局", "全ての部局", "すべての部署", "全ての部署",
    "すべての課", "全ての課", "すべての所属", "全ての所属", "全市", "全県", "全支所", "全出張所",
    "全区役所", "全窓口", "全施設", "全職員", "全課", "全部門", "すべての部門", "全ての部門",
)  # fmt: skip
# Part of one unit after all: 「市民課の全職員」.
_WITHIN_JA = ("課の", "係の", "室の", "班の", "所の", "館の", "校の", "部の", "局の", "センターの")
_WHOLE_EN = (
    "all departments", "all sections", "all units", "all offices", "all divisions", "all bureaus",
    "all branches", "all branch offices", "all staff", "all counters", "all wards", "all teams",
    "all employees", "every department", "every section", "every unit", "every office",
    "every division", "every branch", "every counter", "every team", "whole organisation",
    "whole organization", "entire organisation", "entire organization", "whole office",
    "entire office", "whole city", "entire city", "whole town", "entire town", "whole prefecture",
    "entire prefecture", "whole ministry", "entire ministry", "whole agency", "entire agency",
    "whole council", "entire council", "whole municipality", "entire municipality", "whole company",
    "city-wide", "citywide", "town-wide", "organisation-wide", "organization-wide", "office-wide",
    "ministry-wide", "council-wide", "agency-wide", "across the organisation",
    "across the organization", "across the city", "everywhere", "everybody", "everyone",
)  # fmt: skip
# Words that make the whole something for later, or take a part of it.
_LESS_JA = ("前に", "の前", "のうち", "ではなく", "でなく", "せず", "から選", "後に", "将来", "除")
_LESS_EN = (
    "before", "later", "not ", "one of", "two of", "some of", "part of", "except", "out of", "then",
    "in the ", "of the section", "of one", "afterwards",
)  # fmt: skip


def whole_organisation(text: str) -> bool:
    """Whether words name the whole organisation as what takes part."""
    text = normalise(text)
    if is_japanese(text):
        if any(words in text for words in _LESS_JA):
            return False
        return any(
            not text.partition(words)[0].endswith(_WITHIN_JA)
            for words in _WHOLE_JA
            if words in text
        )
    if any(words in text for words in _LESS_EN):
        return False
    return any(words in text for words in _WHOLE_EN)
