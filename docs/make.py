"""The generated pages: help, format, rules, schema, examples. `--check` fails when one is stale.

python docs/make.py            write them
python docs/make.py --check    say which would change; exit 1 if any
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["COLUMNS"] = "80"
os.environ["NO_COLOR"] = "1"

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
sys.path.insert(0, str(ROOT / "docs"))

import sessions  # noqa: E402
import tables  # noqa: E402

from dxsheet.cli.commands import COMMANDS, HIDDEN, help_page  # noqa: E402
from dxsheet.lang import LANGS  # noqa: E402
from dxsheet.sheet.fields import Field, Noun  # noqa: E402
from dxsheet.sheet.nouns import Sheet  # noqa: E402

if TYPE_CHECKING:
    from dxsheet.lang import Lang

MADE = "<!-- Made by docs/make.py from the code; change the code, not this page. -->\n\n"


def cli_page() -> str:
    """docs/cli.md: every command's help, in English and in Japanese."""
    parts = ["# Commands / コマンド\n\n" + MADE]
    for words in ((), *((name,) for name in COMMANDS if name not in HIDDEN)):
        title = " ".join(("dxsheet", *words))
        parts.append(f"## `{title}`\n\n")
        parts += [
            f"```text\n{help_page(lang, 80, *words).strip()}\n```\n\n" for lang in ("en", "ja")
        ]
    return "".join(parts).rstrip() + "\n"


def format_page() -> str:
    """docs/format.md: every key of the file, what it holds, in both languages."""
    parts = [
        "# The worksheet file / シートの書式\n\n",
        MADE,
        "One worksheet a file, UTF-8 YAML. Every key but `dxsheet` and `title` may be left out.\n",
        "Unknown keys are errors. Texts stay as written: `no`, `010` and `12:30` are texts.\n\n",
        "1ファイルに1シート、UTF-8 の YAML です。`dxsheet` と `title` のほかは省略できます。\n",
        "使えないキーはエラーです。`no`、`010`、`12:30` は書いたままの文字として読みます。\n\n",
    ]
    for key, noun in [("", Sheet), *_nouns(Sheet, "")]:
        heading = f"`{key}`" if key else "The sheet / シート"
        parts.append(f"## {heading}\n\n{(noun.__doc__ or '').strip()}\n\n")
        parts.append("| key | 名前 | holds | 書くもの |\n| --- | --- | --- | --- |\n")
        parts += [_row(name, field) for name, field in noun.fields.items()]
        parts.append("\n")
    return "".join(parts).rstrip() + "\n"


def _nouns(noun: type[Noun], under: str) -> list[tuple[str, type[Noun]]]:
    found: list[tuple[str, type[Noun]]] = []
    for key, field in noun.fields.items():
        if field.noun is not None:
            path = f"{under}.{key}" if under else key
            found += [(path, field.noun), *_nouns(field.noun, path)]
    return found


_KINDS = {
    "words": ("text", "文"),
    "number": ("a number", "数字"),
    "amount": ("a number or text", "数字または文"),
    "date": (
        "a date (`2025-02-03`; 令和7年2月3日 is read too)",
        "日付（令和7年2月3日 も読めます）",
    ),
    "flag": ("`true` or `false`", "`true` か `false`"),
    "choice": ("one of", "次の一つ:"),
    "id": ("an id", "番号"),
    "refs": ("a list of ids", "番号の並び"),
    "list": ("a list of texts", "文の並び"),
    "numbers": ("a list of numbers", "数字の並び"),
    "items": ("a list of entries, see below", "項目の並び（下の表）"),
    "item": ("keys of its own, see below", "キーのまとまり（下の表）"),
    "version": ("`1`", "`1`"),
}


def _row(key: str, field: Field) -> str:
    en, ja = _KINDS[field.kind]
    if field.values:
        each = "`" + "`, `".join(field.values) + "`"
        en = f"{'list of ' if field.kind == 'list' else ''}{each}"
        ja = "、".join(f"`{name}` {label.ja}" for name, label in field.values.items())
    if field.doc != field.label:
        en, ja = f"{en}: {field.doc.en}", f"{ja}（{field.doc.ja}）"
    must = " (required / 必須)" if field.required else ""
    return f"| `{key}`{must} | {field.label.ja} | {en} | {ja} |\n"


