"""Templates: which parts a walk keeps, what it hints at, what stands on the sheet beforehand.

Those of the package, and those in a `templates/` folder of the repository one works in.

And what a new sheet begins with: the first text of a walk (the line for editors, the walk's own
keys, the template's), or a blank sheet to fill by hand (every key, each with what it is). And the
part that only a template has: which work to look at, chosen by points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dxsheet.findings import USAGE, DxsheetError
from dxsheet.lang import Lang, Text, same
from dxsheet.sheet.fields import Field, Noun
from dxsheet.sheet.nouns import Sheet, key_order
from dxsheet.spoken import folded
from dxsheet.walk.questions import Option, Plan
from dxsheet.walk.scene import Item, Scene, items_at
from dxsheet.walk.steps import (
    Answer,
    Reply,
    Step,
    begun,
    field,
    more_of,
    put,
    starts,
    top,
)
from dxsheet.walk.template_file import Template, read_template
from dxsheet.width import cells
from dxsheet.yamlfile import Bare

# The first line of a file that is a template; a `templates/` folder may hold other things too.
MARK = b"dxsheet_template:"


def templates(folder: str = ".") -> list[Template]:
    """The package's templates, then those of the repository around `folder`, by name.

    One that cannot be read is listed with what is wrong in place of its description.
    """
    found: dict[str, Template] = {}
    for path in _files(folder):
        one = _listed(path)
        found[one.name] = one
    return list(found.values())


def load_template(name: str, folder: str = ".") -> Template:
    """The template of a name; one of the repository goes before one of the package.

    Raises:
        DxsheetError: exit 2 where there is none, 3 where it cannot be used: with every place.
    """
    names: list[str] = []
    for path in reversed(list(_files(folder))):
        stem = Path(path).stem
        if stem == name:
            return read_template(path)
        names.append(stem)
    raise DxsheetError(
        Text("There is no template {name}.", "「{name}」というひな形はありません。").fill(
            name=name
        ),
        Text("You can use: {names}.", "使えるのは {names} です。").fill(
            names=", ".join(sorted(set(names)))
        ),
        code=USAGE,
    )


def _listed(path: str) -> Template:
    try:
        return read_template(path)
    except DxsheetError as error:
        broken = Text("(cannot be used)", "（使えません）")
        return Template(Path(path).stem, broken, error.message, Plan(), {}, path)


def _files(folder: str) -> Iterator[str]:
    for home in (_packaged(), *_of_repository(Path(folder).resolve())):
        try:
            paths = sorted(home.iterdir())
        except OSError:
            continue
        yield from (str(one) for one in paths if one.suffix in (".yaml", ".yml") and _marked(one))


def _packaged() -> Path:
    """Where the package's own templates are: inside it, or beside it when it is not built yet."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_templates"
    return inside if inside.is_dir() else package.parent.parent / "templates"


def _of_repository(folder: Path) -> Iterator[Path]:
    """`templates/` at the top of the repository, then of the folder itself, where they differ."""
    top = next((one for one in (folder, *folder.parents) if (one / ".git").exists()), folder)
    homes = dict.fromkeys((top / "templates", folder / "templates"))
    yield from (one for one in homes if one != _packaged())


