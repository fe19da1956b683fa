"""Taking a hundred Word files in: read, each in a limited process of its own, and stored.

Ours is what the window's 收稿 does once the files are chosen: reading into headline, byline, body
and pictures, originals put aside, one transaction a file. The floor is python-docx in one process
without limits, asked for the same files' paragraphs and nothing else.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from PIL import Image

from newsroom.desk.desk import Desk
from newsroom.desk.reading import read_files
from newsroom.desk.receiving import stow
from newsroom.job import Job
from tests.bench.runner import Bars, Bench, Samples, interleaved, ms, timed
from tests.bench.writing import Writer

FILES, _FEW = 100, 2
_RUNS = 3
_LENGTH, _PICTURED = 900, 5  # characters of a file; every so manieth carries a photograph
_UNSEEN = 40_000


def files(folder: Path, count: int, number: int = 0) -> list[Path]:
    """So many Word files as correspondents send them, with other text for each number."""
    folder.mkdir()
    writer = Writer(_UNSEEN + number)
    photograph = folder / "photo.jpg"
    Image.effect_noise((1600, 1200), 60).save(photograph, quality=90)
    made = []
    for index, story in enumerate(writer.load(count, _LENGTH * count)):
        document = Document()
        document.add_heading(story.headline, 1)
        document.add_paragraph("通讯员 罗一鸣")
        for text in story.paragraphs:
            document.add_paragraph(text)
        if index % _PICTURED == 0:
            document.add_picture(str(photograph))
            document.add_paragraph("图为新修的渠道。罗一鸣 摄")
        made.append(folder / f"来稿{index}.docx")
        document.save(str(made[-1]))
    photograph.unlink()
    return made


def taken(desk: Desk, paths: Sequence[Path]) -> int:
    """How many articles the files became, all of them stored."""
    with read_files(paths, Job()) as read:
        kept = stow(read, desk.library.pictures, Job())
        receipts, _ = desk.receiving.take(kept, desk.library.publications.default())
    return sum(len(receipt.articles) for receipt in receipts)


def paragraphs(paths: Sequence[Path]) -> int:
    """The characters that python-docx finds in the files' paragraphs."""
    return sum(len(p.text) for path in paths for p in Document(str(path)).paragraphs)


def measure(quick: bool) -> Samples:
    """Both on the same files, others each run, into a library of their own."""
    count = _FEW if quick else FILES
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as name:
        folder = Path(name)
        made: dict[int, list[Path]] = {}
        with Desk.open(folder / "稿库.newsroom", create=True) as desk:

            def ours(number: int) -> float:
                made[number] = files(folder / str(number), count, number)
                came: list[int] = []
                seconds = timed(lambda: came.append(taken(desk, made[number])))
                assert came == [count]
                return seconds

            def floor(number: int) -> float:
                return timed(lambda: paragraphs(made[number]))

            found = interleaved(_RUNS, ours, floor, quick=quick, warm=0)
    return Samples(*found, notes=(f"{ms(min(found[0]) / count)} a file at best",))


BENCH = Bench(
    "import",
    f"{FILES} Word files read in processes of their own and stored, every fifth with a photograph",
    "python-docx finding their paragraphs in one process (floor)",
    Bars(),
    measure,
)
