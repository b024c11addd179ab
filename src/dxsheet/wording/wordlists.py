"""The words and phrases of a language, as they lie in `en_words.txt` and `ja_words.txt`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dxsheet.lang import Lang


@cache
def listed(lang: Lang) -> dict[str, str]:
    """What stands under each name; a file is comments, `[name]` lines and words."""
    text = Path(__file__).with_name(f"{lang}_words.txt").read_text(encoding="utf-8")
    groups: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("[") and line.endswith("]"):
            name = line[1:-1]
            groups[name] = ""
        elif line and not line.startswith("# "):
            groups[name] += line + "\n"
    return groups
