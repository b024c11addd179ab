"""The page as a Word document: ours, or an office's own form with its named places filled.

`{{title}}` or `{{題名}}`: a value is put into the line where its place stands, in the look that the
place has. A block (paragraphs, tables) takes the place of the line, or comes after it where other
text stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import NamedTuple

import docx
import docx.document
from docx.oxml.ns import qn

from dxsheet.findings import CANNOT, USAGE, DxsheetError
from dxsheet.lang import Lang, Text, same
from dxsheet.office import NOT_OFFICE, read_bytes, unpacked
from dxsheet.render.word_blocks import Drawing
from dxsheet.render.word_document import document
from dxsheet.render.word_tables import Element, el, fill, paragraph, run, tidied
from dxsheet.sheet.choices import words_of
from dxsheet.summary.blocks import Page

_PLACE = re.compile(r"(?:\{\{|｛｛)\s*([^{}｛｝]{1,60}?)\s*(?:\}\}|｝｝)")
_STORIES = re.compile(r"/word/(document|header\d*|footer\d*)\.xml")
_WIDTH = 9638  # twips between the margins of A4, where a form does not say

_UNKNOWN = Text(
    "{file} has unknown placeholders: {names}.",
    "{file} に、分からない差し込み名があります: {names}",
)
_KNOWN = Text("You can use: {known}.", "使える名前は {known} です。")
_NONE = Text("{file} has no placeholder to fill in.", "{file} に差し込む場所がありません。")
_WRITE_ONE = Text(
    "Write placeholders such as {{title}} or {{table}} where they belong. You can use: {known}.",
    "入れたい所に {{題名}}、{{対応表}} のように書いてください。使える名前は {known} です。",
)
_ONE_SHEET = Text(
    "A form is filled in from one sheet at a time.", "様式に差し込めるシートは、一度に一枚です。"
)
_CALL_EACH = Text("Give one file.", "ファイルを一つだけ指定してください。")
# Name → its Japanese name. Values are words in a line.
VALUES = {
    "title": "題名",
    "lead": "要約",
    "organisation": "組織名（団体・機関）",
    "date": "日付",
    "stage": "段階",
    "review_date": "次回確認日",
    "id": "シートID",
    "background": "背景",
    "purpose": "目的",
    "reflection": "これまでの変化",
}
# Name → its Japanese name, and the section of the page that it holds.
BLOCKS = {
    "problems": ("問題", "problems"),
    "table": ("対応表", "mapping"),
    "wanted": ("決めたいこと", "wanted"),
    "questions": ("確かめたいこと", "questions"),
    "since": ("前回から", "since"),
    "work": ("作業", "work"),
    "owners": ("担当", "work_by_owner"),
    "causes": ("原因", "causes"),
    "means": ("手段", "means"),
    "map": ("効果と手間", "map"),
    "solutions": ("解決策", "solutions"),
    "people": ("参加者", "people"),
    "selection": ("選定", "selection"),
    "communication": ("コミュニケーション", "communication"),
    "stakeholders": ("関係者", "stakeholders"),
    "small_start": ("スモールスタート", "small_start"),
    "outcomes": ("結果", "outcomes"),
    "ideas": ("アイデア", "ideas"),
    "decisions": ("決定事項", "decisions"),
    "findings": ("指摘", "findings"),
    "kept": ("残した指摘", "kept"),
    "checklist": ("覚えておきたいこと", "checklist"),
    "all": ("全体", ""),
}
NOTHING = Text("(nothing yet)", "（まだありません）")

_ENGLISH = {ja: name for name, ja in VALUES.items()} | {
    ja: name for name, (ja, _) in BLOCKS.items()
}
_READ = {word: name for ja, name in _ENGLISH.items() for word in words_of(same(ja))}


def known(name: str) -> str | None:
    """The English name of a place, given in either language; None for one that is not known."""
    name = _READ.get(name, name)
    return name if name in VALUES or name in BLOCKS else None


def known_places() -> Text:
    """Every place, for a hint."""
    return Text(", ".join([*VALUES, *BLOCKS]), "、".join(_ENGLISH))


def value_of(name: str, page: Page) -> str:
    """What a value's place says; empty where the sheet says nothing."""
    if name in ("title", "lead"):
        return page.title if name == "title" else page.lead
    if name in ("id", "background", "purpose", "reflection"):
        return getattr(page.sheet, name, None) or ""
    return next((one.value.text for one in page.facts if one.key == name), "")


class Place(NamedTuple):
    """A named place: its name, and where it begins and ends in the text of its paragraph."""

    name: str
    begin: int
    end: int


def draw(
    pages: Sequence[Page], *, lang: Lang, template: str | None = None, **options: object
) -> bytes:
    """The pages as a .docx file; `template` is a form whose named places ({{title}}) are filled.

    Raises:
        DxsheetError: the form cannot be used (exit 3), or has places that are not known, all of
            which are named (exit 2); a form for several pages (exit 2).
    """
    del options
    out = BytesIO()
    made = document(pages, lang) if template is None else _filled(template, pages, lang)
    made.save(out)
    return out.getvalue()


