"""How a room talks: the one table of what people say and write for nothing, days, figures, names.

Plain text in, plain values out, Japanese and English alike; a text that means none of what is asked
gives None (or an empty tuple). The walk, `collect`, import and the sheet itself read by it.
"""

from dxsheet.spoken.days import as_day, as_whole_day, day_text
from dxsheet.spoken.lines import (
    Measure,
    as_count,
    as_flag,
    as_measure,
    as_names,
    as_number,
    as_statements,
    folded,
    means_nothing,
    means_unknown,
    same_unit,
    unmarked,
)

__all__ = [
    "Measure",
    "as_count",
    "as_day",
    "as_flag",
    "as_measure",
    "as_names",
    "as_number",
    "as_statements",
    "as_whole_day",
    "day_text",
    "folded",
    "means_nothing",
    "means_unknown",
    "same_unit",
    "unmarked",
]
