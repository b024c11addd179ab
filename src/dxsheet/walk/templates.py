"""Templates: which parts a walk keeps, what it hints at, what stands on the sheet beforehand.

Those of the package, and those in a `templates/` folder of the repository one works in.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dxsheet.findings import USAGE, DxsheetError
from dxsheet.lang import Text, same
from dxsheet.walk.questions import Plan
from dxsheet.walk.template_file import Template, read_template

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
        Text("At hand: {names}.", "使えるのは {names} です。").fill(
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
