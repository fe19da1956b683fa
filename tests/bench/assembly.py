"""Assembling a tabloid page of 8 to 12 stories with up to three pictures, from copy to first fill.

Measured from the call to the moment at which the search has its first exact fill: all shapes of
all articles (copyfit) and the solver's first phase. The composer is new for each page, its fonts
are open. A page that is not filled counts with all the time that was spent on it. The floor is
composing the finished page once, by a new composer too.
"""

from __future__ import annotations

import datetime
import random
import time
from dataclasses import replace

from newsroom.arrange.assemble import USUAL, Assembly, assemble
from newsroom.arrange.tiling import Effort
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.issue import Issue
from newsroom.model.page import Page
from newsroom.model.picture import Picture, Slot
from newsroom.typeset.compose import Composer
from tests.bench.paper import fonts, tabloid
from tests.bench.runner import Bars, Bench, Samples, ms, percentile, timed
from tests.bench.writing import Writer

_PAGES, _FOUND = 20, 0.5  # progress is told as half when the first fill is found
_SHAPES = ((3000, 2000), (2000, 3000), (2400, 1800))
# Characters of copy (least, most) for each cell of the page (basic column × row).
_COPY, _PICTURE = (8.0, 9.6), 48


def page(seed: int) -> Edition:
    """A page's worth of copy or more than that, cut at random."""
    chance, writer = random.Random(seed), Writer(10_000 + seed)
    grid, copy = tabloid().grid, chance.uniform(*_COPY)
    count, shown = chance.randint(8, 12), chance.randint(0, 3)
    room = grid.columns * (grid.rows - tabloid().folio.rows) - shown * _PICTURE
    cuts = [chance.uniform(0.4, 1.6) for _ in range(count)]
    articles, pictures = [], []
    for number, cut in enumerate(cuts):
        story = writer.story(round(room * copy * cut / sum(cuts)))
        slots: tuple[Slot, ...] = ()
        if number < shown:
            width, height = chance.choice(_SHAPES)
            name = f"{seed:032d}{number:032d}"
            pictures.append(Picture(sha256=name, suffix=".jpg", width=width, height=height))
            slots = (Slot("新渠通水，水到田头。", ("罗一鸣",), name),)
        articles.append(
            Article(
                uuid=f"{seed}-{number}",
                headline=story.headline,
                body="\n".join(story.paragraphs),
                slots=slots,
                importance=5 if number == 0 else chance.choice((4, 3, 3, 3, 2, 1)),
            )
        )
    return Edition(
        tabloid(),
        Issue(uuid="issue", publication=tabloid().stem, date=datetime.date(2026, 4, 17)),
        (Page(uuid="page2", issue="issue", number=2, name="综合"),),
        (),
        {article.uuid: article for article in articles},
        {picture.sha256: picture for picture in pictures},
    )


def first_fill(edition: Edition, effort: Effort = USUAL) -> tuple[float, Assembly]:
    """Seconds to the first exact fill, or all of them where none was found, and the page."""
    composer, found = Composer(tabloid(), fonts()), []
    start = time.perf_counter()

    def hear(fraction: float, _text: str) -> None:
        if fraction >= _FOUND:
            found.append(time.perf_counter() - start)

    done = assemble(edition, "page2", composer, Job(hear), effort)
    whole = time.perf_counter() - start
    return (found[0] if found and done.fill == 1.0 else whole), done


def measure(quick: bool) -> Samples:
    """Pages one after the other."""
    ours, floor, whole, filled, held = [], [], [], 0, 0
    pages = 1 if quick else _PAGES
    effort = Effort(better=0.05) if quick else USUAL
    if not quick:
        first_fill(page(999))
    for seed in range(pages):
        edition = page(seed)
        seconds, done = first_fill(edition, effort)
        ours.append(seconds)
        whole.append(done.seconds)
        filled += done.fill == 1.0
        held += len(done.held_over)
        set_page = replace(edition, placements=done.placements)
        floor.append(timed(lambda made=set_page: Composer(tabloid(), fonts()).page(made, "page2")))
    missed = () if filled == pages else (f"{pages - filled} of {pages} pages not filled",)
    return Samples(
        ours,
        floor,
        (
            (
                f"{filled} of {pages} pages filled exactly, {held} stories held over in all; "
                f"with the looks improved p95 {ms(percentile(whole, 0.95))}"
            ),
        ),
        missed,
    )


BENCH = Bench(
    "assembly",
    "8–12 stories with up to 3 pictures on a tabloid page: shapes and first exact fill",
    "composing that page once (floor)",
    Bars(median=0.3, p95=1.0),
    measure,
)
