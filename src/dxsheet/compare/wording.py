"""Fields and values of a change as a reader knows them."""

from __future__ import annotations

from dxsheet.compare.changes import Plain
from dxsheet.lang import Text, same
from dxsheet.sheet.fields import Field, Path
from dxsheet.sheet.nouns import noun_at

_YES = Text("yes", "はい")
_NO = Text("no", "いいえ")
_UNSAID = Text("(not said)", "（未記入）")
_COMMA = Text(", ", "、")


def field_at(path: Path) -> Field | None:
    """The declaration of the field at a path; None where the format knows none."""
    names = [part for part in path if isinstance(part, str)]
    noun = noun_at(tuple(names[:-1]))
    return noun.fields.get(names[-1]) if noun else None


def label_at(path: Path) -> Text:
    """The field as printed: 根拠, evidence."""
    field = field_at(path)
    return field.label if field else same(str(path[-1]))


def value_text(path: Path, value: Plain) -> Text:
    """A value as printed: 特定 for identified, はい for true, lists with commas."""
    if value is None or value == ():
        return _UNSAID
    if isinstance(value, bool):
        return _YES if value else _NO
    field = field_at(path)
    if isinstance(value, tuple):
        parts = [value_text(path, one) for one in value]  # type: ignore[arg-type]
        return Text(
            _COMMA.en.join(one.en for one in parts), _COMMA.ja.join(one.ja for one in parts)
        )
    label = field.values.get(str(value)) if field else None
    return label or same(_plain(value))


def _plain(value: float | str) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
