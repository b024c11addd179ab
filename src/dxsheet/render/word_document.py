"""Our own Word document: A4, real headings, Japanese and Latin fonts, page numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from dxsheet.lang import Lang
from dxsheet.render.office_text import COLON
from dxsheet.render.word_blocks import Drawing, wide
from dxsheet.render.word_tables import cell_runs
from dxsheet.render.word_xml import Element, el, paragraph, run, tidied
from dxsheet.summary.blocks import Page
from dxsheet.visible import one_line

LATIN, JAPANESE = "Calibri", "Yu Gothic"
_INK = "1F3864"
# Twips: A4, and what its margins leave.
_SHORT, _LONG, _MARGIN = 11906, 16838, 1021
_SIZES = {"Title": 36, "Heading 1": 26, "Heading 2": 23, "Heading 3": 21, "Heading 4": 21}


def document(pages: Sequence[Page], lang: Lang) -> Any:  # noqa: ANN401 - python-docx types nothing
    """The pages, each beginning on a sheet of its own."""
    made = Document()
    _fonts(made)
    _properties(made, pages[0].title, lang)
    _paper(made.sections[0])
    _footer(made, pages[0].title)
    body = made.element.body
    last = body.sectPr
    several = len(pages) > 1
    sideways = False
    for nth, page in enumerate(pages):
        for element, turned in _page(page, lang, 2 if several and nth else 1, first=not nth):
            if turned != sideways:
                last.addprevious(_turn(last, sideways))
                sideways = turned
            last.addprevious(element)
    _lay(last, sideways)
    return made


def _page(page: Page, lang: Lang, level: int, *, first: bool) -> list[tuple[Element, bool]]:
    """The elements of one page, each with whether it lies on a page laid sideways."""
    style = "Title" if level == 1 else "Heading1"
    layout = [] if first else [el("pageBreakBefore")]
    facts: list[Element] = []
    for one in page.facts:
        facts += [run("　" if facts else ""), run(one.label + COLON.to(lang), colour="595959")]
        facts += cell_runs(one.value, lang, size=20)
    upright = Drawing(lang, _SHORT - 2 * _MARGIN, level)
    turned = Drawing(lang, _LONG - 2 * _MARGIN, level)
    out = [(paragraph(run(page.title), style=style, layout=layout), False)]
    out += [(paragraph(*facts), False)] if facts else []
    out.append((paragraph(run(page.lead)), False))
    for section in page.sections:
        lies = wide(section)
        drawing = turned if lies else upright
        out += [(element, lies) for element in drawing.section(section)]
    return out


def _turn(last: Element, sideways: bool) -> Element:
    """The end of a run of pages that all lie one way."""
    section = tidied(last)
    _lay(section, sideways)
    return paragraph(layout=[el("spacing", before=0, after=0, line=20, lineRule="exact"), section])


def _lay(section: Element, sideways: bool) -> None:
    size = section.find(qn("w:pgSz"))
    size.set(qn("w:w"), str(_LONG if sideways else _SHORT))
    size.set(qn("w:h"), str(_SHORT if sideways else _LONG))
    if sideways:
        size.set(qn("w:orient"), "landscape")


def _paper(section: Any) -> None:  # noqa: ANN401 - python-docx types nothing
    from docx.shared import Twips

    section.page_width, section.page_height = Twips(_SHORT), Twips(_LONG)
    section.left_margin = section.right_margin = Twips(_MARGIN)
    section.top_margin = section.bottom_margin = Twips(_MARGIN)
    section.header_distance = section.footer_distance = Twips(500)


def _fonts(made: Any) -> None:  # noqa: ANN401 - python-docx types nothing
    """Fonts and languages by name: those of the theme would give Japanese a Western font."""
    styles = made.styles.element
    base = styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    for one in list(base):
        base.remove(one)
    fonts = el("rFonts", ascii=LATIN, hAnsi=LATIN, eastAsia=JAPANESE, cs=LATIN)
    language = el("lang", val="en-GB", eastAsia="ja-JP", bidi="ar-SA")
    base.append(el("rPr", fonts, el("sz", val=21), el("szCs", val=21), language))
    for fonts in list(styles.iter(qn("w:rFonts"))):
        if any("heme" in name for name in fonts.keys()):  # noqa: SIM118 - an element, no mapping
            fonts.getparent().remove(fonts)
    for name, size in _SIZES.items():
        _headline(made.styles[name], size)
    theme = made.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), "en-GB")
        theme.set(qn("w:eastAsia"), "ja-JP")


def _headline(style: Any, size: int) -> None:  # noqa: ANN401 - python-docx types nothing
    from docx.shared import Pt, RGBColor

    style.font.size = Pt(size / 2)
    style.font.color.rgb = RGBColor.from_string(_INK)
    style.font.bold = True
    style.font.italic = False
    style.paragraph_format.space_before = Pt(0 if style.name == "Title" else 10)
    style.paragraph_format.space_after = Pt(4)
    style.paragraph_format.keep_with_next = True
    for border in style.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        break


def _properties(made: Any, title: str, lang: Lang) -> None:  # noqa: ANN401 - python-docx types nothing
    about = made.core_properties
    about.title = one_line(title)[:255]
    about.author = about.comments = about.last_modified_by = ""
    about.language = "ja-JP" if lang == "ja" else "en-GB"
    relations = made.part.package.rels
    for name in [one for one, tie in relations.items() if tie.reltype.endswith("/thumbnail")]:
        del relations[name]  # a picture of the library's own template
    about.created = about.modified = datetime.now(UTC).replace(microsecond=0, tzinfo=None)


def _footer(made: Any, title: str) -> None:  # noqa: ANN401 - python-docx types nothing
    """The title and the number of the page."""
    place = made.sections[0].footer.paragraphs[0]._p
    numbers = [*_field("PAGE"), run(" / ", size=17), *_field("NUMPAGES")]
    place.addprevious(
        paragraph(
            run(f"{one_line(title)[:60]}　", size=17, colour="595959"),
            *numbers,
            layout=[el("jc", val="right")],
        )
    )
    place.getparent().remove(place)


def _field(name: str) -> list[Element]:
    instruction = el("instrText")
    instruction.text = f" {name} "
    parts = [el("fldChar", fldCharType="begin"), instruction,
             el("fldChar", fldCharType="separate")]  # fmt: skip
    size = [el("r", el("rPr", el("sz", val=17)), one) for one in parts]
    return [*size, run("1", size=17), el("r", el("fldChar", fldCharType="end"))]
