"""The HTML of a result in a real browser: nothing is fetched, and nothing is lost on paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from cpguide.output.checklist import checklist
from cpguide.output.html import html_of
from cpguide.output.page import page
from cpguide.output.sheet import Group, Page
from tests.catalogue import bad
from tests.output.test_checklist import told

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
]
PAPERS = {"letter": (612, 792), "a4": (595, 842)}

pytestmark = pytest.mark.skipif(not BROWSER, reason="no Chromium on this machine to print with")


def printed(made: str, place: Path, paper: str) -> tuple[PdfReader, str]:
    """The page as this browser prints it, and what the browser said.

    The printer knows the paper, not the page. Without a printer it is Letter. For A4 the page has to say so,
    and loses the policy that would not let it.
    """
    if paper != "letter":
        policy = re.search(r"<meta http-equiv=.Content-Security-Policy.[^>]*>", made)
        assert policy
        made = made.replace(policy[0], "").replace("</style>", f"@page {{ size: {paper}; }}</style>")
    (place / "page.html").write_text(made, encoding="utf-8")
    target = place / "page.pdf"
    options = [f"--user-data-dir={place / 'profile'}", f"--print-to-pdf={target}", "--enable-logging=stderr"]
    done = subprocess.run(
        [str(BROWSER), *QUIET, *options, (place / "page.html").as_uri()], capture_output=True, timeout=60
    )
    return PdfReader(BytesIO(target.read_bytes())), done.stderr.decode("utf-8", "replace")


def squeezed(text: str) -> str:
    return "".join(text.split())


def texts(made: Page) -> list[str]:
    """Every text of a page."""
    cells = [
        cell
        for section in made.sections
        for group in section.groups
        for cell in (
            [text for one in group.entries for text in (one.title, one.text, *one.notes)]
            if isinstance(group, Group)
            else [*group.columns, *(cell for row in group.rows for cell in row)]
        )
    ]
    return [made.title, *made.head, *made.foot, *(section.title for section in made.sections), *cells]


@bad(117)
@pytest.mark.parametrize("paper", PAPERS)
def test_117_nothing_is_lost_on_either_paper(paper: str, tmp_path: Path) -> None:
    made = page(told("granted-and-a-sick-mother-abroad"))
    reader, log = printed(html_of(made), tmp_path, paper)
    assert tuple(round(float(side)) for side in reader.pages[0].mediabox[2:]) == PAPERS[paper]
    shown = squeezed("".join(sheet.extract_text() for sheet in reader.pages))
    whole = [text for text in texts(made) if squeezed(text) not in shown]
    # A text that goes on over two sheets has the margins of the page in its middle: then each word is there.
    assert len(whole) <= len(reader.pages)
    assert not [word for text in whole for word in text.split() if word not in shown]
    assert "CONSOLE" not in log
    assert "Refused to" not in log


@bad(117)
@pytest.mark.parametrize("paper", PAPERS)
def test_117_the_checklist_is_one_sheet_of_paper(paper: str, tmp_path: Path) -> None:
    made = checklist(told("cook-who-carried-the-drugs"))
    reader, _ = printed(html_of(made), tmp_path, paper)
    assert len(reader.pages) == 1
    shown = squeezed(reader.pages[0].extract_text())
    assert not [text for text in texts(made) if squeezed(text) not in shown]
