"""A template file read and checked whole: every fault with its file, line and column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path as FilePath
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, PlainValidator, ValidationError
from pydantic_core import PydanticCustomError

from dxsheet.findings import CANNOT, DxsheetError, Finding
from dxsheet.lang import LANGS, Lang, Text, same
from dxsheet.sheet.chain import reference_faults
from dxsheet.sheet.shape import Fault, Said, faults_in, shaped
from dxsheet.walk.questions import FULL, NEEDED, Bank, Plan, load
from dxsheet.yamlfile import Path, read

# Without these the chain of problem, cause and solution has a hole.
_CHAIN = (
    "problem.text",
    "cause.first",
    "cause.text",
    "cause.problems",
    "cause.status",
    "solution.for_cause",
    "solution.text",
    "solution.causes",
)
# Written by the walk itself.
_OWN = ("id", "date", "stage", "language", "dxsheet", "title")


class Template(NamedTuple):
    """One template. `sheet` is what stands on the sheet beforehand, by language."""

    name: str
    title: Text
    description: Text
    plan: Plan
    sheet: Mapping[Lang, Mapping[str, Any]]
    file: str


def read_template(path: str) -> Template:
    """Read one template.

    Raises:
        UnreadableError: it is no YAML that can be read.
        DxsheetError: exit 3, with every fault of it as a finding.
    """
    document = read(path)
    sheets = _sheets(document.data.get("sheet"))
    faults = [one for data, at in sheets.values() for one in _on_the_sheet(data, at)]
    keys = _Written.model_fields
    given = {key: one for key, one in document.data.items() if one is not None or key not in keys}
    written: _Written | None = None
    try:
        written = _Written.model_validate(given)
    except ValidationError as error:
        faults = faults_in(error, _SAID, tuple(keys)) + list(dict.fromkeys(faults))
    if written is None or faults or document.findings:
        raise _broken([*document.findings, *(document.finding("error", *one) for one in faults)])
    name = FilePath(path).stem
    plan = Plan(name, written.parts, frozenset(written.drop), written.hints)
    beforehand = {lang: data for lang, (data, _) in sheets.items()}
    return Template(name, written.title, written.description, plan, beforehand, path)


def _broken(findings: list[Finding]) -> DxsheetError:
    lines = [(f"{one.file}:{one.line}:{one.column}: ", one.message, one.hint) for one in findings]
    return DxsheetError(
        Text(
            "\n".join(f"{where}{what.en} {hint.en}" for where, what, hint in lines),
            "\n".join(f"{where}{what.ja}{hint.ja}" for where, what, hint in lines),
        ),
        Text(
            "Correct the template and try again.", "ひな形を直してから、もう一度実行してください。"
        ),
        code=CANNOT,
        findings=tuple(findings),
    )


def _sheets(value: object) -> dict[Lang, tuple[dict[str, Any], Path]]:
    """What stands on the sheet beforehand, by language, and where; one mapping will do for both."""
    if not isinstance(value, dict) or not value:
        return {}
    if set(value) - set(LANGS):
        return dict.fromkeys(LANGS, (value, ("sheet",)))
    return {
        lang: (value[lang], ("sheet", lang)) for lang in LANGS if isinstance(value.get(lang), dict)
    }


def _on_the_sheet(data: dict[str, Any], at: Path) -> list[Fault]:
    """What is wrong with it, checked as a sheet is."""
    said = _SAID["own"]
    own = [
        Fault(said.rule, said.message.fill(name=key), said.hint, (key,), on_key=True)
        for key in _OWN
        if key in data
    ]
    sheet, faults = shaped({"dxsheet": "1", "title": "…", **data})
    every = (*own, *faults, *reference_faults(sheet))
    return [one._replace(path=(*at, *one.path)) for one in every]


@cache
def _bank() -> Bank:
    return load()


def _wrong(what: str, **values: object) -> PydanticCustomError:
    return PydanticCustomError(what, what, values)


def _version(value: object) -> object:
    if value != "1":
        raise _wrong("version")
    return value


def _both(value: object) -> Text:
    """Words in both languages, or the same words for both."""
    if isinstance(value, str) and value.strip():
        return same(value)
    if isinstance(value, dict) and set(value) == set(LANGS):
        en, ja = value["en"], value["ja"]
        if isinstance(en, str) and isinstance(ja, str) and en.strip() and ja.strip():
            return Text(en, ja)
    raise _wrong("words")


def _known(names: Callable[[], Any]) -> Callable[[object], str]:
    def reads(value: object) -> str:
        known = tuple(names())
        if not isinstance(value, str) or value not in known:
            raise _wrong("value", known=known)
        return value

    return reads


def _droppable(value: object) -> str:
    name = _known(lambda: _bank().questions)(value)
    question = _bank().questions[name]
    if question.required or not question.part or name in _CHAIN:
        raise _wrong("kept")
    return name


def _parts(names: tuple[str, ...]) -> tuple[str, ...]:
    missing = [one for one in NEEDED if one not in names]
    if missing:
        raise _wrong("part", missing=", ".join(missing))
    known = tuple(_bank().parts)
    if list(names) != sorted(names, key=known.index):
        raise _wrong("order", known=known)
    return names


def _mapping(value: object) -> object:
    if not isinstance(value, dict):
        raise _wrong("dict_type")
    return value


_Both = Annotated[Text, PlainValidator(_both)]
_Part = Annotated[str, PlainValidator(_known(lambda: _bank().parts))]
_Question = Annotated[str, PlainValidator(_known(lambda: _bank().questions))]
_Mapping = Annotated[Any, PlainValidator(_mapping)]


class _Written(BaseModel):
    """A template as a file has it; `sheet` is read as a sheet is."""

    model_config = ConfigDict(extra="forbid")

    dxsheet_template: Annotated[str, PlainValidator(_version)]
    title: _Both
    description: _Both
    parts: Annotated[tuple[_Part, ...], AfterValidator(_parts)] = FULL
    drop: tuple[Annotated[str, PlainValidator(_droppable)], ...] = ()
    hints: dict[_Question, _Both] = {}
    # By language, or one for both.
    sheet: _Mapping = None


_KNOWN = Text("You can use: {known}.", "使えるのは {known} です。")
_MEANT = Text("Did you mean `{near}`?", "「{near}」のことでしょうか。")
_UNKNOWN = Text("`{name}` cannot be used here.", "「{name}」はここでは使えません。")
_WORDS = Said(
    "Y014",
    Text("`{key}` needs text.", "「{key}」に文が要ります。"),
    Text(
        "Write text, or text for both languages under `en:` and `ja:`.",
        "文を書くか、en: と ja: の両方に書いてください。",
    ),
)
# By pydantic's error types and those raised above.
_SAID = {
    "extra_forbidden": Said("Y010", _UNKNOWN, _KNOWN, _MEANT),
    "value": Said("Y012", _UNKNOWN, _KNOWN, _MEANT),
    "words": _WORDS,
    "missing": _WORDS,
    "version": Said(
        "Y015",
        Text("This is not a template of version 1.", "バージョン1のひな形ではありません。"),
        Text("Write `dxsheet_template: 1`.", "「dxsheet_template: 1」と書いてください。"),
    ),
    "part": Said(
        "Y014",
        Text("The part `{missing}` is missing.", "parts に「{missing}」の章がありません。"),
        Text(
            "Every walk needs opening, problem, causes, identify, solutions and table.",
            "opening、problem、causes、identify、solutions、table は、どの対話にも必要です。",
        ),
    ),
    "order": Said(
        "Y012",
        Text("The parts are in another order.", "章の順番が違います。"),
        Text("{known}", "{known}"),
    ),
    "kept": Said(
        "Y012",
        Text("`{name}` cannot be left out.", "「{name}」は外せません。"),
        Text(
            "The walk needs this question. To leave out a whole part, remove it from `parts`.",
            "対話を進めるのに必要な問いです。章ごと外すときは、parts から除いてください。",
        ),
    ),
    "tuple_type": Said(
        "Y011",
        Text("`{key}` has to be a list.", "「{key}」には並びを書きます。"),
        Text("Write it as [a, b].", "[a, b] のように書いてください。"),
    ),
    "dict_type": Said(
        "Y011",
        Text(
            "`{key}` has to be lines of `key: value`.", "「{key}」には「キー: 値」の行を書きます。"
        ),
        Text(
            "Write indented lines of `key: value`.", "字下げした「キー: 値」の行で書いてください。"
        ),
    ),
    "own": Said(
        "Y010",
        Text(
            "`{name}` is written by the walk itself.",
            "「{name}」は、対話の中で自動的に書き込まれます。",
        ),
        Text("Leave it out.", "消してください。"),
    ),
}
