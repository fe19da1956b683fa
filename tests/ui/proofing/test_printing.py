"""Printing, read back from what a printer that writes PDF was given."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from newsroom.errors import CancelledError, NewsroomError
from newsroom.job import Job
from newsroom.model.frame import FontFace, PageFrames, RuleFrame
from newsroom.model.length import Length, Mm, Pt
from newsroom.ui.pages.pictures import NoPictures
from newsroom.ui.proofing.papers import Room
from newsroom.ui.proofing.printing import prepare, print_sheets
from tests.ui.pages.conftest import bold, kai, page, song
from tests.ui.pages.test_painter import sheet, text_frame

__all__ = ["bold", "kai", "page", "song"]


def _printer(qtbot: QtBot, target: Path, paper: str) -> tuple[QPrinter, Room]:
    assert qtbot is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    return printer, prepare(printer, paper)


def _sizes(path: Path) -> list[tuple[int, int]]:
    with pypdfium2.PdfDocument(path) as file:
        sizes = [file.get_page_size(number) for number in range(len(file))]
    return [(round(width / 72 * 25.4), round(height / 72 * 25.4)) for width, height in sizes]


def _dark(path: Path, number: int) -> tuple[float, float, float, float]:
    """Millimetres from the paper's edges to what is printed: left, top, right, bottom."""
    with pypdfium2.PdfDocument(path) as file:
        image = file[number].render(scale=2).to_pil().convert("L")
    box = image.point(lambda value: 255 if value < 160 else 0).getbbox()
    assert box is not None
    left, top, right, bottom = box
    edges = left, top, image.width - right, image.height - bottom
    return tuple(edge / 144 * 25.4 for edge in edges)  # type: ignore[return-value]


def _framed(width: Length, height: Length, song: FontFace) -> PageFrames:
    """A sheet with a rule along each of its edges."""
    thick = Mm(0.6)
    rules = [
        RuleFrame(Length(0), thick * 0.5, width, Length(0), thick),
        RuleFrame(Length(0), height - thick * 0.5, width, Length(0), thick),
        RuleFrame(thick * 0.5, Length(0), Length(0), height, thick),
        RuleFrame(width - thick * 0.5, Length(0), Length(0), height, thick),
    ]
    return sheet(*rules, text_frame("大样", song, x=60, y=60), width=width, height=height)


def test_a_page_is_reduced_to_the_middle_of_one_paper(
    qtbot: QtBot, tmp_path: Path, song: FontFace
) -> None:
    printer, room = _printer(qtbot, tmp_path / "out.pdf", "A4")
    frames = _framed(Mm(305), Mm(434), song)
    papers = print_sheets(printer, [frames], NoPictures(), room, Job(), tiled=False)
    assert papers == 1
    assert _sizes(tmp_path / "out.pdf") == [(210, 297)]
    left, top, right, bottom = _dark(tmp_path / "out.pdf", 0)
    assert left == pytest.approx(right, abs=0.8)
    assert top == pytest.approx(bottom, abs=0.8)
    assert left == pytest.approx(5, abs=1.0)
    assert 297 - top - bottom == pytest.approx((210 - left - right) * 434 / 305, abs=1.0)


def test_a_page_at_full_size_goes_over_several_papers(
    qtbot: QtBot, tmp_path: Path, song: FontFace
) -> None:
    printer, room = _printer(qtbot, tmp_path / "out.pdf", "A3")
    frames = _framed(Mm(305), Mm(434), song)
    papers = print_sheets(printer, [frames, frames], NoPictures(), room, Job(), tiled=True)
    assert papers == 4
    assert _sizes(tmp_path / "out.pdf") == [(420, 297)] * 4
    left, top, right, _ = _dark(tmp_path / "out.pdf", 0)
    assert (left, top) == (pytest.approx(5, abs=0.5), pytest.approx(5, abs=0.5))
    assert 420 - left - right == pytest.approx(305, abs=0.5)
    _, top, _, bottom = _dark(tmp_path / "out.pdf", 1)
    assert 297 - bottom - 5 == pytest.approx(434 - (287 - 10), abs=0.6)


def test_paper_lies_as_the_sheet_does(qtbot: QtBot, tmp_path: Path, song: FontFace) -> None:
    printer, room = _printer(qtbot, tmp_path / "out.pdf", "A4")
    frames = [_framed(Mm(280), Mm(190), song), _framed(Mm(150), Mm(200), song)]
    assert print_sheets(printer, frames, NoPictures(), room, Job(), tiled=False) == 2
    assert _sizes(tmp_path / "out.pdf") == [(297, 210), (210, 297)]


def test_text_is_printed_as_text(qtbot: QtBot, tmp_path: Path, page: PageFrames) -> None:
    printer, room = _printer(qtbot, tmp_path / "out.pdf", "A4")
    print_sheets(printer, [page], NoPictures(), room, Job(), tiled=False)
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as file:
        assert file[0].get_textpage().count_chars() > 3000


def test_a_cancelled_job_and_a_dead_printer_are_told(
    qtbot: QtBot, tmp_path: Path, song: FontFace
) -> None:
    frames = sheet(text_frame("大样", song, Pt(20)))
    job = Job()
    job.cancel()
    printer, room = _printer(qtbot, tmp_path / "out.pdf", "A4")
    with pytest.raises(CancelledError):
        print_sheets(printer, [frames], NoPictures(), room, job, tiled=False)
    assert not (tmp_path / "out.pdf").exists()
    printer, room = _printer(qtbot, tmp_path / "none" / "out.pdf", "A4")
    with pytest.raises(NewsroomError, match="打印机没有接收"):
        print_sheets(printer, [frames], NoPictures(), room, Job(), tiled=False)


def test_a_sheet_of_the_papers_own_size_keeps_its_size(qtbot: QtBot, tmp_path: Path) -> None:
    printer, room = _printer(qtbot, tmp_path / "out.pdf", "A4")
    inner = RuleFrame(Mm(20), Mm(30), Mm(170), Length(0), Mm(0.6))
    frames = sheet(inner, width=Mm(210), height=Mm(297))
    print_sheets(printer, [frames], NoPictures(), room, Job(), tiled=False)
    left, top, right, _ = _dark(tmp_path / "out.pdf", 0)
    assert (left, right) == (pytest.approx(20, abs=0.4), pytest.approx(20, abs=0.4))
    assert top == pytest.approx(29.7, abs=0.4)