def _filled(file: str, pages: Sequence[Page], lang: Lang) -> docx.document.Document:
    if len(pages) != 1:
        raise DxsheetError(_ONE_SHEET, _CALL_EACH, code=USAGE)
    made = _opened(file)
    found = [(one, _places(one)) for story in _stories(made) for one in list(story.iter(qn("w:p")))]
    found = [(one, places) for one, places in found if places]
    _refuse(file, [place.name for _, places in found for place in places])
    width = _room(made)
    for one, places in found:
        _fill(one, places, pages[0], lang, width)
    return made


def _opened(file: str) -> docx.document.Document:
    raw = read_bytes(file)
    unpacked(raw, file, ".docx")
    try:
        return docx.Document(BytesIO(raw))
    except Exception as error:
        # python-docx meets a damaged file with whatever its parts raise.
        raise NOT_OFFICE(file=file, ending=".docx") from error


def _stories(made: docx.document.Document) -> Iterator[Element]:
    """The body, and the headers and footers that the form has."""
    for part in made.part.package.iter_parts():
        if _STORIES.fullmatch(str(part.partname)) and hasattr(part, "element"):
            yield part.element


def _texts(one: Element) -> list[Element]:
    """The text nodes of a paragraph, without those of text boxes that hang on it."""
    return [node for node in one.iter(qn("w:t")) if next(node.iterancestors(qn("w:p"))) is one]


def _places(one: Element) -> list[Place]:
    """The places of a paragraph; Word may have cut their names into several runs."""
    whole = "".join(node.text or "" for node in _texts(one))
    return [Place(found[1], found.start(), found.end()) for found in _PLACE.finditer(whole)]


def _refuse(file: str, names: Sequence[str]) -> None:
    unknown = list(dict.fromkeys(name for name in names if known(name) is None))
    if unknown:
        said = ", ".join(f"{{{{{name}}}}}" for name in unknown)
        raise DxsheetError(
            _UNKNOWN.fill(file=file, names=said), _KNOWN.fill(known=known_places()), code=CANNOT
        )
    if not names:
        raise DxsheetError(
            _NONE.fill(file=file), _WRITE_ONE.fill(known=known_places()), code=CANNOT
        )


def _fill(one: Element, places: Sequence[Place], page: Page, lang: Lang, width: int) -> None:
    """Fill the places of one paragraph from its end, so that those before stay where they are."""
    after = one
    blocks: list[Element] = []
    for place in reversed(places):
        name = known(place.name) or ""
        if name in VALUES:
            _put(one, place, value_of(name, page))
        else:
            _put(one, place, "")
            blocks = [*_blocks(name, page, Drawing(lang, _cell_room(one, width))), *blocks]
    for block in blocks:
        after.addnext(block)
        after = block
    if blocks and not _holds(one):
        one.getparent().remove(one)


def _holds(one: Element) -> bool:
    """Whether a paragraph has to stay: it says something, ends a section, carries a picture."""
    said = "".join(node.text or "" for node in _texts(one)).strip()
    return bool(said) or any(
        next(one.iter(qn(name)), None) is not None
        for name in ("w:sectPr", "w:drawing", "w:pict", "w:bookmarkStart")
    )


def _put(one: Element, place: Place, value: str) -> None:
    """Put a value between the text before a place and the text after it."""
    at = 0
    whole = False
    for node in _texts(one):
        text = node.text or ""
        begin, end = max(place.begin - at, 0), max(place.end - at, 0)
        at += len(text)
        if at <= place.begin or begin >= len(text):
            continue
        if not whole:
            whole = True
            _split(node, text[:begin], value, text[end:])
        else:
            _say(node, text[end:])
        if at >= place.end:
            return


def _split(node: Element, before: str, value: str, after: str) -> None:
    """Cut a run at a text node: what was before, the value, what comes after; all look the same."""
    holder = node.getparent()
    rest = list(node.itersiblings())
    _say(node, before)
    said, tail = _like(holder), _like(holder)
    fill(said, value)
    if after:
        text = el("t")
        _say(text, after)
        tail.append(text)
    for other in rest:
        tail.append(other)
    for made in (tail, said):
        if len(made) > (made.find(qn("w:rPr")) is not None):
            holder.addnext(made)


def _like(holder: Element) -> Element:
    look = holder.find(qn("w:rPr"))
    return el("r", tidied(look) if look is not None else None)


def _say(node: Element, text: str) -> None:
    node.text = text
    node.set(qn("xml:space"), "preserve")


def _blocks(name: str, page: Page, drawing: Drawing) -> list[Element]:
    if name == "all":
        return [element for one in page.sections for element in drawing.section(one)]
    section = page.section(BLOCKS[name][1])
    if section is None:
        return [paragraph(run(NOTHING.to(drawing.lang)))]
    return list(drawing.below(section))


def _room(made: docx.document.Document) -> int:
    """The width between the margins, in twips."""
    section = made.sections[0] if len(made.sections) else None
    if section is None or not section.page_width:
        return _WIDTH
    left, right = section.left_margin or 0, section.right_margin or 0
    return max(int((section.page_width - left - right) / 635), 2000)


def _cell_room(one: Element, width: int) -> int:
    """The width of the cell that a place stands in, else of the page."""
    cell = next(one.iterancestors(qn("w:tc")), None)
    about = cell.find(qn("w:tcPr")) if cell is not None else None
    said = about.find(qn("w:tcW")) if about is not None else None
    if said is None or said.get(qn("w:type")) != "dxa":
        return width
    return min(max(int(said.get(qn("w:w"))) - 220, 1500), width)
