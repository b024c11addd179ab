"""The pages that are tables of what the code declares: the rules, the columns of an export."""

from __future__ import annotations

from dxsheet.lang import LANGS, Lang, Text
from dxsheet.many.export_columns import TABLES, Table
from dxsheet.rules import RULES
from dxsheet.rules.pages import WORDS, body, page_of, severities

_INTRO = Text(
    "Each finding is a question. *error*: the file or the chain of problem, cause and solution is "
    "broken. *warning*: the method is at risk. *info*: a hint. `dxsheet check --strict` fails on "
    "warnings too. A finding can be kept with a reason, under `kept` in the sheet. The fragments "
    "below are parts of a sheet; `# <-` marks the line of the finding.",
    "指摘は全て問いかけです。エラーは、ファイルや問題・課題（原因）・解決策のつながりが壊れて"
    "いるもの、注意は、進め方に気をつけたいもの、ヒントは、考える手がかりです。"
    "`dxsheet check --strict` では注意でも終了コードが 1 になります。"
    "指摘は、シートの `kept` に理由を書けば、そのまま残せます。"
    "以下の例はシートの一部で、`# <-` が指摘の出る行です。",
)


def rules_page() -> str:
    """docs/rules.md: every rule, in both languages; `make.py` adds the figures of the wording."""
    lines = [
        "<!-- Made by docs/make.py from the rules; edit those instead. -->",
        "# Rules ・ 指摘の一覧",
    ]
    for lang in LANGS[::-1]:
        lines += [_INTRO.to(lang), _listed(lang)]
    for one in RULES.values():
        lines.append(f"## {one.id}")
        for lang in LANGS[::-1]:
            lines.append(f"### {one.name.to(lang)} ({severities(one, lang)})")
            lines.append(body(one, lang, "####").rstrip("\n"))
    return "\n\n".join(lines) + "\n"


def _listed(lang: Lang) -> str:
    """One line a rule: what it catches and when it applies."""
    heads = ("id", *(WORDS[name].to(lang) for name in ("severity", "finding", "when")))
    rows = [f"| {' | '.join(heads)} |", "| --- " * len(heads) + "|"]
    for one in RULES.values():
        when = _on_one_line(page_of(one).when.to(lang))
        link = f"[{one.id}](#{one.id.lower()})"
        rows.append(f"| {link} | {severities(one, lang)} | {one.name.to(lang)} | {when} |")
    return "\n".join(rows)


def _on_one_line(when: str) -> str:
    for start in ("When", "いつ"):
        when = when.removeprefix(start).removeprefix(": ").lstrip()
    return when.replace("\n\n- ", " ").replace("\n- ", "; ").replace("|", "\\|")


START = "<!-- columns: made from the code; `pytest tests/many --update-golden` writes them anew -->"
END = "<!-- end of columns -->"


def with_columns(page: str) -> str:
    """The page with what stands between its two marks made anew."""
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    tables = "\n".join(_drawn(table) for table in TABLES)
    return f"{before}{START}\n\n{tables}\n{END}{after}"


def _drawn(table: Table) -> str:
    rows = [
        f"| `{one.name}` | {one.kind}{'' if one.required else ', or null'} "
        f"| {_cell(one.doc.en)} | {_cell(one.doc.ja)} |"
        for one in table.columns
    ]
    key = ", ".join(f"`{one}`" for one in table.key)
    return (
        f"### `{table.name}`: {table.doc.en} / {table.doc.ja}\n\n"
        f"Key / 行を分ける列: {key}\n\n"
        "| column / 列 | type / 型 | holds | 内容 |\n| --- | --- | --- | --- |\n"
        + "\n".join(rows)
        + "\n"
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
