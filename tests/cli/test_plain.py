"""The plain reading of a command line and Typer's are the same reading."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxsheet.cli import typer_app
from dxsheet.cli.params import Command
from dxsheet.cli.plain import Globals, values_of
from dxsheet.cli.table import COMMANDS, find
from dxsheet.cli.usage import run_typer
from dxsheet.findings import DxsheetError
from dxsheet.screen import Screen


def by_typer(name: str, words: list[str], monkeypatch: pytest.MonkeyPatch) -> dict | None:
    """What Typer makes of a line, None where it refuses."""
    taken: list[dict] = []

    def instead(asked: str) -> Command:
        command = find(asked)

        def run(screen: Screen, **values: object) -> int:
            taken.append(values)
            return 0

        return Command(command.help, command.params, run)

    monkeypatch.setattr(typer_app, "find", instead)
    try:
        run_typer(Screen("en", plain=True), [name, *words])
    except DxsheetError as error:
        assert error.code == 2
        return None
    return taken[0] if taken else None


def plainly(name: str, words: list[str]) -> dict | None:
    command = find(name)
    values = values_of(command, words)
    if values is None:
        return None
    return {one.name: values.get(one.name, one.empty) for one in command.params}


LINES = [
    ("check", []),
    ("check", ["a.yaml", "b.yaml", "--strict"]),
    ("check", ["--format", "json", "a.yaml"]),
    ("check", ["--format=json", "--select", "P,C001", "--select=S", "--", "-a.yaml"]),
    ("show", ["a.yaml", "--view", "map"]),
    ("summary", ["a.yaml", "b.yaml", "-o", "x.md"]),
    ("explain", ["P001"]),
    ("rules", []),
]
REFUSED = [
    ("check", ["--format", "xml"]),
    ("check", ["--fromat", "json"]),
    ("check", ["--format"]),
    ("show", []),
    ("show", ["a.yaml", "b.yaml"]),
    ("check", ["--strict=yes"]),
]


@pytest.mark.parametrize(("name", "words"), LINES)
def test_ordinary_lines_are_read_alike(
    name: str, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = plainly(name, words)
    assert plain is not None
    assert plain == by_typer(name, words, monkeypatch)


@pytest.mark.parametrize(("name", "words"), REFUSED)
def test_what_typer_refuses_is_left_to_typer(
    name: str, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert plainly(name, words) is None
    assert by_typer(name, words, monkeypatch) is None


pieces = ["a.yaml", "b", "--strict", "--format", "json", "--format=sarif", "--select", "P",
          "--view", "map", "-o", "--", "--nothing", "-x", "--text", "日本", ""]  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(sorted(COMMANDS)), st.lists(st.sampled_from(pieces), max_size=5))
def test_any_line_read_plainly_is_read_so_by_typer(name: str, words: list[str]) -> None:
    plain = plainly(name, words)
    if plain is None:
        return
    with pytest.MonkeyPatch.context() as patch:
        assert plain == by_typer(name, words, patch)


def test_global_options_stand_anywhere() -> None:
    given_words = Globals(["--lang", "ja", "check", "--plain", "a", "--lang=en", "--", "--plain"])
    assert (given_words.lang, given_words.plain) == ("en", True)
    assert given_words.rest == ["check", "a", "--", "--plain"]
