"""What independent programs read in a PDF file, as the tests compare it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypdfium2

from newsroom.model.frame import PageFrames, TextFrame


def frames_text(page: PageFrames) -> str:
    """All characters of a page's frames in their order, without white space."""
    return joined(
        "".join(
            line.text
            for frame in page.frames
            if isinstance(frame, TextFrame)
            for line in frame.lines
        )
    )


def joined(text: str) -> str:
    """Without the white space that readers put in and leave out."""
    return "".join(text.split())


def by_poppler(path: Path) -> list[str]:
    """The text of each page as pdftotext gives it in the file's own order."""
    result = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
    return [joined(page) for page in result.stdout.decode("utf8").split("\f")[:-1]]


def by_pdfium(path: Path) -> list[str]:
    """The text of each page as PDFium gives it."""
    found = []
    with pypdfium2.PdfDocument(path) as document:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            found.append(joined(text.get_text_range()))
            text.close()
            page.close()
    return found
