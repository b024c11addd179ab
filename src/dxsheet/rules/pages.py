"""What `explain` and docs/rules.md say of each rule, made from the rule and its docstring.

A page begins with the texts of the rule (`rule.head_of`). Paragraphs in English and in Japanese
follow; those that begin with "When" and 「いつ」 say when the rule applies. Then come examples as
indented YAML, `Example (en):` and so on, without `(en)` where one will do for both. What has `-` in
the margin stands in the flawed sheet only, what has `+` in the sound one; `# <-` marks the line of
the finding. Where the two have little in common there are `Flawed (en):` and `Sound (en):`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import dedent
from typing import NamedTuple

from dxsheet.findings import USAGE, DxsheetError
from dxsheet.lang import LANGS, Lang, Text
from dxsheet.likeness import spelt_like
from dxsheet.rules.rule import Rule, joined
from dxsheet.rules.running import RULES, plain_id

MARK = "# <-"
_EXAMPLE = re.compile(r"(Example|Flawed|Sound)(?: \((en|ja)\))?:")


class Example(NamedTuple):
    """A fragment of a sheet: flawed (it gives exactly its rule) or sound (it gives nothing)."""

    flawed: bool
    lang: Lang
    yaml: str


class Page(NamedTuple):
    """The text of a rule: what it is about, when it applies, and its examples."""

    about: Text
    when: Text
    examples: tuple[Example, ...]


def page_of(one: Rule) -> Page:
    """A rule's text, taken apart.

    Raises:
        ValueError: a part is missing in one of the languages.
    """
    prose: dict[tuple[Lang, bool], list[str]] = {}
    examples: list[Example] = []
    when = False
    for block in _blocks(one.page)[1:]:
        head, _, rest = block.partition("\n")
        if found := _EXAMPLE.fullmatch(head):
            for lang in LANGS:
                if found[2] in (lang, None):
                    examples += _examples(found[1], lang, rest)
            continue
        lang = "ja" if _is_japanese(block) else "en"
        start = block.startswith(("When", "いつ"))
        when = start or (when and (lang, True) in prose)
        prose.setdefault((lang, when), []).append(_unwrapped(block, lang))
    about, said = (
        Text(*("\n\n".join(prose.get((lang, part), ())) for lang in ("en", "ja")))
        for part in (False, True)
    )
    return Page(about, said, tuple(examples))


def _blocks(text: str) -> list[str]:
    """The paragraphs of a docstring; an example is one block, blank lines and all."""
    blocks: list[str] = []
    first, _, rest = text.partition("\n")
    for chunk in f"{first}\n{dedent(rest)}".split("\n\n"):
        if not chunk.strip():
            continue
        if chunk.startswith("    ") and blocks:
            blocks[-1] += "\n\n" + chunk
        else:
            blocks.append(chunk.strip("\n"))
    return blocks


def _examples(kind: str, lang: Lang, body: str) -> Iterator[Example]:
    for flawed, other in ((True, "  + "), (False, "  - ")):
        if kind == ("Sound" if flawed else "Flawed"):
            continue
        own = [line for line in body.splitlines() if not line.startswith(other)]
        yaml = dedent("\n".join("    " + line[4:] for line in own)).strip("\n") + "\n"
        yield Example(flawed, lang, yaml if flawed else yaml.replace(f"  {MARK}", ""))


def _is_japanese(text: str) -> bool:
    return any("\u3041" <= char <= "\u30ff" for char in text)


def _unwrapped(block: str, lang: Lang) -> str:
    """A paragraph as one line; the entries of a list keep theirs."""
    parts = re.split(r"\n(?=- )", block)
    return "\n".join(joined(part.splitlines(), lang == "en") for part in parts)


# Words of the page itself.
WORDS = {
    "error": Text("error", "エラー"),
    "warning": Text("warning", "注意"),
    "info": Text("info", "ヒント"),
    "severity": Text("severity", "重さ"),
    "finding": Text("finding", "指摘"),
    "when": Text("given when", "出るとき"),
    "why": Text("Why", "理由"),
    "ask": Text("It asks", "問いかけ"),
    "hint": Text("What to write", "書き方"),
    "flawed": Text("Flawed", "指摘が出る例"),
    "sound": Text("Sound", "指摘が出ない例"),
}
_DECK = Text(" (training material: rule {rules})", "（研修資料のルール {rules}）")


def explained(rule: str, lang: Lang) -> str:
    """The page of the rule with an id, in either case and width.

    Raises:
        DxsheetError: there is no such rule (exit 2; the hint names those near it).
    """
    return page(known(rule), lang)


def known(rule: str) -> Rule:
    """The rule with an id; raises as `explained` does."""
    one = RULES.get(plain_id(rule))
    if one is None:
        raise _unknown(plain_id(rule))
    return one


def page(one: Rule, lang: Lang) -> str:
    """The page of a rule, as Markdown that also reads well in a terminal."""
    return f"# {one.id}: {one.name.to(lang)} ({severities(one, lang)})\n\n" + body(one, lang, "##")


def about(one: Rule) -> Text:
    """What a rule is about and when it applies."""
    told = page_of(one)
    return Text(*(f"{told.about.to(lang)}\n\n{told.when.to(lang)}" for lang in ("en", "ja")))


def both_pages(one: Rule) -> Text:
    """The page of a rule in both languages."""
    return Text(page(one, "en"), page(one, "ja"))


def severities(one: Rule, lang: Lang) -> str:
    """What a finding of the rule can be, the usual first."""
    return " / ".join(WORDS[name].to(lang) for name in (one.severity, *one.also))


def _unknown(rule: str) -> DxsheetError:
    near = [id for id in RULES if rule and id.startswith(rule)]
    near = near or spelt_like(rule, RULES, 3)
    hint = (
        Text("Near it: {near}.", "近いもの: {near}").fill(near=", ".join(near))
        if near
        else Text("`dxsheet rules` lists them all.", "dxsheet rules で一覧が出ます。")
    )
    message = Text("There is no rule {rule}.", "「{rule}」という規則はありません。")
    return DxsheetError(message.fill(rule=rule), hint, code=USAGE)


def body(one: Rule, lang: Lang, heading: str) -> str:
    """What a page says below its title, its parts under headings like `heading` (`##`)."""
    page = page_of(one)
    deck = _DECK.fill(rules=", ".join(map(str, one.deck))).to(lang) if one.deck else ""
    parts = [
        page.about.to(lang),
        page.when.to(lang),
        f"**{WORDS['why'].to(lang)}**: {one.reason.to(lang)}{deck}",
        f"**{WORDS['ask'].to(lang)}**: {one.ask.to(lang)}",
        f"**{WORDS['hint'].to(lang)}**: {one.hint.to(lang)}",
    ]
    for flawed in (True, False):
        name = WORDS["flawed" if flawed else "sound"].to(lang)
        parts += [
            f"{heading} {name}\n\n```yaml\n{example.yaml}```"
            for example in page.examples
            if example.flawed is flawed and example.lang == lang
        ]
    return "\n\n".join(parts) + "\n"
