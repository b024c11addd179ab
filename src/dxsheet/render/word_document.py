"""Our own Word document: A4, real headings, fonts of both scripts, page numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO

import docx
import docx.document
import docx.section
import docx.styles.style
from docx.oxml.ns import qn
from docx.shared import Emu, Pt, RGBColor, Twips

from dxsheet.lang import Lang, Text
from dxsheet.render.svg.drawing import can_draw, png
from dxsheet.render.svg.layout import laid_out
from dxsheet.render.word_blocks import Drawing, fact_runs, high, sized, wide
from dxsheet.render.word_tables import (
    BODY,
    HEADINGS,
    INK,
    JAPANESE,
    LIGHT_INK,
    LINE,
    NOTE,
    Element,
    Heads,
    el,
    paragraph,
    run,
    text,
    tidied,
)
from dxsheet.summary import least_cut
from dxsheet.summary.blocks import Cuts, Diagram, Page, Section
from dxsheet.width import one_line

# How far an estimate of heights is trusted.
_SPARE = 0.98
_PICTURE = Text("Diagram of problem, causes and solutions", "問題・課題（原因）・解決策の図")
LATIN = "Calibri"
# Twips: A4, and what its margins leave.
_SHORT, _LONG, _MARGIN = 11906, 16838, 680
_WIDE, _HIGH = _SHORT - 2 * _MARGIN, _LONG - 2 * _MARGIN


def document(pages: Sequence[Page], lang: Lang) -> docx.document.Document:
    """The pages, each beginning on a sheet of its own."""
    made = docx.Document()
    _fonts(made)
    _properties(made, pages[0].title, lang)
    _paper(made.sections[0])
    _footer(made, pages[0].title)
    body = made.element.body
    last = body.sectPr
    several = len(pages) > 1
    sideways = False
    for nth, page in enumerate(pages):
        for element, turned in _page(made, page, lang, 2 if several and nth else 1, first=not nth):
            if turned != sideways:
                last.addprevious(_turn(last, sideways))
                sideways = turned
            last.addprevious(element)
    _lay(last, sideways)
    return made


def _page(
    made: docx.document.Document, page: Page, lang: Lang, level: int, *, first: bool
) -> list[tuple[Element, bool]]:
    """The elements of one page, each with whether it lies on a page laid sideways."""
    head = _head(page, lang, level, first=first)
    leaves = page.laid(drawn=False)
    drawing = Drawing(lang, _WIDE, level)
    if can_draw():
        out = _fitted(page, head, drawing)
        leaves = page.laid(out, drawn=True, pixels=True)
        pictures = _pictures(made, (*leaves.front, *leaves.annex), lang, close="close" in out)
        drawing = drawing._replace(pictures=pictures)
    turned = Drawing(lang, _LONG - 2 * _MARGIN, level)
    front = [one for section in leaves.front for one in drawing.front(section)]
    if page.first is not None and leaves.front and leaves.foot:
        front.append(text(run(leaves.foot, size=NOTE, colour=LIGHT_INK), line=LINE[NOTE]))
    found = [(one, False) for one in (*head, *front)]
    for nth, section in enumerate(leaves.annex):
        lies = wide(section)
        elements = list((turned if lies else drawing).section(section))
        if not nth and leaves.front and page.first is not None and not lies:
            elements[0].get_or_add_pPr().append(el("pageBreakBefore"))
        found += [(element, lies) for element in elements]
    return found


def _head(page: Page, lang: Lang, level: int, *, first: bool) -> list[Element]:
    """The title, what the sheet says of itself, the headline and the purpose."""
    style = "Title" if level == 1 else "Heading1"
    out = [paragraph(run(page.title), style=style, layout=[] if first else [el("pageBreakBefore")])]
    runs = [one for fact in page.facts for one in (run("　"), *fact_runs(fact, lang))][1:]
    out += [text(*runs, after=20)] if runs else []
    if page.first is None:
        return [*out, text(run(page.lead, size=BODY))]
    out.append(text(run(page.lead, bold=True, size=28), after=20, line=360))
    return [*out, text(*fact_runs(page.purpose, lang), after=60)] if page.purpose else out


def _fitted(page: Page, head: Sequence[Element], drawing: Drawing) -> Cuts:
    """What leaves the first page so that it stands on one sheet: as little as may be."""
    if page.first is None:
        return frozenset()
    above = sum(high(one, _WIDE) for one in head)

    def fits(out: Cuts) -> bool:
        leaves = page.laid(out, drawn=True, pixels=True)
        pictures = {}
        for block in _diagrams(leaves.front):
            layout = laid_out(block, compact="close" in out)
            pictures[id(block)] = sized(_WIDE * layout.height / layout.width)
        sketch = drawing._replace(pictures=pictures)
        below = (high(one, _WIDE) for section in leaves.front for one in sketch.front(section))
        return above + sum(below) + (2 * LINE[NOTE] if leaves.foot else 0) <= _HIGH * _SPARE

    return least_cut(fits)


def _pictures(
    made: docx.document.Document, sections: Sequence[Section], lang: Lang, *, close: bool
) -> dict[int, Element]:
    """The diagrams of a page as pictures, by identity."""
    found: dict[int, Element] = {}
    across = Twips(_WIDE)
    for block in _diagrams(sections):
        drawn = png(block, lang=lang, compact=close)
        assert drawn is not None  # asked before
        inline = made.part.new_pic_inline(
            BytesIO(drawn.png), across, Emu(int(across * drawn.height / drawn.width))
        )
        inline.docPr.set("descr", _PICTURE.to(lang))
        for side in ("distT", "distB", "distL", "distR"):  # else LibreOffice keeps 3 mm free
            inline.set(side, "0")
        found[id(block)] = el("r", el("drawing", inline))
    return found


def _diagrams(sections: Sequence[Section]) -> Iterator[Diagram]:
    blocks = (block for section in sections for block in section.blocks)
    return (block for block in blocks if isinstance(block, Diagram))


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


def _paper(section: docx.section.Section) -> None:
    section.page_width, section.page_height = Twips(_SHORT), Twips(_LONG)
    section.left_margin = section.right_margin = Twips(_MARGIN)
    section.top_margin = section.bottom_margin = Twips(_MARGIN)
    section.header_distance = section.footer_distance = Twips(340)


def _fonts(made: docx.document.Document) -> None:
    """Fonts and languages by name: those of the theme would give Japanese a Western font."""
    styles = made.styles.element
    base = styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    for one in list(base):
        base.remove(one)
    fonts = el("rFonts", ascii=LATIN, hAnsi=LATIN, eastAsia=JAPANESE, cs=LATIN)
    language = el("lang", val="en-GB", eastAsia="ja-JP", bidi="ar-SA")
    base.append(el("rPr", fonts, el("sz", val=21), el("szCs", val=21), language))
    for fonts in list(styles.iter(qn("w:rFonts"))):
        if any("heme" in name for name in fonts.attrib):
            fonts.getparent().remove(fonts)
    for name, look in HEADINGS.items():
        _headline(made.styles[name], look)
    theme = made.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), "en-GB")
        theme.set(qn("w:eastAsia"), "ja-JP")


def _headline(style: docx.styles.style.ParagraphStyle, look: Heads) -> None:
    style.font.size = Pt(look.size / 2)
    style.font.color.rgb = RGBColor.from_string(INK)
    style.font.bold = True
    style.font.italic = False
    style.paragraph_format.space_before = Twips(look.before)
    style.paragraph_format.space_after = Twips(look.after)
    style.paragraph_format.line_spacing = Twips(look.line)
    style.paragraph_format.keep_with_next = True
    for border in style.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        break


def _properties(made: docx.document.Document, title: str, lang: Lang) -> None:
    about = made.core_properties
    about.title = one_line(title)[:255]
    about.author = about.comments = about.last_modified_by = ""
    about.language = "ja-JP" if lang == "ja" else "en-GB"
    relations = made.part.package.rels
    for name in [one for one, tie in relations.items() if tie.reltype.endswith("/thumbnail")]:
        del relations[name]  # a picture of the library's own template
    about.created = about.modified = datetime.now(UTC).replace(microsecond=0, tzinfo=None)


def _footer(made: docx.document.Document, title: str) -> None:
    """The title and the number of the page."""
    place = made.sections[0].footer.paragraphs[0]._p
    numbers = [*_field("PAGE"), run(" / ", size=17), *_field("NUMPAGES")]
    place.addprevious(
        paragraph(
            run(f"{one_line(title)[:60]}　", size=17, colour=LIGHT_INK),
            *numbers,
            layout=[el("jc", val="right")],
        )
    )
    place.getparent().remove(place)


def _field(name: str) -> list[Element]:
    instruction = el("instrText")
    instruction.text = f" {name} "
    parts = [el("fldChar", fldCharType="begin"), instruction, el("fldChar", fldCharType="separate")]
    size = [el("r", el("rPr", el("sz", val=17)), one) for one in parts]
    return [*size, run("1", size=17), el("r", el("fldChar", fldCharType="end"))]
