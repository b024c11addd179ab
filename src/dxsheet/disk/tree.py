"""The YAML files below a folder, in one order, as git would see them: what is ignored stays out."""

from __future__ import annotations

import os
from typing import NamedTuple

from dxsheet.disk.ignoring import Ignored, read_ignored
from dxsheet.findings import CANNOT, DxsheetError
from dxsheet.lang import Text

# Patterns, and the path from their folder to the one at hand ("" or "a/b/").
Active = tuple[tuple[Ignored, str], ...]

_ENDS = (".yaml", ".yml")


class Tree(NamedTuple):
    """What a walk found.

    Attributes:
        files: names of files, folder by folder, by name.
        folders: the folders that were listed, each with the time of its last change (ns) then.
        ignores: the files of patterns that hold in the folder, or would if they were there.
    """

    files: list[str]
    folders: dict[str, int]
    ignores: list[str]


def yaml_files(root: str, exclude: tuple[str, ...] = (), base: str = "") -> Tree:
    """The `*.yaml` and `*.yml` files below a folder.

    Left out: names that begin with a dot, what a `.gitignore` in or above the folder (no further
    than the repository) leaves out, and links that lead out of it. A link to a file inside is
    taken where the file itself would not be found.

    Args:
        root: the folder as it is to appear in the names; `.` does not appear.
        exclude: more patterns, of the settings.
        base: the folder that `exclude` is written for.

    Raises:
        DxsheetError: a folder that cannot be listed (exit 3).
    """
    tree = Tree([], {}, [])
    whole = os.path.abspath(root)  # noqa: PTH100 - pathlib costs start-up
    active = (*_from_above(whole, tree), *_of_settings(whole, exclude, base))
    start = "" if root == "." else root if root.endswith(os.sep) else root + os.sep
    links: list[str] = []
    _walk(start, root, active, tree, links)
    if links:
        _take_links(root, links, tree)
    return tree


def _of_settings(whole: str, exclude: tuple[str, ...], base: str) -> Active:
    if not exclude:
        return ()
    inner = os.path.relpath(whole, base).replace(os.sep, "/")
    if inner == ".." or inner.startswith("../"):
        return ()
    return ((Ignored(exclude), "" if inner == "." else f"{inner}/"),)


def _from_above(whole: str, tree: Tree) -> Active:
    """The patterns that hold in a folder because of those above it, the outermost first."""
    folders = [whole]
    while not os.path.exists(f"{folders[-1]}{os.sep}.git"):  # noqa: PTH110
        above = os.path.dirname(folders[-1])  # noqa: PTH120
        if above == folders[-1]:
            return ()  # no repository: what lies above is none of ours
        folders.append(above)
    found: list[tuple[Ignored, str]] = []
    inner = os.path.relpath(whole, folders[-1]).replace(os.sep, "/")
    for path in (_of_the_user(), f"{folders[-1]}{os.sep}.git{os.sep}info{os.sep}exclude"):
        found += _patterns(path, "" if inner == "." else f"{inner}/", tree)
    for folder in folders[:0:-1]:
        inner = os.path.relpath(whole, folder).replace(os.sep, "/")
        found += _patterns(f"{folder}{os.sep}.gitignore", f"{inner}/", tree)
    return tuple(found)


def _of_the_user() -> str:
    folder = os.environ.get("XDG_CONFIG_HOME") or os.path.join(  # noqa: PTH118
        os.path.expanduser("~"),  # noqa: PTH111
        ".config",
    )
    return os.path.join(folder, "git", "ignore")  # noqa: PTH118


def _patterns(path: str, inner: str, tree: Tree) -> Active:
    tree.ignores.append(path)
    if not os.path.isfile(path):  # noqa: PTH113
        return ()
    patterns = read_ignored(path)
    return ((patterns, inner),) if patterns else ()


def _walk(start: str, root: str, active: Active, tree: Tree, links: list[str]) -> None:
    waiting = [(start, active)]
    while waiting:
        folder, active = waiting.pop()
        files, folders, active = _listed(folder, folder or root, active, tree, links)
        tree.files.extend(sorted(files))
        for name in sorted(folders, reverse=True):
            inner = tuple((one, f"{path}{name}/") for one, path in active)
            waiting.append((f"{folder}{name}{os.sep}", inner))


def _listed(
    start: str, folder: str, active: Active, tree: Tree, links: list[str]
) -> tuple[list[str], list[str], Active]:
    """The files of a folder, with `start` before them, the names of its folders, its patterns."""
    files: list[str] = []
    folders: list[str] = []
    try:
        tree.folders[folder] = os.stat(folder).st_mtime_ns  # noqa: PTH116
        with os.scandir(folder) as listing:
            entries = list(listing)
    except OSError as error:
        raise _cannot_list(folder, error) from error
    if any(entry.name == ".gitignore" for entry in entries):
        active = (*active, *_patterns(f"{start}.gitignore", "", tree))
    for entry in entries:
        name = entry.name
        if name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not (active and _left_out(active, f"{name}/")):
                folders.append(name)
        elif name.endswith(_ENDS) and not (active and _left_out(active, name)):
            (links if entry.is_symlink() else files).append(start + name)
    return files, folders, active


def _left_out(active: Active, name: str) -> bool:
    """Whether the nearest patterns that say anything leave a name out."""
    for patterns, inner in reversed(active):
        said = patterns.says(inner + name)
        if said is not None:
            return said
    return False


def _take_links(root: str, links: list[str], tree: Tree) -> None:
    """Add the links to files of the tree that are not found under their own name."""
    top = os.path.realpath(root) + os.sep
    known = set(map(os.path.realpath, tree.files))
    for link in sorted(links):
        target = os.path.realpath(link)
        if target.startswith(top) and target not in known and os.path.isfile(target):  # noqa: PTH113
            known.add(target)
            tree.files.append(link)


def _cannot_list(folder: str, error: OSError) -> DxsheetError:
    return DxsheetError(
        Text(
            "The folder {folder} cannot be read: {why}.",
            "フォルダー {folder} を読み取れません（{why}）。",
        ).fill(folder=folder, why=error.strerror or type(error).__name__),
        Text(
            "Ask for the right to read it, or leave it out: `exclude` in dxsheet.toml.",
            "読み取りの権限をもらうか、dxsheet.toml の `exclude` で対象から外してください。",
        ),
        code=CANNOT,
    )
