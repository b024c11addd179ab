"""The front door: what is answered first, in which language, and how a run ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dxsheet import __version__
from dxsheet.cli import expanded, main, params
from dxsheet.cli.commands import COMMANDS, HIDDEN, find
from dxsheet.cli.guard import guarded
from dxsheet.render.forms import FORMS

ROOT = Path(__file__).resolve().parents[2]


def run(*words: str, **more: object) -> subprocess.CompletedProcess:
    env = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", **more.pop("env", {})}
    env.pop("DXSHEET_LANG", None) if "DXSHEET_LANG" not in env else None
    return subprocess.run(
        [sys.executable, "-m", "dxsheet", *words], capture_output=True, text=True, env=env, **more
    )


def test_version_is_answered_before_anything_heavy_is_imported() -> None:
    code = (
        "import sys; from dxsheet.cli import main; main(['--version']);"
        "print(*sorted(one for one in sys.modules if one.partition('.')[0] in"
        " ('dxsheet', 'typer', 'pydantic', 'yaml', 'rich', 'dataclasses', 'inspect')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    version, loaded = done.stdout.split("\n")[:2]
    assert version == f"dxsheet {__version__}"
    assert loaded.split() == ["dxsheet", "dxsheet.cli"]


@pytest.mark.parametrize("words", [["--help"], ["--lang", "ja", "--help"]])
def test_help_does_without_the_models_of_a_sheet(words: list[str]) -> None:
    code = (
        f"import sys; from dxsheet.cli import main; main({words!r});"
        "print(*{'pydantic', 'yaml', 'dxsheet.sheet.fields'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "--lang" in done.stdout and done.stdout.splitlines()[-1] == ""


def test_version_goes_before_a_command_that_stands_after_it() -> None:
    done = run("--lang", "ja", "--version", "check", "nowhere.yaml")
    assert (done.returncode, done.stdout) == (0, f"dxsheet {__version__}\n")


def test_where_no_shell_does_it_wildcards_are_put_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.yaml", "a.yaml", "c.txt"):
        (tmp_path / name).touch()
    words = ["check", "*.yaml", "c.t?t", "*.nope", "--text=なぜ?", "P1.text=[a]"]
    assert expanded(words, shell=True) == words
    assert expanded(words, shell=False) == ["check", "a.yaml", "b.yaml", "c.txt", *words[3:]]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_help_lists_every_command(lang: str) -> None:
    for columns in ("80", "40"):
        done = run("--lang", lang, "--help", env={"COLUMNS": columns})
        assert done.returncode == 0
        for name in COMMANDS:
            assert (f"  {name}" in done.stdout) == (name not in HIDDEN)


def test_every_command_and_parameter_has_help_in_both_languages() -> None:
    for name in COMMANDS:
        command = find(name)
        for text in (COMMANDS[name].help, *(one.help for one in command.params)):
            assert text.en != text.ja


def test_what_only_people_look_at_is_not_loaded_for_a_pipe(tmp_path: Path) -> None:
    sheet = tmp_path / "a.yaml"
    sheet.write_text("dxsheet: 1\ntitle: t\n")
    code = (
        "import sys; from dxsheet.cli import main; main(['check', sys.argv[1], '--format=json']);"
        "unused = {'rich.console', 'openpyxl', 'dxsheet.summary', 'tomllib'};"
        "print(sorted(unused & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(sheet)], capture_output=True, text=True, cwd=tmp_path
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stdout + done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "chek"),
        (["check", "--fromat", "x"], "--fromat"),
        (["show"], "FILE"),
        (["--lang", "fr", "rules"], "fr"),
        (["show", "no-such.yaml"], "no-such.yaml"),
        (["explain", "Z999"], "Z999"),
    ],
)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_usage_errors_end_with_2_and_say_what(words: list[str], said: str, lang: str) -> None:
    done = run(*words, env={"DXSHEET_LANG": lang})
    assert done.returncode == 2
    assert said in done.stderr
    assert "→" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_language_is_the_flag_then_the_variable_then_the_locale_then_the_sheet(
    tmp_path: Path,
) -> None:
    sheet = tmp_path / "a.yaml"
    text = "dxsheet: 1\ntitle: 題\nlanguage: ja\nproblems: [{id: P1, text: 待つ}]\n"
    sheet.write_text(text, encoding="utf-8")
    japanese = "発生している問題"
    assert japanese in run("show", str(sheet)).stdout
    assert japanese not in run("show", str(sheet), env={"DXSHEET_LANG": "en"}).stdout
    assert japanese not in run("show", str(sheet), env={"LC_ALL": "en_GB.UTF-8"}).stdout
    assert japanese in run("show", str(sheet), "--lang", "ja", env={"DXSHEET_LANG": "en"}).stdout
    refused = run("summary", str(sheet), "-o", str(sheet))
    assert refused.returncode == 1 and "もとになるファイル" in refused.stderr


@pytest.mark.parametrize("value", ["ja", "JA", " ja ", "ja_JP.UTF-8", "ja-JP"])
def test_the_variable_may_be_written_as_a_locale_is(value: str) -> None:
    done = run("explain", "C001", env={"DXSHEET_LANG": value})
    assert "課題（原因）の候補が二つ未満" in done.stdout and done.stderr == ""


def test_a_language_that_there_is_not_is_named_and_passed_over() -> None:
    done = run("explain", "C001", env={"DXSHEET_LANG": "xx", "LC_ALL": "ja_JP.UTF-8"})
    assert done.returncode == 0 and "候補が二つ未満" in done.stdout
    assert done.stderr == "DXSHEET_LANG=xx は使いません（ja か en を指定してください）。\n"
    assert run("rules", "--lang", "en", env={"DXSHEET_LANG": "xx"}).stderr == ""
    assert run("rules", env={"DXSHEET_LANG": ""}).stderr == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "--format"], "「--format」には値が要ります。"),
        (["check", "--strict=x"], "「--strict」に値は付けられません。"),
        (["list", "a", "b"], "余分な語があります: b"),
        (
            ["list", "--sort", "né"],
            "「--sort」に「né」は使えません。使えるのは next（次の日付）、title（題名）、",
        ),
    ],
)
def test_usage_errors_are_whole_sentences_in_japanese(words: list[str], said: str) -> None:
    done = run(*words, env={"DXSHEET_LANG": "ja"})
    assert done.returncode == 2
    assert done.stderr.startswith(f"dxsheet: {said}"), done.stderr


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "S002   error / warning / info  a solution on causes ruled out or not checked"),
        ("ja", "S002   エラー / 注意 / ヒント  棄却・未検証の課題（原因）だけに基づく解決策"),
    ],
)
def test_rules_says_all_that_a_finding_can_be_in_the_readers_language(lang: str, line: str) -> None:
    from dxsheet.width import cells

    done = run("rules", "--lang", lang, env={"COLUMNS": "80"})
    assert line in done.stdout.splitlines()
    narrow = run("rules", "--lang", lang, env={"COLUMNS": "40"}).stdout.splitlines()
    assert max(map(cells, narrow)) <= 40


def test_a_rule_is_found_however_its_id_was_typed(tmp_path: Path) -> None:
    sheet = tmp_path / "a.yaml"
    sheet.write_text("dxsheet: 1\ntitle: t\nproblems:\n  - {id: P1, text: 待つ人がいる}\n", "utf-8")
    assert run("explain", " ｃ００１").stdout == run("explain", "C001").stdout
    assert "P001, P002, P003" in run("explain", "P0").stderr
    for id, count in (("Ｐ００４", 1), ("ｐ００４、Ｐ００５", 2), ("C001", 0)):
        done = run("check", str(sheet), "--select", id, "--lang", "en", cwd=tmp_path)
        assert done.stdout.count("warning  P00") == count
    (tmp_path / "dxsheet.toml").write_text('ignore = ["ｐ００５"]\n', encoding="utf-8")
    assert "P005" not in run("check", str(sheet), cwd=tmp_path).stdout


@pytest.mark.parametrize(
    "words",
    [
        ["check", ".", "--format", "json"],
        ["check", ".", "--format", "sarif"],
        ["check", ".", "--format", "sarif", "--history"],
        ["list", ".", "--format", "json"],
        ["stats", ".", "--format", "json"],
        ["stats", ".", "--format", "html"],
        ["schema"],
    ],
)
def test_what_a_program_reads_is_utf_8_whatever_the_console_speaks(
    words: list[str], tmp_path: Path
) -> None:
    text = "dxsheet: 1\nid: a1b2c3d4\ntitle: 髙橋の窓口\nproblems:\n  - {id: P1, text: 〜髙〜}\n"
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    told = []
    for encoding in ("utf-8", "cp932"):
        env = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "COLUMNS": "80"}
        line = [sys.executable, "-m", "dxsheet", *words, "--lang", "ja"]
        told.append(subprocess.run(line, capture_output=True, env=env, cwd=tmp_path).stdout)
    assert told[0] == told[1] and told[0].decode("utf-8")


def test_a_closed_or_full_output_is_no_traceback(tmp_path: Path) -> None:
    sheet = tmp_path / "a.yaml"
    sheet.write_text("dxsheet: 1\ntitle: t\nproblems: [{id: P1, text: x}]\n")
    shell = f'"{sys.executable}" -m dxsheet check "{sheet}"'
    for line in (f"{shell} | head -c 1", f"{shell} >&-", f"{shell} >&- 2>&-"):
        done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, timeout=20)
        assert "Traceback" not in done.stderr, line
        assert "Exception" not in done.stderr, line
    if os.path.exists("/dev/full"):
        done = subprocess.run(["bash", "-c", f"{shell} >/dev/full"], capture_output=True, text=True)
        assert done.returncode == 3
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["cp932", "ascii", "latin-1"])
def test_a_narrow_console_gets_what_it_can_show(encoding: str, tmp_path: Path) -> None:
    sheet = tmp_path / "a.yaml"
    sheet.write_text("dxsheet: 1\ntitle: 🏢—é題\nproblems: [{id: P1, text: —✓}]\n", "utf-8")
    for words in (["check"], ["show"], ["summary"]):
        done = subprocess.run(
            [sys.executable, "-m", "dxsheet", *words, str(sheet)],
            capture_output=True,
            env={**os.environ, "PYTHONIOENCODING": encoding},
        )
        assert done.returncode in (0, 1)
        assert b"Traceback" not in done.stderr
        done.stdout.decode(encoding)


def test_main_returns_the_code(capsys: pytest.CaptureFixture) -> None:
    assert main(["--version"]) == 0
    assert main(["rules"]) == 0
    assert "P001" in capsys.readouterr().out


def test_a_folder_that_is_gone_is_said_and_a_whole_path_still_works(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("dxsheet: 1\ntitle: t\n")
    gone = tmp_path / "gone"
    code = (
        "import os, subprocess, sys; os.rmdir(os.getcwd()); sys.exit(subprocess.call(sys.argv[1:]))"
    )
    for words, said, number in (
        (["check", str(tmp_path / "a.yaml")], "No findings", 0),
        (["check", str(tmp_path / "a.yaml"), str(tmp_path)], "No findings", 0),
        (["set", str(tmp_path / "a.yaml"), "purpose=x"], "Wrote", 0),
        (["check"], "no longer exists", 3),
        (["templates"], "no longer exists", 3),
    ):
        gone.mkdir()
        done = subprocess.run(
            [sys.executable, "-c", code, sys.executable, "-m", "dxsheet", "--lang", "en", *words],
            cwd=gone,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        )
        assert (done.returncode, said in done.stdout + done.stderr) == (number, True), done


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_mark_at_the_beginning_of_standard_input_is_no_answer(tmp_path: Path, end: str) -> None:
    lines = f"\ufeff# a comment{end}窓口の待ち時間{end}"
    run("new", str(tmp_path / "a.yaml"), input=lines, encoding="utf-8")
    assert "title: 窓口の待ち時間" in (tmp_path / "a.yaml").read_text(encoding="utf-8")


def test_a_long_output_is_whole_in_a_pipe_and_in_a_file_though_the_process_ends_at_once(
    tmp_path: Path,
) -> None:
    sheet = tmp_path / "a.yaml"
    problems = "\n".join(f"  - {{id: P{n}, text: 待つ時間が{n}分ある}}" for n in range(1, 3000))
    sheet.write_text(f"dxsheet: 1\ntitle: t\nlanguage: ja\nproblems:\n{problems}\n", "utf-8")
    piped = run("summary", "--format", "json", str(sheet)).stdout
    written = tmp_path / "out.json"
    with written.open("wb") as stream:
        subprocess.run(
            [sys.executable, "-m", "dxsheet", "summary", "--format", "json", str(sheet)],
            stdout=stream,
            check=True,
        )
    assert "待つ時間が2999分ある" in piped
    assert json.loads(piped) == json.loads(written.read_text("utf-8"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("command", ["rules", "schema", "list", "--help", "templates"])
def test_an_output_that_takes_nothing_is_told_without_the_system_s_english(command: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dxsheet", "--lang", "ja", *command.split()],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 3
    assert "ディスクの空きがありません" in done.stderr and "No space" not in done.stderr
    assert "--output" not in done.stderr  # most of them have no such option


def test_what_cannot_be_read_is_not_told_as_a_failed_output(capsys: pytest.CaptureFixture) -> None:
    def run(_screen: object) -> int:
        raise PermissionError(13, "Permission denied", "closed/a.yaml")

    assert guarded(run) == 3
    told = capsys.readouterr().err
    assert "closed/a.yaml" in told and "output" not in told


@pytest.mark.parametrize("where", ["", "bare", "plain/.git"])
def test_git_setup_where_it_cannot_be_says_so_in_japanese(tmp_path: Path, where: str) -> None:
    (tmp_path / "plain").mkdir()
    subprocess.run(["git", "init", "-q", tmp_path / "plain"], check=True)
    subprocess.run(["git", "init", "-q", "--bare", tmp_path / "bare"], check=True)
    env = {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    done = run("--lang", "ja", "git-setup", cwd=tmp_path / where, env=env)
    assert done.returncode == 3
    first, hint = done.stderr.splitlines()
    assert "リポジトリ" in first and "repository" not in first
    assert ("git init" in hint) == (not where)


def test_ctrl_c_while_the_first_modules_load_is_no_traceback() -> None:
    code = (
        "import dxsheet.cli as cli\n"
        "def main(): raise KeyboardInterrupt\n"
        "cli.main = main\ncli.script()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (130, "")


_SHEET = "dxsheet: 1\nid: abc12345\ntitle: t\nstage: trial\nproblems:\n  - {id: P1, text: x}\n"


@pytest.mark.parametrize(
    ("command", "name", "begins"),
    [
        ("summary a.yaml", "p.docx", b"PK"),
        ("summary a.yaml", "p.XLSX", b"PK"),
        ("summary a.yaml", "p.html", b"<!"),
        ("summary a.yaml", "p.htm", b"<!"),
        ("summary a.yaml", "p.svg", b"<svg"),
        ("summary a.yaml", "p.json", b"{"),
        ("summary a.yaml", "p.mmd", b"flowchart"),
        ("summary a.yaml", "p.md", b"# t"),
        ("summary a.yaml", "p", b"# t"),
        ("summary a.yaml --format md", "p.html", b"# t"),
        ("list", "p.csv", b"\xef\xbb\xbf"),
        ("list", "p.txt", b"Title"),
        ("stats", "p.html", b"<!"),
        ("diff a.yaml a.yaml", "p.json", b"{"),
    ],
)
def test_the_ending_of_the_file_to_write_says_the_format(
    tmp_path: Path, command: str, name: str, begins: bytes
) -> None:
    (tmp_path / "a.yaml").write_text(_SHEET)
    done = run(*command.split(), "--lang", "en", "--output", name, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / name).read_bytes().lstrip().startswith(begins)


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("summary a.yaml", "p.pdf"),
        ("summary a.yaml", "p.xls"),
        ("summary a.yaml", "p.txt"),
        ("list", "p.xlsx"),
        ("list", "p.html"),
    ],
)
def test_no_page_is_given_a_name_that_no_program_would_open_it_by(
    tmp_path: Path, command: str, name: str
) -> None:
    (tmp_path / "a.yaml").write_text(_SHEET)
    done = run(*command.split(), "--lang", "ja", "--output", name, cwd=tmp_path)
    assert done.returncode == 2 and Path(name).suffix in done.stderr and "csv" in done.stderr
    assert not (tmp_path / name).exists()


def test_every_form_of_the_summary_is_an_ending_that_no_other_command_passes_over() -> None:
    assert {f".{one}" for one in FORMS if one != "mermaid"} <= set(params._FORMS)


@pytest.mark.parametrize("stage", ["trial", "試行中", "Trial"])
def test_a_choice_is_taken_by_what_the_screen_calls_it(tmp_path: Path, stage: str) -> None:
    (tmp_path / "a.yaml").write_text(_SHEET)
    done = run("list", "--stage", stage, "--format", "json", cwd=tmp_path)
    assert done.returncode == 0 and '"a.yaml"' in done.stdout
    assert '"a.yaml"' not in run("list", "--stage", "下書き", "--format=json", cwd=tmp_path).stdout


def test_a_finding_that_no_rule_gives_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(_SHEET)
    words = ("add", "keep", "a.yaml", "--rule", "C999", "--at", "P1", "--reason", "x")
    done = run("--lang", "ja", *words, cwd=tmp_path)
    assert done.returncode == 2 and "C999" in done.stderr
    assert (tmp_path / "a.yaml").read_text() == _SHEET


_FOREIGN = {
    "k8s.yaml": "apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: &a {}\n---\nkind: Pod\n",
    "openapi.yaml": "openapi: 3.0.0\ninfo: {title: x}\npaths: {}\n",
    "slides.yaml": "title: x\ntheme: dark\ndate: 2025-01-01\n",
    "mkdocs.yml": "site_name: x\nplugins: !!python/name:a.b\n",
    "作業.yaml": "on: push\njobs: {a: {steps: []}}\n",
}


@pytest.mark.parametrize("name", _FOREIGN)
@pytest.mark.parametrize("command", ["check", "show", "summary", "set"])
def test_a_file_of_another_program_is_told_once_and_not_to_be_mended(
    tmp_path: Path, name: str, command: str
) -> None:
    (tmp_path / name).write_text(_FOREIGN[name], encoding="utf-8")
    words = [command, name] + ["P1.text=x"] * (command == "set")
    done = run("--lang", "en", *words, cwd=tmp_path)
    assert done.returncode == (1 if command == "check" else 3)
    assert (done.stdout + done.stderr).count("is not a sheet") == 1
    assert "Errors: 1," in done.stdout or command != "check"
    assert "Add a line" not in done.stdout + done.stderr


@pytest.mark.parametrize("text", ["title: x\n", "title: x\nproblem: []\n", "課題（原因）: []\n"])
def test_a_sheet_that_lacks_its_first_line_is_still_taken_for_one(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    told = run("--lang", "en", "check", "a.yaml", cwd=tmp_path).stdout
    assert "Y014" in told and "is not a sheet" not in told


@pytest.mark.parametrize(
    ("words", "goes_on"),
    [
        (["new", "a.yaml"], True),
        (["new", "b.yaml", "--blank"], False),
        (["collect", "a.yaml", "--template"], False),
    ],
)
def test_what_is_there_already_is_gone_on_with_only_where_it_is_a_sheet(
    tmp_path: Path, words: list[str], goes_on: bool
) -> None:
    (tmp_path / "a.yaml").write_text(_SHEET)
    (tmp_path / "b.yaml").write_text("x: 1\n")
    (tmp_path / "a-form.csv").write_text("x")
    done = run("--lang", "en", *words, cwd=tmp_path)
    assert done.returncode == 1 and ("dxsheet resume" in done.stderr) == goes_on


@pytest.mark.parametrize(("name", "new"), [("a.yaml", True), ("a.csv", False)])
def test_what_is_missing_and_no_sheet_is_not_begun_as_one(
    tmp_path: Path, name: str, new: bool
) -> None:
    (tmp_path / "s.yaml").write_text(_SHEET)
    done = run("--lang", "en", "collect", "s.yaml", name, cwd=tmp_path)
    assert done.returncode == 2 and ("dxsheet new" in done.stderr) == new


@pytest.mark.parametrize("name", ["memo", "memo.txt", "memo.yaml", "memo.YML"])
def test_a_name_by_which_no_folder_would_find_the_sheet_is_remarked(
    tmp_path: Path, name: str
) -> None:
    done = run("--lang", "en", "new", name, "--blank", cwd=tmp_path)
    assert done.returncode == 0
    assert ("does not end with .yaml" in done.stdout) == (not name.lower().endswith("ml"))


def test_no_line_of_a_report_ends_with_a_blank(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "dxsheet: 1\ntitle: t\n<<<<<<< HEAD\nx: 1\n=======\n>>>>>>> b\n"
    )
    (tmp_path / "b.yaml").write_text("title: [\n")
    told = run("check", "a.yaml", "b.yaml", cwd=tmp_path).stdout
    assert "Y004" in told and "Y001" in told
    assert [one for one in told.splitlines() if one != one.rstrip()] == []


def test_tables_are_not_exported_to_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(_SHEET)
    done = run("--lang", "en", "export", "--output", "a.yaml", cwd=tmp_path)
    assert done.returncode == 1 and "is a file, not a folder" in done.stderr
    assert (tmp_path / "a.yaml").read_text() == _SHEET


@pytest.mark.parametrize("command", ["link", "unlink"])
def test_a_link_to_nothing_is_refused_like_one_to_an_unknown_id(
    tmp_path: Path, command: str
) -> None:
    text = "dxsheet: 1\ntitle: t\nsolutions:\n  - {id: S1, text: x}\n"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    done = run("--lang", "en", command, "a.yaml", "S1", "、", cwd=tmp_path)
    assert done.returncode == 1 and "Nothing on the sheet has the id 、" in done.stderr
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "It still says “費用待ち”, as before. If that no longer holds: S1.reason="),
        ("ja", "「費用待ち」は前のままです。もう当てはまらないなら、S1.reason= で消してください。"),
    ],
)
def test_set_says_that_a_reason_stands_for_another_status(tmp_path: Path, lang, said) -> None:
    item = "{id: S1, text: x, status: parked, reason: 費用待ち}"
    text = f"dxsheet: 1\ntitle: t\nsolutions:\n  - {item}\n"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    done = run("--lang", lang, "set", "a.yaml", "S1.status=proposed", cwd=tmp_path)
    assert done.returncode == 0 and said in (done.stdout + done.stderr).splitlines()
    taken_out = run("--lang", lang, "set", "a.yaml", "S1.reason=", cwd=tmp_path)
    assert said not in taken_out.stdout + taken_out.stderr
