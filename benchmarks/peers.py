"""The tools that `check.py` measures against, each in a virtual environment made for the run."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path

from dxsheet.sheet.fields import Noun
from dxsheet.sheet.nouns import Sheet
from dxsheet.sheet.shape import json_schema

# A bare parse by libyaml: the floor under everything that reads these files as YAML at all.
_BARE = """
import os, sys, yaml
def parse(paths):
    for path in paths:
        with open(path, encoding="utf-8") as stream:
            yaml.load(stream, Loader=yaml.CSafeLoader)
paths = [os.path.join(at, name) for at, _, names in os.walk(sys.argv[1]) for name in sorted(names)]
count = int(sys.argv[2])
children = []
for number in range(count - 1):
    child = os.fork()
    if not child:
        parse(paths[number + 1 :: count])
        os._exit(0)
    children.append(child)
parse(paths[::count])
for child in children:
    os.waitpid(child, 0)
"""


def bare_parse(folder: Path, processes: int) -> list[str]:
    """A loop of PyYAML's C loader over every file of a folder."""
    return [sys.executable, "-c", _BARE, str(folder), str(processes)]


class Peers:
    """What could be installed; `missing` says what could not, and why."""

    def __init__(self, folder: Path) -> None:
        self._bin = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
        self._folder = folder
        self.missing: dict[str, str] = {}
        venv.create(folder / "venv", with_pip=True)
        for package in ("yamale", "check-jsonschema", "yamllint"):
            self._install(package)

    def _install(self, package: str) -> None:
        words = [self._bin / "python", "-m", "pip", "install", "-q", package]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode:
            lines = done.stderr.strip().splitlines() or ["pip failed"]
            self.missing[package] = lines[-1]

    def version(self, package: str) -> str:
        """The version that was installed."""
        words = [self._bin / "python", "-m", "pip", "show", package]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        found = [line[9:] for line in done.stdout.splitlines() if line.startswith("Version: ")]
        return found[0] if found else "-"

    def on_sheets(self, sheets: Path) -> dict[str, list[str]]:
        """The command lines of those that can look at worksheets."""
        yamale = self._folder / "yamale.yaml"
        yamale.write_text(yamale_schema(), encoding="utf-8")
        schema = self._folder / "schema.json"
        schema.write_text(json.dumps(json_schema()), encoding="utf-8")
        files = sorted(map(str, sheets.rglob("*.yaml")))
        lines = {
            "yamale": ["yamale", "-n", "2", "-s", str(yamale), str(sheets)],
            "check-jsonschema": ["check-jsonschema", "--schemafile", str(schema), *files],
            "yamllint": ["yamllint", str(sheets)],
        }
        return {
            name: [str(self._bin / words[0]), *words[1:]]
            for name, words in lines.items()
            if name not in self.missing
        }


def yamale_schema() -> str:
    """The nouns in yamale's own language, as strict as it can say them."""
    includes: dict[str, str] = {}
    top = _fields(Sheet, includes)
    return "\n---\n".join([top, *includes.values()]) + "\n"


def _fields(noun: type[Noun], includes: dict[str, str]) -> str:
    lines = []
    for name, field in noun.fields.items():
        text = "any(str(), num(), bool(), day(), null(), required=False)"
        if field.kind in ("refs", "list", "numbers"):
            text = "list(any(str(), num()), required=False)"
        elif field.kind in ("items", "item") and field.noun is not None:
            inner = field.noun.__name__.lower()
            if inner not in includes:
                includes[inner] = ""
                body = _fields(field.noun, includes).replace("\n", "\n  ")
                includes[inner] = f"{inner}:\n  {body}"
            text = f"include('{inner}', required=False)"
            if field.kind == "items":
                text = f"list(include('{inner}'), required=False)"
        elif field.kind == "choice":
            text = "enum(" + ", ".join(f"'{one}'" for one in field.values) + ", required=False)"
        lines.append(f"{name}: {text}")
    return "\n".join(lines)
