"""The columns of an export as Markdown, for docs/export.md."""

from __future__ import annotations

from dxsheet.many.columns import TABLES, Table

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
