"""Our own Word document: A4, real headings, Japanese and Latin fonts, page numbers.

The blocks are drawn as free elements, so that they can stand in an office's form too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import NamedTuple

import docx
import docx.document
import docx.section
import docx.styles.style
from docx.oxml.ns import qn
from docx.shared import Emu, Pt, RGBColor, Twips

from dxsheet.lang import Lang, Text
from dxsheet.render.office_text import COLON, DOT, labelled
from dxsheet.render.paper import fitted
from dxsheet.render.svg.drawing import png
from dxsheet.render.word_tables import (
    BODY,
    INDENT,
    NOTE,
    SMALL,
    Element,
    Shape,
    cell_runs,
    dense,
    effect_map,
    el,
    gap,
    grid,
    hanging,
    node_runs,
    paragraph,
    parts_of,
    run,
    table,
    text,
    tidied,
)
from dxsheet.summary.blocks import (
    Block,
    Bullet,
    Bullets,
    Checklist,
    Diagram,
    EffectMap,
    Fact,
    Facts,
    Gauges,
    Heading,
    Page,
    Paragraph,
    Section,
    Table,
    filled,
    signed,
)
from dxsheet.width import one_line

# More columns than this are laid sideways.
_MANY = 7
# More facts than this stand in two columns.
_FEW = 2
# How much of the width the diagram takes: at the whole width the first page runs over.
_PICTURE_SHARE = 0.9
# Parts of the first page that are a line or two each.
_BRIEF = ("results", "wanted", "questions", "decisions", "opposed")
_PICTURE = Text("Diagram of problem, causes and solutions", "問題・課題（原因）・解決策の図")
LATIN, JAPANESE = "Calibri", "Yu Gothic"
_INK = "1F3864"
# Twips: A4, and what its margins leave.
_SHORT, _LONG, _MARGIN = 11906, 16838, 794
_SIZES = {"Title": 24, "Heading 1": 22, "Heading 2": 19, "Heading 3": 18, "Heading 4": 18}


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
    style = "Title" if level == 1 else "Heading1"
    layout = [] if first else [el("pageBreakBefore")]
    told = [*page.facts, *([page.purpose] if page.purpose else [])]
    facts: list[Element] = []
    for one in told:
        facts += [
            run("　" if facts else ""),
            run(one.label + COLON.to(lang), colour="595959", size=SMALL),
        ]
        facts += cell_runs(one.value, lang, size=SMALL)
    fit = fitted(page)
    leaves = page.laid(fit.out, drawn=True, pixels=True)
    pictures = _pictures(made, (*leaves.front, *leaves.annex), lang, small=fit.close)
    if pictures is None:
        leaves = page.laid(drawn=False)
    upright = Drawing(lang, _SHORT - 2 * _MARGIN, level, pictures)
    turned = Drawing(lang, _LONG - 2 * _MARGIN, level)
    out = [(paragraph(run(page.title), style=style, layout=layout), False)]
    if page.first is not None:
        out.append((text(run(page.lead, bold=True, size=28), after=20), False))
        out += [(text(*facts, after=60), False)] if facts else []
    else:
        out += [(paragraph(*facts), False)] if facts else []
        out.append((paragraph(run(page.lead)), False))
    for section in leaves.front:
        out += [(one, False) for one in upright.front(section)]
    for nth, section in enumerate(leaves.annex):
        lies = wide(section)
        drawing = turned if lies else upright
        elements = list(drawing.section(section))
        if not nth and leaves.front and page.first is not None and not lies:
            elements[0].get_or_add_pPr().append(el("pageBreakBefore"))
        out += [(element, lies) for element in elements]
    return out


def _pictures(
    made: docx.document.Document,
    sections: Sequence[Section],
    lang: Lang,
    *,
    small: bool,
) -> dict[int, Element] | None:
    """The diagrams of a page as pictures, by identity; None where none can be drawn."""
    found: dict[int, Element] = {}
    wide = Twips(int((_SHORT - 2 * _MARGIN) * _PICTURE_SHARE))
    for block in (block for section in sections for block in section.blocks):
        if isinstance(block, Diagram):
            drawn = png(block, lang=lang, compact=small)
            if drawn is None:
                return None
            high = Emu(int(wide * drawn.height / drawn.width))
            inline = made.part.new_pic_inline(BytesIO(drawn.png), wide, high)
            inline.docPr.set("descr", _PICTURE.to(lang))
            found[id(block)] = el("r", el("drawing", inline))
    return found


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
    section.header_distance = section.footer_distance = Twips(500)


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
    for name, size in _SIZES.items():
        _headline(made.styles[name], size)
    theme = made.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), "en-GB")
        theme.set(qn("w:eastAsia"), "ja-JP")


def _headline(style: docx.styles.style.ParagraphStyle, size: int) -> None:
    style.font.size = Pt(size / 2)
    style.font.color.rgb = RGBColor.from_string(_INK)
    style.font.bold = True
    style.font.italic = False
    style.paragraph_format.space_before = Pt(0 if style.name == "Title" else 3)
    style.paragraph_format.space_after = Pt(1)
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
            run(f"{one_line(title)[:60]}　", size=17, colour="595959"),
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


class Drawing(NamedTuple):
    """How blocks are drawn: for whom, how wide (twips), and below headings of which level.

    Level 0 draws headings without a style: an office's form has styles of its own.
    """

    lang: Lang
    width: int
    level: int = 0
    pictures: dict[int, Element] | None = None

    def front(self, section: Section) -> Iterator[Element]:
        """A part of the first page, close together."""
        if section.key in _BRIEF:
            yield from self._brief(section)
        elif section.key == "mapping" and self.pictures:
            for block in section.blocks:
                if id(block) in self.pictures:
                    yield text(self.pictures[id(block)], after=20)
        else:
            note = f"　{section.note}" if section.note else ""
            yield self.heading(section.title + note, self.level)
            for block in section.blocks:
                if isinstance(block, Facts):
                    yield self._pairs(block, section.title)
                else:
                    yield from self.block(block, section)

    def _brief(self, section: Section) -> Iterator[Element]:
        """The title of a part and its first line in one, the others below."""
        head = [run(section.title + COLON.to(self.lang), bold=True, size=SMALL, colour=_INK)]
        lines = list(self._lines(section))
        yield text(*head, *(lines[0] if lines else []), after=20, line=240)
        for one in lines[1:]:
            yield text(*one, indent=INDENT, after=20, line=240)

    def _lines(self, section: Section) -> Iterator[list[Element]]:
        for block in section.blocks:
            if isinstance(block, Gauges):
                for one in block.gauges:
                    mark = f" {signed(one.mark)}" if one.mark else ""
                    notes = "".join(f"　{note.value.text}" for note in one.notes)
                    said = f"{one.measure}{COLON.to(self.lang)}{' → '.join(one.lines())}{mark}"
                    yield [run(said, size=SMALL), run(notes, size=NOTE, colour="595959")]
            elif isinstance(block, Bullets):
                for item in block.items:
                    runs = cell_runs(item.cell, self.lang, size=SMALL)
                    for note in item.notes:
                        label = note.label + (COLON.to(self.lang) if note.label else "")
                        runs.append(run(f"　{label}", size=NOTE, colour="595959"))
                        runs += cell_runs(note.value, self.lang, size=NOTE)
                    yield runs
            elif isinstance(block, Paragraph):
                yield [run(block.text, size=SMALL)]
            elif isinstance(block, Facts):
                said = "　".join(labelled(one, self.lang) for one in block.facts)
                yield [run(said, size=SMALL)]

    def _pairs(self, block: Facts, caption: str) -> Element:
        """Facts in two columns, each label beside its value."""
        half = (len(block.facts) + 1) // 2
        label, rest = self.width // 7, self.width // 2 - self.width // 7
        rows = []
        for at in range(half):
            pair = [block.facts[at], *block.facts[at + half : at + half + 1]]
            row = [shape for fact in pair for shape in self._pair(fact)]
            rows.append([*row, *[Shape([])] * (4 - len(row))])
        return grid([], rows, [label, rest, label, rest], caption)

    def _pair(self, fact: Fact) -> list[Shape]:
        said = dense(run(fact.label, size=NOTE, colour="595959"))
        return [Shape([said]), Shape([dense(*cell_runs(fact.value, self.lang))])]

    def section(self, section: Section) -> Iterator[Element]:
        """The heading of a section and what stands below it."""
        if section.key == "about":
            yield from self._brief(section)
            return
        yield self.heading(section.title, self.level)
        yield from self.blocks(section)

    def blocks(self, section: Section) -> Iterator[Element]:
        """What stands below the heading of a section."""
        for block in section.blocks:
            yield from self.block(block, section)

    def heading(self, text: str, level: int, name: str = "") -> Element:
        """A heading; without a style of its own it is bold and stays with what follows."""
        runs = [run(f"{name} ", bold=not level)] if name else []
        runs.append(run(text, bold=not level))
        if level:
            return paragraph(*runs, style=f"Heading{level}")
        return paragraph(*runs, layout=[el("keepNext")])

    def block(self, block: Block, section: Section) -> Iterator[Element]:
        """One block; a diagram and bars say what a table beside them says, and are left out."""
        if isinstance(block, Table):
            yield table(block, section.title, self.lang, self.width)
            yield gap()
        elif isinstance(block, EffectMap):
            yield from self._map(block, section.title)
        elif isinstance(block, Bullets):
            yield from self._bullets(block)
        elif isinstance(block, Facts):
            if len(block.facts) > _FEW and self.level:
                yield self._pairs(block, section.title)
            else:
                yield from (self._fact(one) for one in block.facts)
            yield gap()
        elif isinstance(block, Heading):
            yield self.heading(block.text, self.level + 1 if self.level else 0, block.id)
        elif isinstance(block, Paragraph):
            yield text(run(block.text, size=BODY))
        elif isinstance(block, Checklist):
            yield from _checklist(block, self.lang)
        elif isinstance(block, Diagram) and self.pictures and id(block) in self.pictures:
            yield text(self.pictures[id(block)])
        elif isinstance(block, Gauges):
            section = Section("results", "", (block,))
            yield from (text(*one) for one in self._lines(section))

    def _map(self, block: EffectMap, caption: str) -> Iterator[Element]:
        yield effect_map(block, caption, self.width)
        if block.unplaced:
            yield dense(run(block.unplaced_label, bold=True, size=SMALL))
            yield from (dense(*node_runs(one)) for one in block.unplaced)
        yield gap()

    def _fact(self, fact: Fact) -> Element:
        label = run(fact.label + COLON.to(self.lang), size=BODY, colour="595959")
        return text(label, *cell_runs(fact.value, self.lang, size=BODY), after=30)

    def _bullets(self, block: Bullets) -> Iterator[Element]:
        for nth, one in enumerate(block.items, 1):
            yield from self._bullet(one, f"{nth}." if block.ordered else DOT.to(self.lang))
        yield gap()

    def _bullet(self, one: Bullet, sign: str) -> Iterator[Element]:
        """An item and what is told of it, one after the other."""
        text = cell_runs(one.cell, self.lang, size=BODY)
        for note in one.notes:
            text.append(run(f"　{note.label}{COLON.to(self.lang)}", size=NOTE, colour="595959"))
            text += cell_runs(note.value, self.lang, size=NOTE)
        yield hanging(sign, *text)


def wide(section: Section) -> bool:
    """Whether a section needs a page laid sideways."""
    tables = [filled(block) for block in section.blocks if isinstance(block, Table)]
    return any(len(parts_of(one)) > _MANY for one in tables)


def _checklist(block: Checklist, lang: Lang) -> Iterator[Element]:
    for one in block.lines:
        head = run(one.text, bold=True, size=BODY)
        why = run(f" {signed(one.mark)}　{one.why}", size=SMALL)
        yield hanging(DOT.to(lang), head, why)
    yield gap()
