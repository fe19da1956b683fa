"""A whole print package of four pages with twenty photographs, once they were placed.

Page file, manuscript, proof, page images of 150 dpi, order sheet, originals, manifest, all of it as
folder and archive. The floor copies and hashes the same originals and stores them in an archive.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from newsroom.desk.composing import Composers
from newsroom.desk.publishing import FileKind, Publishing
from newsroom.desk.renditions import make, printed
from newsroom.job import Job
from newsroom.model.edition import Edition
from newsroom.model.picture import Picture, Slot
from newsroom.model.placement import PicturePlace
from newsroom.ui.pages.painter import QtPainter
from tests.bench.paper import FOUR_PAGES, edition
from tests.bench.runner import Bars, Bench, Samples, interleaved, timed
from tests.bench.word_pictures import SIZE, SMALL, Photographs
from tests.bench.writing import Writer

_CHARACTERS, _STORIES = 9_500, sum(FOUR_PAGES)
_PICTURES, _FEW = 20, 2
_ROWS = 11


def pictured(bare: Edition, pictures: Sequence[Picture]) -> Edition:
    """The edition with the pictures in its stories, one after the other."""
    slots: dict[str, list[Slot]] = {placement.article: [] for placement in bare.placements}
    homes = list(slots)
    for number, picture in enumerate(pictures):
        held = slots[homes[number % len(homes)]]
        held.append(Slot(f"照片{number}", ("何苗",), picture.sha256))
    articles = {
        uuid: replace(article, slots=tuple(slots.get(uuid, ())))
        for uuid, article in bare.articles.items()
    }
    placements = tuple(
        replace(
            placement,
            pictures=tuple(
                PicturePlace(slot, 2 * slot, 2, _ROWS)
                for slot in range(len(slots[placement.article]))
            ),
        )
        for placement in bare.placements
    )
    known = {picture.sha256: picture for picture in pictures}
    return replace(bare, articles=articles, placements=placements, pictures=known)


def measure(quick: bool) -> Samples:
    """Both with the same originals, another text each run; ours is composed beforehand."""
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as name:
        folder = Path(name)
        count, size = (_FEW, SMALL) if quick else (_PICTURES, SIZE)
        photographs = Photographs(folder, count, size)
        shelf, out = folder / "renditions", folder / "out"
        pictures = [
            Picture(sha256, ".jpg", *size, f"DSC{number}.jpg")
            for number, sha256 in enumerate(photographs.names())
        ]

        def ours(number: int) -> float:
            bare = edition(Writer(number).load(_STORIES, _CHARACTERS), FOUR_PAGES)
            made = pictured(bare, pictures)
            composers = Composers()
            pages = composers.pages(made)
            frames = printed(pages)
            assert len(frames) == len(pictures)
            assert sum(fit.over for page in pages for fit in page.fits) == 0
            make(frames, photographs, shelf, Job())
            publishing = Publishing(composers, photographs, shelf)
            kinds, painter = frozenset({FileKind.PACKAGE}), QtPainter()
            return timed(lambda: publishing.export(made, out, kinds, painter, Job()))

        def floor(number: int) -> float:
            del number
            paths = [Path(photographs.path(picture.sha256)) for picture in pictures]
            return timed(lambda: _copied(paths, folder / "floor"))

        found = interleaved(3, ours, floor, quick=quick)
        held = sum(Path(photographs.path(p.sha256)).stat().st_size for p in pictures) / 1e6
        return Samples(*found, notes=(f"{len(pictures)} originals, {held:.0f} MB",))


def _copied(paths: Sequence[Path], folder: Path) -> None:
    """The originals copied, hashed and stored in an archive."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    with zipfile.ZipFile(folder / "originals.zip", "w") as archive:
        for path in paths:
            copy = Path(shutil.copyfile(path, folder / path.name))
            with copy.open("rb") as stream:
                hashlib.file_digest(stream, "sha256")
            archive.write(copy, path.name)


BENCH = Bench(
    "package",
    f"whole print package of four pages with {_PICTURES} placed photographs of 12 megapixels",
    "copying, hashing and archiving the same originals",
    Bars(median=5.0),
    measure,
)