def _marked(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            start = stream.read(1 << 12)
    except OSError:
        return False
    return start.removeprefix(b"\xef\xbb\xbf").startswith(MARK) or b"\n" + MARK in start


def full() -> Template:
    """The walk without any template: every part, nothing beforehand."""
    name = Text("the whole method", "手法の全体")
    return Template("full", name, same("full"), Plan(), {}, "")


_BARE = ("number", "numbers", "amount", "flag", "version")
# No letters that are mistaken for digits when read out.
_SIGNS = "23456789abcdefghjkmnpqrstvwxyz"


def fresh_sheet(title: str, *, lang: Lang, date: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a new sheet, in the order of the format.

    Args:
        title: the title.
        lang: the language of the sheet.
        date: today, as YYYY-MM-DD.
        given: what the template puts on it.
    """
    data = {
        "dxsheet": "1",
        "id": sheet_id(),
        "title": title,
        "language": lang,
        "date": date,
        "stage": "draft",
        **given,
    }
    return {key: bare(data[key], Sheet.fields[key]) for key in key_order(()) if key in data}


def modeline() -> str:
    """The comment by which editors find the schema and complete the keys."""
    return f"# yaml-language-server: $schema={SCHEMA_FILE}\n"


# Beside the sheet, since an office's editors often have no network (`flows.sitting.paper`).
SCHEMA_FILE = ".dxsheet.schema.json"


def sheet_id() -> str:
    """Eight random signs that stay with the sheet across renames."""
    import secrets

    return "".join(secrets.choice(_SIGNS) for _ in range(8))


def bare(value: Any, field: Field) -> Any:  # noqa: ANN401 - plain data
    """The same data with numbers and flags marked to stand without quotes."""
    if isinstance(value, list):
        return [bare(one, field) for one in value]
    if isinstance(value, dict) and field.noun:
        fields = field.noun.fields
        return {key: bare(one, fields[key]) for key, one in value.items() if key in fields}
    return Bare(value) if isinstance(value, str) and field.kind in _BARE else value


_INTRO = Text(
    "Fill in what you know. Any key except dxsheet and title may stay empty or be deleted.\n"
    "For a second item, copy the lines from `- ` down.\n"
    "Further down, delete the `# ` at the start of the lines you want to use.\n"
    "`dxsheet check` shows what is missing, and `dxsheet resume` asks for it.",
    "分かるところだけ書いてください。dxsheet と title のほかは、空でも消してもかまいません。\n"
    "二つ目からは、「- 」で始まる行から下をまとめて写します。\n"
    "下のほうは、使うときに、行の頭の「# 」を消します。\n"
    "足りないところは dxsheet check で分かり、dxsheet resume で続きを答えられます。",
)
_COLUMN = 28  # where the explanations begin
# Parts that stand ready; an empty entry of a later one would read as something decided.
_READY = ("problems", "causes")
# Lists of which two entries stand ready: one is rarely all.
_TWICE = ("causes",)


def blank(head: str, given: Mapping[str, str], lang: Lang) -> str:
    """The text of a blank sheet.

    Args:
        head: the first lines (the modeline).
        given: the scalars that are known already (dxsheet, id, title, date...).
        lang: the language of the explanations.
    """
    from dxsheet.yamlfile.dump import scalar

    lines = [head.rstrip("\n"), *(f"# {line}" for line in _INTRO.to(lang).split("\n"))]
    for key, known in Sheet.fields.items():
        if key in given:
            lines.append(_noted(f"{key}: {scalar(given[key])}", known, lang))
        elif known.noun and key not in _READY:
            lines += ["#", *(f"# {line}" for line in _field(key, known, "", lang))]
        else:
            lines += _field(key, known, "", lang)
    return "\n".join(lines) + "\n"


def _field(key: str, known: Field, lead: str, lang: Lang) -> Iterator[str]:
    """One key with its explanation, and what stands below it; `lead` comes before the key."""
    yield _noted(f"{lead}{key}:", known, lang)
    pad = " " * len(lead)
    if known.kind == "item" and known.noun:
        for name, inner in known.noun.fields.items():
            yield from _field(name, inner, f"{pad}  ", lang)
    elif known.noun:
        for nth in range(2 if key in _TWICE else 1):
            yield from _entry(known.noun, nth, pad, lang)


def _entry(noun: type[Noun], nth: int, pad: str, lang: Lang) -> Iterator[str]:
    """One entry of a list; the explanations stand at the first only."""
    lead = f"{pad}  - "
    for name, known in noun.fields.items():
        if known.kind == "id":
            yield f"{lead}{name}: {known.target}{nth + 1}"
        elif nth:
            yield f"{lead}{name}:"
        else:
            yield from _field(name, known, lead, lang)
        lead = f"{pad}    "


def _noted(text: str, known: Field, lang: Lang) -> str:
    room = max(_COLUMN - cells(text), 2)
    return f"{text}{' ' * room}# {_told(known, lang)}"


def _told(known: Field, lang: Lang) -> str:
    """The label, what to write, and the words to choose from."""
    label, doc = known.label.to(lang), known.doc.to(lang)
    said = doc if doc.startswith(label) else f"{label}: {doc}"
    if not known.values:
        return said
    choices = [
        name if value.to(lang) == name else f"{name}={value.to(lang)}"
        for name, value in known.values.items()
    ]
    return f"{said}: {' | '.join(choices)}"


# ------------------------------------------------------------------ which work (templates only)

CRITERIA = ("selection", "criteria")
CANDIDATES = ("selection", "candidates")


def choosing(scene: Scene) -> Iterator[Step]:
    """Criteria, candidates with their points, the choice and how it was made."""
    criteria = items_at(scene.data, CRITERIA)
    for one in criteria:
        yield field(scene, "choose.criterion", one, "name")
        yield field(scene, "choose.max", one, "max", default="5")
    yield more_of(
        scene,
        "choose.criteria",
        "criteria.more",
        CRITERIA,
        starts(key="name", extra=lambda _: {"max": Bare("5")}, done=True),
    )
    candidates = items_at(scene.data, CANDIDATES)
    names = ", ".join(one.word("name") for one in criteria)
    for one in candidates:
        yield field(scene, "choose.candidate", one, "name")
        if criteria and not (one.word("total") and not one.words("scores")):
            yield field(
                scene, "choose.scores", one, "scores", take=_score, slots={"criteria": names}
            )
    yield more_of(
        scene,
        "choose.candidates",
        "candidates.more",
        CANDIDATES,
        _candidate,
        slots={"criteria": names or "…"},
    )
    if candidates:
        yield _choice(scene, candidates)
        yield top(scene, "choose.decided_by", "selection", "decided_by")


def _candidate(scene: Scene, step: Step, answer: Answer) -> Reply:
    """A candidate, with its points where they were said along with it."""
    wanted = len(items_at(scene.data, CRITERIA))
    entries: list[dict[str, Any]] = []
    for line in str(answer).split("\n"):
        name, points = scored(line)
        more = {"scores": [Bare(one) for one in points], "total": Bare(_total_of(points))}
        entries.append({"name": name, **more} if len(points) == wanted > 0 else {"name": line})
    return begun(scene, step, entries, "name")


def _choice(scene: Scene, candidates: list[Item]) -> Step:
    """The candidates by number; Enter takes the one with the most points where it stands alone."""
    options = tuple(
        Option(nth, one.word("name"), _with_total(one)) for nth, one in enumerate(candidates, 1)
    )
    totals = [(_total(one), one.word("name")) for one in candidates]
    best = max(total for total, _ in totals)
    leading = [name for total, name in totals if total == best]
    default = leading[0] if best > 0 and len(leading) == 1 else ""
    return top(scene, "choose.chosen", "selection", "chosen", options=options, default=default)


def _with_total(one: Item) -> Text:
    name = one.word("name") or "…"
    total = one.word("total")
    return Text(f"{name} ({total} points)", f"{name}（{total}点）") if total else same(name)


def _total(one: Item) -> float:
    try:
        return float(one.word("total"))
    except ValueError:
        return 0


def _total_of(points: tuple[str, ...]) -> str:
    total = sum(float(one) for one in points)
    return str(int(total)) if total == int(total) else str(total)


def _score(scene: Scene, step: Step, answer: Answer) -> Reply | Text:
    """Write the points of one candidate and their sum."""
    points = answer if isinstance(answer, tuple) else (answer,)
    wanted = len(items_at(scene.data, CRITERIA))
    if len(points) != wanted:
        return Text(
            f"There are {wanted} criteria. Please write {wanted} numbers, such as 4 3.",
            f"基準は{wanted}件です。数字を{wanted}個、空白で区切って書いてください（例: 4 3）。",
        )
    return Reply(
        (
            put(scene.data, step.path, [Bare(one) for one in points]),
            put(scene.data, (*step.path[:-1], "total"), Bare(_total_of(points))),
        ),
        reopened=(step.key,),
    )


def scored(text: str) -> tuple[str, tuple[str, ...]]:
    """A candidate and its points: `備品貸出 4 5 4`."""
    found = re.fullmatch(r"(.*?\D)[\s\u3000、,:：]+((?:[\d０-９.]+[\s\u3000、,]*)+)", text)
    points = re.findall(r"[\d.]+", folded(found[2])) if found else []
    return (found[1].strip(" 、,:："), tuple(points)) if found and points else (text, ())
