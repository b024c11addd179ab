"""Typer reads every line: what a command is given, what is refused, help in two languages."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxsheet.cli import app
from dxsheet.cli.commands import COMMANDS, HIDDEN, LANG, find, help_page
from dxsheet.cli.params import Command
from dxsheet.findings import DxsheetError
from dxsheet.lang import chosen
from dxsheet.screen import Screen
from dxsheet.width import NOT_FIRST, cells


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[dict]:
    """What commands are given, instead of running them."""
    values: list[dict] = []

    def instead(name: str) -> Command:
        return Command(find(name).params, lambda _screen, **given: values.append(given) or 0)

    monkeypatch.setattr(app, "find", instead)
    return values


def read(*words: str, lang: str = "en") -> Screen:
    screen = Screen(lang)
    assert app.run(screen, words) == 0
    return screen


def refused(*words: str, lang: str = "ja") -> DxsheetError:
    with pytest.raises(DxsheetError) as told:
        app.run(Screen(lang), words)
    assert told.value.code == 2
    return told.value


LINES = [
    (["check"], {"paths": (), "format": "text", "strict": False}),
    (["check", "a.yaml", "--strict", "b.yaml"], {"paths": ("a.yaml", "b.yaml"), "strict": True}),
    (["check", "--format", "json", "a.yaml"], {"format": "json", "paths": ("a.yaml",)}),
    (
        ["check", "--format=json", "--select", "P,C001", "--select=S", "--", "-a.yaml", "--lang"],
        {"format": "json", "select": ("P,C001", "S"), "paths": ("-a.yaml", "--lang")},
    ),
    (["show", "a.yaml", "--view", "map"], {"file": "a.yaml", "view": "map"}),
    (["summary", "a", "b", "-o", "x.md"], {"files": ("a", "b"), "output": "x.md"}),
    (["summary", "-ox.md", "a"], {"files": ("a",), "output": "x.md"}),
    (["link", "a.yaml", "S1", "C1", "C2"], {"source": "S1", "targets": ("C1", "C2")}),
    (["set", "a", "C1.text=-5 ="], {"assignments": ("C1.text=-5 =",)}),
    (["add", "cause", "a", "--raised_by", "x"], {"what": "cause", "raised_by": "x"}),
    (["show", "\udcff.yaml"], {"file": "\udcff.yaml", "view": "table"}),
    (["add", "cause", "a", "--text", ""], {"text": ""}),
]


@pytest.mark.parametrize(("words", "wanted"), LINES)
def test_a_command_is_given_its_values(words: list[str], wanted: dict, taken: list[dict]) -> None:
    read(*words)
    assert len(taken) == 1
    assert {name: taken[0][name] for name in wanted} == wanted
    assert set(taken[0]) == {one.name for one in find(words[0]).params}


@pytest.mark.parametrize(
    "words",
    [
        ["--lang", "ja", "--plain", "check", "a"],
        ["check", "a", "--plain", "--lang=ja"],
        ["check", "--lang", "ja", "a", "--plain"],
        ["--plain", "check", "--lang", "ja", "a"],
    ],
)
def test_the_language_and_plain_may_stand_anywhere(words: list[str], taken: list[dict]) -> None:
    screen = read(*words)
    assert (screen.lang, screen.plain, taken[0]["paths"]) == ("ja", True, ("a",))


@pytest.mark.parametrize("words", [["--help", "--lang", "ja"], ["show", "--help", "--lang=ja"]])
def test_help_speaks_the_language_that_stands_after_it(
    words: list[str], capsys: pytest.CaptureFixture
) -> None:
    read(*words)
    assert capsys.readouterr().out.startswith("使い方: dxsheet")


REFUSED = [
    (["chek"], "「chek」というコマンドはありません。", "「check」のことでしょうか。"),
    (["検査"], "「検査」というコマンドはありません。", "dxsheet --help"),
    (["check", "--fromat", "x"], "「--fromat」というオプションはありません。", "「--format」の"),
    (["--versoin"], "「--versoin」というオプションはありません。", "「--version」の"),
    (["check", "-z"], "「-z」というオプションはありません。", "dxsheet check --help"),
    (["check", "--format"], "「--format」には値が要ります。", "dxsheet check --help"),
    (["check", "--strict=x"], "「--strict」に値は付けられません。", "dxsheet check --help"),
    (["show"], "FILE が足りません。", "dxsheet show --help"),
    (["link", "a.yaml", "S1"], "ID が足りません。", "dxsheet link --help"),
    (["list", "a", "b", "c"], "余分な語があります: b c", "dxsheet list --help"),
    (
        ["list", "--sort", "né"],
        "「--sort」に「né」は使えません。使えるのは next（次の日付）、title（題名）、",
        "list",
    ),
    (["list", "--gap", "x"], "「--gap」に「x」は使えません。", "list"),
    (["check", ""], "PATH が空です。", "変数"),
    (["check", "a.yaml", ""], "PATH が空です。", "変数"),
    (["list", ""], "DIR が空です。", "変数"),
    (["export", "--output", ""], "--output が空です。", "変数"),
    (["check", "--output-file="], "--output-file が空です。", "変数"),
    (["resume", ""], "FILE が空です。", "変数"),
    (["link", "a.yaml", "S1", ""], "ID が空です。", "変数"),
    (["show", "a.yaml", "--as-of", ""], "--as-of が空です。", "変数"),
    (["--lang", "fr", "rules"], "--lang fr という言語はありません。", "--lang ja"),
    (["rules", "--lang", "fr"], "--lang fr という言語はありません。", "--lang ja"),
    (["--lang"], "「--lang」には値が要ります。", "dxsheet --help"),
    (["--show-completion", "tcsh"], "「tcsh」の補完はありません。", "bash|zsh|fish"),
]


@pytest.mark.parametrize(("words", "said", "hint"), REFUSED)
def test_what_is_wrong_is_said_with_the_word_in_both_languages(
    words: list[str], said: str, hint: str
) -> None:
    japanese = refused(*words)
    assert japanese.message.ja.startswith(said)
    assert hint in japanese.hint.ja
    english = refused(*words, lang="en")
    assert all(word in english.message.en for word in re.findall("「(.+?)」", said))
    assert not re.search(r"[ぁ-ん]", english.message.en + english.hint.en)


_PIECES = [
    "a",
    "--strict",
    "--format",
    "json",
    "--select",
    "P",
    "-",
    "-o",
    "--",
    "--no",
    "日本",
    "",
]


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(sorted(COMMANDS)), st.lists(st.sampled_from(_PIECES), max_size=5))
def test_any_line_is_run_or_refused_in_words_of_ours(name: str, words: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "find", lambda one: Command(find(one).params, lambda *_a, **_b: 0))
        try:
            code = app.run(Screen("ja"), [name, *words])
        except DxsheetError as error:
            assert error.code == 2
            assert re.search(r"[ぁ-ん]", error.message.ja)
            assert not re.search("option|argument|value|Choose|Missing", error.message.ja)
        else:
            assert code == 0


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_help_is_whole_at_any_width(lang: str, width: int) -> None:
    for name in (None, *COMMANDS):
        page = help_page(lang, width, name)
        assert max(map(cells, page.splitlines())) <= width
        assert not [line for line in page.splitlines() if line.strip()[:1] in NOT_FIRST]
        for param in () if name is None else find(name).params:
            assert (param.metavar if param.kind == "argument" else param.flags[0]) in page
        if lang == "ja":
            assert not re.search(r"Usage|Option|Argument|Command|default|required|Show", page)


def test_help_lists_what_people_run() -> None:
    page = help_page("en", 80)
    for name in COMMANDS:
        assert (f"\n  {name} " in page) == (name not in HIDDEN)


def test_every_module_of_commands_is_in_the_table() -> None:
    assert all(isinstance(find(name), Command) for name in COMMANDS)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_help_names_the_variable_that_is_read(lang, monkeypatch) -> None:
    (named,) = re.findall(r"DXSHEET\w+", LANG.help.to(lang))
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    monkeypatch.setenv(named, lang)
    assert chosen(sheet="en" if lang == "ja" else "ja") == lang
