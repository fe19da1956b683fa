"""Full composition of three pages of unseen text, beside Typst's layout of the same text.

Ours: a new Composer over fonts that are open sets all pages to finished frames (lines broken,
every glyph placed, headlines, rules, folios). Typst: a new Compiler over fonts that are open reads
the same text as markup and lays it out on pages of the same size, with the same body size, measure
and number of columns, justified, Chinese; asked for by a query that finds nothing, so that neither
PDF nor SVG is written. Typst works on all processors, we on one. Headlines stand over their column
there and over the page here.
"""

from __future__ import annotations

import importlib
from typing import Any

from newsroom.typeset.compose import Composer
from tests.bench.paper import CHARACTERS, COLUMNS, HEADLINE, edition, fonts, house
from tests.bench.runner import Bars, Bench, MissingError, Samples, interleaved, timed
from tests.bench.writing import Writer, Written

_SPECIAL = str.maketrans({char: "\\" + char for char in "\\#$*_`<>@[]~=-+/'\""})


def _typst() -> Any:
    try:
        return importlib.import_module("typst")
    except ImportError:
        raise MissingError("typst is not installed (pip install -e '.[bench]')") from None


def markup(stories: tuple[Written, ...]) -> bytes:
    """The stories in Typst's words, on pages like ours."""
    grid = house().grid
    face = fonts().font("body").face.family
    gap = (grid.pitch - grid.body_size).pt
    lines = [
        (
            f"#set page(width: {grid.trim_width.pt}pt, height: {grid.trim_height.pt}pt, margin: "
            f"(x: {(grid.trim_width - grid.type_width) / 2 / 12700}pt, y: {grid.top.pt}pt), "
            f"columns: {COLUMNS})"
        ),
        f"#set columns(gutter: {grid.body_size.pt}pt)",
        (
            f'#set text(font: "{face}", size: {grid.body_size.pt}pt, lang: "zh", region: "cn", '
            "top-edge: 0.88em, bottom-edge: -0.12em)"
        ),
        (
            f"#set par(justify: true, leading: {gap}pt, spacing: {gap}pt, "
            "first-line-indent: (amount: 2em, all: true))"
        ),
        f"#show heading: set text(size: {HEADLINE.pt}pt)",
    ]
    for number, story in enumerate(stories):
        if number in (3, 6):
            lines.append("#pagebreak()")
        lines.append("= " + story.headline.translate(_SPECIAL))
        lines += [text.translate(_SPECIAL) for text in story.paragraphs]
    return "\n\n".join(lines).encode()


def measure(quick: bool) -> Samples:
    """Both on the same text, another one each run."""
    typst = _typst()
    faces = typst.Fonts(include_system_fonts=True)
    assert house().grid.characters == CHARACTERS

    def ours(number: int) -> float:
        made = edition(Writer(number).load())
        done = []
        seconds = timed(lambda: done.extend(Composer(made.publication, fonts()).pages(made)))
        over = sum(fit.over for page in done for fit in page.fits)
        assert over == 0, f"{over} lines found no room"
        return seconds

    def rival(number: int) -> float:
        source = markup(Writer(number).load())
        return timed(lambda: typst.Compiler(source, font_paths=faces).query("<none>"))

    mine, theirs = interleaved(11, ours, rival, quick=quick, warm=2)
    return Samples(mine, theirs)


BENCH = Bench(
    "composition",
    "12,678 characters, 10 headlines, 5 columns, 3 pages to finished frames; text unseen",
    "Typst laying out the same text (compiler new, fonts open, query of nothing)",
    Bars(ratio=0.5),
    measure,
)
