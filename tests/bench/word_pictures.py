"""Writing four composed pages with twenty photographs as a Word page file, once they were placed.

The photographs are JPEGs of 12 megapixels; what is printed of them was made when they were placed.
python-docx's own calls write the same stories and the same printed pictures unplaced.
"""

from __future__ import annotations

import hashlib
import io
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from docx import Document
from docx.shared import Mm as DocxMm
from PIL import Image

from newsroom.export import word_page
from newsroom.export.renditions import Renditions
from newsroom.model.frame import PageFrames, PictureFrame
from newsroom.model.length import Mm
from newsroom.model.picture import Crop
from newsroom.model.printing import PageProfile
from newsroom.typeset.compose import Composer
from tests.bench.paper import FOUR_PAGES, edition, fonts, house
from tests.bench.runner import Bars, Bench, Samples, interleaved, timed
from tests.bench.writing import Writer, Written

_CHARACTERS, _STORIES = 16_500, sum(FOUR_PAGES)
_PICTURES, _FEW = 20, 2
SIZE, SMALL = (4000, 3000), (800, 600)
_PRINTED = (Mm(100), Mm(70))
_CROP = Crop(0.0, 0.03, 0.0, 0.04)


class Photographs:
    """Photographs made for the measurement, by their SHA-256."""

    def __init__(self, folder: Path, count: int, size: tuple[int, int] = SIZE) -> None:
        width, height = size
        grain = Image.effect_noise((width + 20 * count, height), 30)
        light = Image.linear_gradient("L").resize(size)
        self._files: dict[str, Path] = {}
        for number in range(count):
            part = grain.crop((20 * number, 0, 20 * number + width, height))
            toned = (Image.blend(part, light, 0.3 + 0.2 * tone) for tone in range(3))
            path = folder / f"{number}.jpg"
            Image.merge("RGB", tuple(toned)).save(path, quality=90)
            self._files[hashlib.sha256(path.read_bytes()).hexdigest()] = path

    def path(self, picture: str) -> str:
        """A photograph's file."""
        return str(self._files[picture])

    def names(self) -> tuple[str, ...]:
        """Their SHA-256."""
        return tuple(self._files)

    def on(self, pages: Sequence[PageFrames]) -> tuple[PageFrames, ...]:
        """The pages with the photographs on them, one after the other."""
        found = [list(page.frames) for page in pages]
        for number, sha256 in enumerate(self._files):
            x, y = Mm(20), Mm(20 + 75 * (number // len(pages)))
            frame = PictureFrame(x, y, *_PRINTED, sha256, _CROP, f"照片{number}")
            found[number % len(pages)].append(frame)
        return tuple(
            replace(page, frames=tuple(frames)) for page, frames in zip(pages, found, strict=True)
        )

    def renditions(self, kept: Renditions) -> list[bytes]:
        """What is printed of them; made, and kept for later."""
        return [
            kept.get(sha256, path, *_PRINTED, _CROP).data for sha256, path in self._files.items()
        ]


def plain(stories: tuple[Written, ...], pictures: Sequence[bytes], target: Path) -> None:
    """The stories and pictures by python-docx's own calls."""
    document = Document()
    for story in stories:
        document.add_heading(story.headline, 1)
        for text in story.paragraphs:
            document.add_paragraph(text)
    for picture in pictures:
        document.add_picture(io.BytesIO(picture), width=DocxMm(100))
    document.save(str(target))


def measure(quick: bool) -> Samples:
    """Both on the same text, another one each run."""
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as name:
        folder = Path(name)
        photographs = Photographs(folder, _FEW, SMALL) if quick else Photographs(folder, _PICTURES)
        target, kept = folder / "page.docx", Renditions(folder / "renditions")
        printed = photographs.renditions(kept)

        def ours(number: int) -> float:
            made = edition(Writer(number).load(_STORIES, _CHARACTERS), FOUR_PAGES)
            frames = photographs.on(Composer(house(), fonts()).pages(made))
            return timed(
                lambda: word_page.write(
                    made, frames, photographs, target, profile=PageProfile.EXACT, renditions=kept
                )
            )

        def rival(number: int) -> float:
            stories = Writer(number).load(_STORIES, _CHARACTERS)
            return timed(lambda: plain(stories, printed, target))

        found = interleaved(7, ours, rival, quick=quick)
        size = sum(map(len, printed)) / 1e6
        return Samples(*found, notes=(f"{len(printed)} pictures, {size:.1f} MB as printed",))


BENCH = Bench(
    "word-pictures",
    f"Word page file of four composed pages with {_PICTURES} placed photographs of 12 megapixels",
    "python-docx's own calls writing the same text and printed pictures unplaced",
    Bars(median=0.5),
    measure,
)
