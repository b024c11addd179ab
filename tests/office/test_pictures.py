"""Word and Excel in a real office: LibreOffice prints them, and saves them so that they come back.

What the pages look like is for a person to see; these tests hold what a program can: everything
is on paper, on A4, within the pages that the case takes.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from dxsheet.binder import load
from dxsheet.importing.applying import fresh_data
from dxsheet.render import excel, word
from dxsheet.sheet.shape import shaped
from dxsheet.summary import summarise
from tests.importing.workbooks import plain, take_raw
from tests.made_sheets import TODAY, case
from tests.render.large_sheet import large

OFFICE = shutil.which("soffice")
PRINTER = shutil.which("pdftotext") and shutil.which("pdfinfo")
pytestmark = pytest.mark.skipif(
    not OFFICE, reason="LibreOffice (soffice) is not installed: nothing to print with"
)
SHEETS = {
    "smallest-ja": (lambda: case("smallest", "ja"), "ja"),
    "lending-ja": (lambda: case("lending", "ja"), "ja"),
    "lending-en": (lambda: case("lending", "en"), "en"),
    "large-ja": (lambda: large("ja"), "ja"),
    "large-en": (lambda: large("en"), "en"),
}


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Every case in both forms, printed and saved again in one run of the office."""
    folder = tmp_path_factory.mktemp("office")
    for name, (make, lang) in SHEETS.items():
        pages = [summarise(make(), lang=lang, today=TODAY)]
        (folder / f"{name}.docx").write_bytes(word.draw(pages, lang=lang))
        (folder / f"{name}.xlsx").write_bytes(excel.draw(pages, lang=lang))
    (folder / "blank-ja.xlsx").write_bytes(excel.blank("ja"))
    for ending, target in (("docx", "pdf"), ("xlsx", "pdf"), ("xlsx", "xlsx")):
        convert(folder, folder / ending / target, target, f"*.{ending}")
    return folder


def convert(folder, out, target, pattern):
    """Convert files with a profile of their own, so that runs do not meet each other."""
    files = [str(one) for one in sorted(folder.glob(pattern))]
    profile = (folder / "profile").as_uri()
    command = [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", target]
    done = subprocess.run(
        [*command, "--outdir", str(out), *files], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr


def pdf_text(path, page=None):
    only = ["-f", str(page), "-l", str(page)] if page else []
    done = subprocess.run(
        ["pdftotext", "-layout", *only, path, "-"], capture_output=True, text=True
    )
    return re.sub(r"\s+", "", done.stdout)


def pdf_about(path):
    done = subprocess.run(["pdfinfo", "-l", "99", path], capture_output=True, text=True)
    sizes = re.findall(r"size:\s+([\d.]+) x ([\d.]+)", done.stdout)
    return int(re.search(r"Pages:\s+(\d+)", done.stdout)[1]), {
        tuple(sorted(round(float(one)) for one in size)) for size in sizes
    }


needs_printer = pytest.mark.skipif(not PRINTER, reason="poppler (pdftotext, pdfinfo) is missing")


@needs_printer
@pytest.mark.parametrize(
    ("name", "most"),
    [("smallest-ja", 1), ("lending-ja", 6), ("lending-en", 7), ("large-ja", 10), ("large-en", 9)],
)
def test_a_word_document_on_paper(office, name, most):
    path = office / "docx" / "pdf" / f"{name}.pdf"
    pages, sizes = pdf_about(path)
    assert pages <= most
    assert sizes == {(595, 842)}
    make, _ = SHEETS[name]
    text = pdf_text(path)
    for one in (*make().causes, *make().solutions):
        assert re.search(rf"{one.id}(?!\d)", text)


@needs_printer
@pytest.mark.parametrize("name", ["lending-ja", "lending-en", "large-ja", "large-en"])
def test_the_first_page_of_word_stands_on_one_sheet(office, name):
    path = office / "docx" / "pdf" / f"{name}.pdf"
    table, whole = {
        "ja": ("問題・課題（原因）・解決策の表", "全体の図"),
        "en": ("Tableofproblem,causeandsolution", "Diagramofall"),
    }[name[-2:]]
    first, second = (pdf_text(path, nth) for nth in (1, 2))
    assert table in first  # the foot names it
    assert table in second or whole in second


@needs_printer
@pytest.mark.parametrize("name", SHEETS)
def test_a_workbook_on_paper_is_one_page_wide(office, name):
    path = office / "xlsx" / "pdf" / f"{name}.pdf"
    pages, sizes = pdf_about(path)
    # One page a tab, and two or three more where a table is longer than a page.
    assert pages <= 16 + 9
    assert sizes == {(595, 842)}
    text = pdf_text(path)
    make, _ = SHEETS[name]
    for one in make().problems:
        assert re.sub(r"\s+", "", one.text)[:6] in text


@pytest.mark.parametrize("name", SHEETS)
def test_a_workbook_that_another_office_saved_comes_back_whole(office, name):
    make, _ = SHEETS[name]
    taken = take_raw((office / "xlsx" / "xlsx" / f"{name}.xlsx").read_bytes())
    data, wrong = fresh_data(taken)
    assert (wrong, taken.unread) == ([], [])
    back, faults = shaped({"dxsheet": "1", **data})
    assert not faults
    assert plain(back) == plain(make())


def test_a_blank_workbook_that_another_office_saved(office):
    taken = take_raw((office / "xlsx" / "xlsx" / "blank-ja.xlsx").read_bytes())
    _, wrong = fresh_data(taken)
    assert [one.where for one in wrong] == ["概要!B2"]


@needs_printer
def test_the_examples_print_from_word_on_three_sheets(tmp_path):
    for path in sorted((Path(__file__).parents[2] / "examples" / "sound").glob("*.yaml")):
        lang = path.stem[-2:]
        page = summarise(load(str(path)).sheet, lang=lang, today="2025-05-12")
        (tmp_path / f"{path.stem}.docx").write_bytes(word.draw([page], lang=lang))
    convert(tmp_path, tmp_path, "pdf", "*.docx")
    pages = {one.stem: pdf_about(one)[0] for one in tmp_path.glob("*.pdf")}
    assert len(pages) == 6
    assert max(pages.values()) <= 3, pages
