"""Writing four composed pages as a Word page file, beside python-docx writing the same text.

Ours places every line at its composed position; python-docx's own calls write the headlines and
paragraphs of the same stories as a plain flowing document. Both save to disk.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from docx import Document

from newsroom.export import word_page
from newsroom.typeset.compose import Composer
from tests.bench.paper import FOUR_PAGES, edition, fonts, house
from tests.bench.runner import Bars, Bench, Samples, interleaved, timed
from tests.bench.writing import Writer, Written

_CHARACTERS, _STORIES = 16_500, sum(FOUR_PAGES)


class NoPictures:
    """A picture source without pictures."""

    def path(self, picture: str) -> str:
        """Nothing is there."""
        del picture
        return ""


def plain(stories: tuple[Written, ...], target: Path) -> None:
    """The stories by python-docx's own calls."""
    document = Document()
    for story in stories:
        document.add_heading(story.headline, 1)
        for text in story.paragraphs:
            document.add_paragraph(text)
    document.save(str(target))


def measure(quick: bool) -> Samples:
    """Both on the same text, another one each run; ours is composed beforehand."""
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as folder:
        target = Path(folder, "page.docx")

        def ours(number: int) -> float:
            made = edition(Writer(number).load(_STORIES, _CHARACTERS), FOUR_PAGES)
            frames = Composer(house(), fonts()).pages(made)
            assert sum(fit.over for page in frames for fit in page.fits) == 0
            return timed(lambda: word_page.write(made, frames, NoPictures(), target))

        def rival(number: int) -> float:
            stories = Writer(number).load(_STORIES, _CHARACTERS)
            return timed(lambda: plain(stories, target))

        return Samples(*interleaved(7, ours, rival, quick=quick))


BENCH = Bench(
    "word",
    f"Word page file of four composed pages, {_CHARACTERS:,} characters",
    "python-docx's own calls writing the same text unplaced",
    Bars(),
    measure,
)
