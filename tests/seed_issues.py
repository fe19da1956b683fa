"""The published pages as issues of their papers, with a picture in every slot, assembled."""

from __future__ import annotations

import datetime
import pickle
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image, ImageDraw

from newsroom.arrange.assembly import Assembly
from newsroom.desk.assembling import propose_issue
from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.desk.receiving import read_files
from newsroom.job import Job
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames
from newsroom.model.issue import IssueNumber
from newsroom.store.media import Media
from tests import seeds

NEWSPAPERS = tuple(stem for stem in sorted(seeds.PAPERS) if stem != "002")

_MADE = "issue.pickle"
_SHAPES = ((3000, 2000), (2400, 1800), (2000, 3000))
_IMPORTANCE = {0: 5, 1: 4, 2: 4}


@dataclass(frozen=True)
class Issue:
    """One seed assembled. pages: those that hold anything, as composed. pictures: originals."""

    edition: Edition
    assemblies: tuple[Assembly, ...]
    pages: tuple[PageFrames, ...]
    pictures: Media

    @classmethod
    def load(cls, folder: Path) -> Issue:
        """What was assembled in a folder."""
        with (folder / _MADE).open("rb") as stream:
            edition, assemblies, pages = pickle.load(stream)
        return cls(edition, assemblies, pages, Media(folder / "库.media"))

    @property
    def filled(self) -> tuple[Assembly, ...]:
        """The pages that hold anything."""
        return tuple(one for one in self.assemblies if one.placements)


def drawn(path: Path, shape: tuple[int, int]) -> Path:
    """A placeholder: a grey field with its diagonals."""
    width, height = shape
    image = Image.new("L", shape, 210)
    pen = ImageDraw.Draw(image)
    pen.line((0, 0, width, height), fill=120, width=9)
    pen.line((0, height, width, 0), fill=120, width=9)
    image.save(path, quality=60)
    return path


def received(stem: str, folder: Path) -> Edition:
    """The seed's articles in an issue of its paper, graded, with a picture in every slot."""
    with Desk.open(folder / "库.newsroom", create=True) as desk:
        home = desk.library.publications.find(seeds.PAPERS[stem])
        number = IssueNumber((1,))
        change = desk.paging.new_issue(home, datetime.date(2020, 6, 3), number)
        issue = next(iter(change.issues))
        with read_files([seeds.page(stem)], Job()) as files:
            receipts, _ = desk.receiving.take(files, issue=issue)
        assert receipts[0].error is None
        for place, article in enumerate(receipts[0].articles):
            graded = replace(article, importance=_IMPORTANCE.get(place, 3))
            desk.library.articles.save(graded, person="周闻笛", reason="评级")
            for slot in range(len(article.slots)):
                shape = _SHAPES[(place + slot) % len(_SHAPES)]
                picture = drawn(folder / f"{place}-{slot}.jpg", shape)
                desk.receiving.add_picture(graded, picture, slot)
                graded = desk.paging.edition(issue).articles[article.uuid]
        return desk.paging.edition(issue)


def assemble(stem: str, folder: Path) -> None:
    """The seed's articles on as many pages as they need, kept in a folder."""
    made = received(stem, folder)
    composers = Composers()
    assemblies = propose_issue(made, composers, Job())
    placed = tuple(p for assembly in assemblies for p in assembly.placements)
    done = replace(made, placements=placed)
    pages = tuple(page for page in composers.pages(done) if page.fits)
    with (folder / _MADE).open("wb") as stream:
        pickle.dump((done, assemblies, pages), stream)
