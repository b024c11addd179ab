"""How a noun of the sheet is declared: one field, its kind, its name and meaning in two languages.

The declarations are read by everything that must agree: the reader (`shape`), the pydantic models
and the JSON Schema (`models`), the edits, the walk and `docs/format.md`. They are not pydantic
classes themselves because importing pydantic costs more than a whole `check` may
(docs/decisions/0002).
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal, TypeVar

from dxsheet.lang import Text

Kind = Literal[
    "words", "number", "amount", "date", "flag", "choice", "id", "refs", "list", "numbers",
    "items", "item", "version",
]  # fmt: skip
Path = tuple[str | int, ...]
T = TypeVar("T", bound="Noun")


class Field:
    """One field: `kind`, `label` (as printed), `doc` (what to write), and what the kind needs.

    `values` are the choices with their labels; `noun` what an item or list of items holds;
    `target` the list that an id of `refs` must stand in; `required` fields may not be missing.
    """

    __slots__ = ("doc", "kind", "label", "noun", "required", "target", "values")

    def __init__(
        self,
        kind: Kind,
        label: Text,
        doc: Text | None = None,
        *,
        values: dict[str, Text] | None = None,
        noun: type[Noun] | None = None,
        target: str = "",
        required: bool = False,
    ) -> None:
        self.kind = kind
        self.label = label
        self.doc = doc or label
        self.values = values or {}
        self.noun = noun
        self.target = target
        self.required = required


class Noun:
    """A thing on the sheet. `path` says where it stands, as ("problems", 0); () for the sheet.

    Fields that the file leaves out read as None, or as an empty tuple for lists.
    """

    fields: ClassVar[dict[str, Field]] = {}
    path: Path

    def __init_subclass__(cls) -> None:
        """Collect the declared fields and leave each one's default in their place."""
        cls.fields = {name: value for name, value in vars(cls).items() if isinstance(value, Field)}
        for name, field in cls.fields.items():
            many = field.kind in ("refs", "list", "numbers", "items")
            setattr(cls, name, () if many else None)

    def __init__(self, path: Path = (), values: dict[str, Any] | None = None) -> None:
        self.path = path
        if values:
            self.__dict__.update(values)

    def __repr__(self) -> str:
        values = {name: getattr(self, name) for name in self.fields if getattr(self, name)}
        return f"{type(self).__name__}({values})"


# Each function below declares a field and is typed as what reading it gives, so that
# `problem.text` is `str | None` for mypy.


def words(label: Text, doc: Text | None = None, *, required: bool = False) -> str | None:
    """A field of free text."""
    return Field("words", label, doc, required=required)  # type: ignore[return-value]


def number(label: Text, doc: Text | None = None) -> float | int | None:
    """A field that holds a number; full-width digits are read."""
    return Field("number", label, doc)  # type: ignore[return-value]


def amount(label: Text, doc: Text | None = None) -> float | int | str | None:
    """A field that holds a number or, where there is none, words."""
    return Field("amount", label, doc)  # type: ignore[return-value]


def day(label: Text, doc: Text | None = None) -> str | None:
    """A date field, read as `YYYY-MM-DD`; 令和7年2月3日, R7.2.3 and 2025/2/3 are accepted."""
    return Field("date", label, doc)  # type: ignore[return-value]


def flag(label: Text, doc: Text | None = None) -> bool | None:
    """A field that is true, false or not said."""
    return Field("flag", label, doc)  # type: ignore[return-value]


def choice(label: Text, values: dict[str, Text], doc: Text | None = None) -> str | None:
    """A field with one of the named values."""
    return Field("choice", label, doc, values=values)  # type: ignore[return-value]


def choices(label: Text, values: dict[str, Text], doc: Text | None = None) -> tuple[str, ...]:
    """A list field, each entry one of the named values."""
    return Field("list", label, doc, values=values)  # type: ignore[return-value]


def identifier(letter: str) -> str:
    """The id of an item, by custom its letter and a number."""
    doc = Text(
        f"unique in the sheet, by custom {letter}1, {letter}2 and so on",
        f"シート内で一つだけの番号。ふつうは {letter}1、{letter}2 のように付けます",
    )
    return Field("id", Text("id", "番号"), doc, target=letter)  # type: ignore[return-value]


def refs(label: Text, target: str, doc: Text | None = None) -> tuple[str, ...]:
    """A list of ids that must stand in the list `target`."""
    return Field("refs", label, doc, target=target)  # type: ignore[return-value]


def ids(label: Text, doc: Text | None = None) -> tuple[str, ...]:
    """A list of ids that need not stand on the sheet (any more)."""
    return Field("refs", label, doc)  # type: ignore[return-value]


def ref(label: Text, target: str, doc: Text | None = None) -> str | None:
    """One id that must stand in the list `target`."""
    return Field("words", label, doc, target=target)  # type: ignore[return-value]


def several(label: Text, doc: Text | None = None) -> tuple[str, ...]:
    """A list of texts."""
    return Field("list", label, doc)  # type: ignore[return-value]


def numbers(label: Text, doc: Text | None = None) -> tuple[float | int, ...]:
    """A list of numbers."""
    return Field("numbers", label, doc)  # type: ignore[return-value]


def items(noun: type[T], label: Text, doc: Text | None = None) -> tuple[T, ...]:
    """A list of things of one noun."""
    return Field("items", label, doc, noun=noun)  # type: ignore[return-value]


def item(noun: type[T], label: Text, doc: Text | None = None) -> T | None:
    """One thing of a noun."""
    return Field("item", label, doc, noun=noun)  # type: ignore[return-value]


def version(label: Text, doc: Text | None = None) -> int | None:
    """The format version."""
    return Field("version", label, doc, required=True)  # type: ignore[return-value]