def picture_page(lang: Lang) -> str:
    """The README's picture: the diagram of the lending example."""
    from dxsheet.binder import load
    from dxsheet.render.svg.drawing import diagrams_of, picture
    from dxsheet.summary import summarise

    sheet = load(str(ROOT / "examples" / "sound" / f"equipment-lending-{lang}.yaml")).sheet
    (diagram,) = diagrams_of(summarise(sheet, lang=lang))
    paper = '</desc><rect width="100%" height="100%" fill="#fff"/>'  # also on a dark page
    return str(picture(diagram, lang=lang)).replace("</desc>", paper, 1) + "\n"


def rendered_page(path: Path) -> str:
    """One finished example as the page of a meeting, in Markdown, as of a day of its own."""
    from dxsheet.binder import load
    from dxsheet.render.forms import render
    from dxsheet.summary import summarise

    lang: Lang = "ja" if path.stem.endswith("-ja") else "en"
    page = summarise(load(str(path)).sheet, lang=lang, today="2025-05-12")
    return str(render((page,), "md", lang))


MEASURED = """\
## How good the wording rules are ・ 文言の規則の確かさ

A false alarm is a warning that a reader would not give. Sentences as they stand in public text
come first: audits, incident and accident reports, inspections, council minutes, ombudsman cases,
suggestion boxes, surveys, local news, post-mortems. Each exam was read and labelled before the
rules saw it and run once. After it the bank of frames grew, so the rows show how the rules got on,
and only the last one is what to expect. The sentences are not stored. Up to exam 9 the labels are
one reader's, who also wrote the bank; from exam 10 on they were collected and labelled by others,
twice, in English and from exam 12 on in Japanese **reworded** near to the page, which is easier.
Most rules have only a few weak statements in an exam.

「false alarms」は、読み手なら付けない警告です。まず、公開されている文章（監査、事故や障害の報告、
検査、議会、苦情、意見箱、調査、新聞など）の文をそのまま使った試験です。どの試験も、規則に通す前に
読んで印を付け、一度だけ測りました。文は残していません。試験9までの印は、型の文を書いた一人が付けました。
試験10からは別の人が集め、二度印を付けました（英語と、試験12からの日本語は元の文を言い換えてあり、
その分やさしい試験です）。

{exams}

Not measured: what people really say in a room, sheets of real offices, speech, texts of several
sentences, texts that mix both languages, legal wording, machine translation, English that is not
British, American or Canadian, and Japanese dialect.

測っていないもの: 実際の会議での発言、実際のシート、話し言葉、数文にわたる文、日英の混じった文、
法令文、機械翻訳、方言。

Statements of our own, on the half that was never learnt from (`benchmarks/wording/`; a statement
belongs to a half by its hash). They show that nothing broke, not how strangers' text fares.

自分たちで書いた文のうち、学習に使っていない半分での値です（壊れていないことの確認であり、実際の文章での
確かさではありません）。

```sh
python benchmarks/wording/score.py --half held --markdown
```

"""


def measured() -> str:
    """The figures of the wording rules: the exams, then the held-back half of our own."""
    sys.path.insert(0, str(ROOT / "benchmarks" / "wording"))
    import score

    from dxsheet.wording import judge, read

    arguments = score.arguments(["--half", "held", "--markdown"])
    parts = score.report(arguments, judge, lambda text, kind: read(text, kind).maybe)
    return MEASURED.replace("{exams}", score.exams_table()) + "\n".join(parts).strip() + "\n"


def pages() -> dict[str, str]:
    """Every generated file by its path in the repository."""
    from dxsheet.sheet.shape import json_schema

    made = {"docs/cli.md": cli_page()}
    made["docs/format.md"] = format_page()
    made["docs/rules.md"] = tables.rules_page().rstrip() + "\n\n" + measured()
    for lang in LANGS:
        made[f"docs/lending-{lang}.svg"] = picture_page(lang)
        readme = "README.md" if lang == "en" else "README.ja.md"
        made[readme] = sessions.page(ROOT / readme, lang)
    for path in sorted((ROOT / "examples" / "sound").glob("*.yaml")):
        made[f"examples/rendered/{path.stem}.md"] = rendered_page(path)
    made["src/dxsheet/schema.json"] = json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"
    return made


def main(words: list[str]) -> int:
    """Write the pages, or with `--check` compare them."""
    stale = []
    for name, text in pages().items():
        path = ROOT / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in words:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    for name in stale:
        print(f"{'stale' if '--check' in words else 'wrote'}: {name}")
    return 1 if stale and "--check" in words else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
