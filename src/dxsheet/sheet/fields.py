"""How a field of the sheet is read, and what a noun is.

A noun (`nouns`) is a pydantic model. Each of its fields has a type from here, which says how what
stands in the file is read and what an editor may put there (JSON Schema), and `field(...)` or
`listing(...)` with its name and meaning in both languages. `Noun.fields` gives all of that to the
other rooms.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from functools import cached_property
from typing import Annotated, Any, ClassVar, Self, TypeVar, get_args

import pydantic
from pydantic import BaseModel, ConfigDict, TypeAdapter
from pydantic_core import PydanticCustomError, core_schema

from dxsheet.lang import Text
from dxsheet.spoken import as_day, as_flag, as_number

FORMAT_VERSIONS = (1,)
Path = tuple[str | int, ...]
T = TypeVar("T")

_ID = r"[A-Za-z][A-Za-z0-9_-]{0,31}"
_IS_ID = re.compile(_ID)
_SCALAR = ["string", "number", "boolean", "null"]


@dataclass(eq=False)
class Kind:
    """How a field is read: what an `Annotated` type carries for pydantic.

    A null reads as a field that was left out. What cannot be read raises an error whose type
    `shape` has words for. `values` are the choices with their labels.
    """

    name: str
    values: dict[str, Text] = dataclasses.field(default_factory=dict)
    _: KW_ONLY
    required: bool = False

    def __get_pydantic_core_schema__(
        self, source: object, handler: pydantic.GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """The validator: of one value, of a list of them, or of nouns."""
        if self.name == "item":
            return handler(source)
        if self.name == "items":
            return core_schema.no_info_before_validator_function(_no_null, handler(source))
        read = _chosen(self.values) if self.values else _READ[self.name]
        if self.required:
            read = _there(read)
        if self.name not in _LISTS:
            return core_schema.no_info_plain_validator_function(read)
        entry = core_schema.no_info_plain_validator_function(_entry(read))
        entries = core_schema.no_info_after_validator_function(
            _no_blanks, core_schema.tuple_variable_schema(entry)
        )
        return core_schema.no_info_before_validator_function(_no_null, entries)

    def __get_pydantic_json_schema__(
        self, core: core_schema.CoreSchema, handler: pydantic.GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """What an editor takes there; loose where YAML readers disagree.

        An editor reads `no`, `010` or `2025-02-03` as a boolean, a number or a date where dxsheet
        reads the text; a schema that said "string" there would underline sound lines.
        """
        if self.name == "items":
            return {**handler(core), "type": ["array", "null"]}
        if self.name == "item":
            return dict(handler(core)["anyOf"][0])
        if self.name in _LISTS:
            one = {"enum": list(self.values)} if self.values else {"type": _SCALAR[:3]}
            return {"type": ["array", "null"], "items": one}
        if self.name == "version":
            return {"enum": [one for known in FORMAT_VERSIONS for one in (known, str(known))]}
        if self.values:
            return {"enum": [*self.values, None]}
        if self.name == "id":
            return {"type": ["string", "null"], "pattern": f"^{_ID}$"}
        return {"type": _SCALAR}


def _wrong(what: str) -> PydanticCustomError:
    return PydanticCustomError(what, what)


def _entry(read: Callable[[Any], T]) -> Callable[[Any], T]:
    def reads(value: object) -> T:
        if value is None:
            raise _wrong("empty")
        return read(value)

    return reads


def _there(read: Callable[[Any], T | None]) -> Callable[[Any], T]:
    def reads(value: object) -> T:
        found = read(value)
        if found is None:
            raise _wrong("missing")
        return found

    return reads


def _no_null(value: object) -> object:
    return () if value is None else value


def _no_blanks(values: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(one for one in values if one is not None) if None in values else values


def _words(value: object) -> str | None:
    if isinstance(value, str):
        return value if value and not value.isspace() else None
    if value is None:
        return None
    raise _wrong("type")


def _read(parse: Callable[[str], T | None], wrong: str = "type") -> Callable[[object], T | None]:
    """Null reads as nothing; a text that `parse` makes nothing of is wrong."""

    def reads(value: object) -> T | None:
        if value is None:
            return None
        found = parse(value) if isinstance(value, str) else None
        if found is None:
            raise _wrong(wrong if isinstance(value, str) else "type")
        return found

    return reads


_number = _read(as_number)
_day = _read(as_day, "date")


def _amount(value: object) -> float | int | str | None:
    text = _words(value)
    found = None if text is None else as_number(text)
    return text.strip() if found is None and text is not None else found


def _version(value: object) -> float | int | None:
    number = _number(value)
    if number is not None and number not in FORMAT_VERSIONS:
        raise _wrong("version")
    return number


def _chosen(values: dict[str, Text]) -> Callable[[object], str | None]:
    return _read(lambda text: text if text in values else None, "choice")


_READ: dict[str, Callable[[object], Any]] = {
    "words": _words,
    "number": _number,
    "amount": _amount,
    "date": lambda value: _day(_words(value)),
    "flag": _read(as_flag),
    "id": _read(lambda text: text if _IS_ID.fullmatch(text) else None, "id"),
    "refs": _words,
    "list": _words,
    "numbers": _number,
    "version": _version,
}
_LISTS = ("refs", "list", "numbers")

Words = Annotated[str | None, Kind("words")]
Number = Annotated[float | int | None, Kind("number")]
Amount = Annotated[float | int | str | None, Kind("amount")]
Date = Annotated[str | None, Kind("date")]
Flag = Annotated[bool | None, Kind("flag")]
Id = Annotated[str | None, Kind("id")]
Title = Annotated[str | None, Kind("words", required=True)]
Version = Annotated[int | None, Kind("version", required=True)]
Refs = Annotated[tuple[str, ...], Kind("refs")]
Texts = Annotated[tuple[str, ...], Kind("list")]
Numbers = Annotated[tuple[float | int, ...], Kind("numbers")]
Item = Annotated[T | None, Kind("item")]
Items = Annotated[tuple[T, ...], Kind("items")]


@dataclass(eq=False, repr=False)
class Field:
    """One field as the other rooms see it; pydantic calls it for the JSON Schema.

    `label` (as printed), `doc` (what to write), `target` the list that an id must stand in (`*`:
    any); from the type it is declared with `kind`, `values` the choices with their labels, `noun`
    what an item or list of items holds, `required` where it may not be missing.
    """

    label: Text
    doc: Text
    target: str = ""
    _: KW_ONLY
    kind: str = ""
    values: dict[str, Text] = dataclasses.field(default_factory=dict)
    noun: type[Noun] | None = None
    required: bool = False
    type_: Any = None

    @cached_property
    def reader(self) -> TypeAdapter[Any]:
        """Reads one value of this field alone."""
        return TypeAdapter(self.type_)

    def __call__(self, schema: dict[str, Any]) -> None:
        """Say in the JSON Schema what the field is."""
        schema.pop("default", None)
        schema["title"] = f"{self.label.en} / {self.label.ja}"
        schema["description"] = f"{self.doc.en} / {self.doc.ja}"
        if self.values:
            choices = ", ".join(f"{key} = {label.ja}" for key, label in self.values.items())
            schema["description"] += f" ({choices})"


def field(label: Text, doc: Text | None = None, *, target: str = "", required: bool = False) -> Any:  # noqa: ANN401 - as pydantic's own Field
    """A field that holds one value: its name, what to write in it, the list its id stands in."""
    told = Field(label, doc or label, target)
    return pydantic.Field(default=... if required else None, json_schema_extra=told)


def listing(label: Text, doc: Text | None = None, *, target: str = "") -> Any:  # noqa: ANN401
    """A field that holds several."""
    return pydantic.Field(default=(), json_schema_extra=Field(label, doc or label, target))


def identifier(letter: str) -> Any:  # noqa: ANN401
    """The id of an item, by custom its letter and a number."""
    doc = Text(
        f"unique in the sheet, by custom {letter}1, {letter}2 and so on",
        f"シート内で一つだけの番号。ふつうは {letter}1、{letter}2 のように付けます",
    )
    return field(Text("id", "番号"), doc, target=letter)


class Noun(BaseModel):
    """A thing on the sheet. `path` says where it stands, as ("problems", 0); () for the sheet.

    Fields that the file leaves out read as None, or as an empty tuple for lists. Two things that
    read the same are still two.
    """

    # Built when a sheet is first read: many commands need no more than the names of the fields.
    model_config = ConfigDict(extra="forbid", defer_build=True)
    fields: ClassVar[dict[str, Field]] = {}
    nested: ClassVar[tuple[str, ...]] = ()  # those that hold nouns
    path: ClassVar[Path] = ()

    def __init_subclass__(cls, *, ja: str) -> None:
        """`ja` says in Japanese what the docstring says."""
        cls.model_config["json_schema_extra"] = {
            "title": cls.__name__,
            "type": ["object", "null"],
            "description": f"{(cls.__doc__ or '').strip()} / {ja}",
        }

    @classmethod
    def __pydantic_init_subclass__(cls, **_: object) -> None:
        cls.fields = {name: _seen(info) for name, info in cls.model_fields.items()}
        cls.nested = tuple(name for name, field in cls.fields.items() if field.noun)

    @classmethod
    def made(cls, path: Path = (), **values: Any) -> Self:  # noqa: ANN401
        """One that was not read from a file."""
        return cls.model_construct(**values).stands_at(path)

    def stands_at(self, path: Path) -> Self:
        """Say where it stands."""
        vars(self)["path"] = path
        return self

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = object.__hash__


def _seen(info: pydantic.fields.FieldInfo) -> Field:
    """The field with what its type says."""
    (kind,) = (one for one in info.metadata if isinstance(one, Kind))
    found = info.json_schema_extra
    assert isinstance(found, Field)  # every field is declared by a function above
    found.kind, found.values, found.required = kind.name, kind.values, info.is_required()
    found.type_ = Annotated[info.annotation, kind]
    if kind.name in ("item", "items"):
        found.noun = get_args(info.annotation)[0]
    return found
