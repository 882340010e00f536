"""The journey of the Confederation's half-year in a real browser at 1280 and at 360 px: the nation's figures down to
one sale; the partners' reports put together as XLSX, DOCX and PDF, which are opened and hold the numbers of the page and of
the API. The last line is 'N passed, N failed'.

    .venv/bin/python Tests/journeys/half_year.py --phucloi .build/debug/phucloi [--pictures FOLDER] [--keep]
"""

import io
import pathlib
import re
import subprocess
import sys

import docx
import openpyxl
from playwright.sync_api import Browser

from journey import Journey, main, number
from running_site import Site

HALF, FORM = "2026-H1", "welfare_partner"


def grouped(value: int) -> str:
    """A number as Vietnamese write it."""
    return f"{value:,}".replace(",", ".")


def download(officer: Journey, selector: str) -> bytes:
    """The file behind a link of the page."""
    with officer.page.expect_download() as waiting:
        officer.page.click(selector)
    return pathlib.Path(waiting.value.path()).read_bytes()


def numbers(workbook: bytes) -> set:
    """All numbers of a workbook."""
    return {cell for sheet in openpyxl.load_workbook(io.BytesIO(workbook)) for row in sheet.iter_rows(values_only=True)
            for cell in row if isinstance(cell, (int, float))}


def words(document: bytes) -> str:
    """What stands in the tables of a DOCX."""
    tables = docx.Document(io.BytesIO(document)).tables
    return "\n".join(cell.text for table in tables for row in table.rows for cell in row.cells)


def printed(paper: bytes) -> str:
    """What pdftotext reads from a PDF."""
    told = subprocess.run(["pdftotext", "-layout", "-", "-"], input=paper, capture_output=True, check=True)
    return told.stdout.decode()


def journey_one_sale(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """From the half-year's turns to the list of sales, and to one of them."""
    officer = Journey(site, browser, width, pictures)
    officer.sign_in("tonglien")
    page = officer.page
    officer.open("/reports/welfare")
    page.select_option("#period", HALF)
    page.click("form[action='/reports/welfare'] button[type=submit]")
    page.wait_for_url(re.compile(rf"period={HALF}"))
    officer.look("half-year")
    told = page.request.get(f"{site.url}/api/v1/reports/welfare?scope=VN&period={HALF}").json()
    shown = [number(text) for text in page.eval_on_selector_all(
        ".tiles .figure__value", "all => all.map(one => one.textContent)")]
    assert shown[:2] == [told["members"], told["turns"]], (shown, told["members"], told["turns"])
    officer.keep("confederation-half-year", "#report-heading")
    workbook = numbers(download(officer, "a[href^='/reports/welfare.xlsx']"))
    assert {told["members"], told["turns"], told["sales"]["paid_amount"]} <= workbook, "the workbook tells otherwise"
    page.click(".tiles a >> nth=1")
    page.wait_for_url(re.compile(r"/sales\?"))
    assert grouped(told["turns"]) in page.inner_text("main"), "the list does not tell how many sales the figure has"
    officer.look("half-year-sales")
    officer.keep("confederation-sales")
    page.click("tbody a[href^='/sales/'] >> nth=0")
    page.wait_for_url(re.compile(r"/sales/"))
    officer.look("half-year-one-sale")
    officer.keep("confederation-one-sale")
    officer.close()


def journey_papers(site: Site, browser: Browser, width: str, pictures: pathlib.Path | None) -> None:
    """The partners' half-year put together: every file holds what the page and the API tell."""
    officer = Journey(site, browser, width, pictures)
    officer.sign_in("tonglien")
    page = officer.page
    officer.open(f"/consolidation?form={FORM}&period={HALF}")
    officer.look("half-year-consolidated")
    told = page.request.get(f"{site.url}/api/v1/reports/forms/{FORM}?period={HALF}").json()
    cells = {cell["name"]: cell["value"] for cell in told["cells"]}
    wanted = [cells[name] for name in ("turns", "list_amount", "paid_amount", "discount_amount")]
    main_text = page.inner_text("main")
    assert all(grouped(value) in main_text for value in wanted), wanted
    assert f"{told['reports_handed_in']} trên {told['reports_owed']}" in main_text, "completeness"
    officer.keep("confederation-consolidated")
    assert set(wanted) <= numbers(download(officer, "a[href^='/consolidation.xlsx']")), "the workbook tells otherwise"
    document = words(download(officer, "a[href^='/consolidation.docx']"))
    assert all(grouped(value) in document for value in wanted), "the DOCX tells otherwise"
    paper = printed(page.request.get(site.url + page.get_attribute("a[href^='/consolidation.pdf']", "href")).body())
    assert all(grouped(value) in paper for value in wanted), "the PDF tells otherwise"
    officer.close()


if __name__ == "__main__":
    sys.exit(main(__doc__, [journey_one_sale, journey_papers]))
