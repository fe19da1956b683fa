"""One character typed into an article of 1,300: its new lines and its lines over or under.

The page was composed before; the article gets one more character in the midst of one of its
paragraphs and its placement is composed anew by the same composer. The floor breaks the same
article greedily, advances looked up beforehand.
"""

from __future__ import annotations

from dataclasses import replace
from statistics import median

from newsroom.model.edition import Edition
from newsroom.typeset.compose import Composer
from tests.bench.floor import greedy
from tests.bench.paper import CHARACTERS, edition, fonts, house
from tests.bench.runner import Bars, Bench, Samples, interleaved, ms, timed
from tests.bench.writing import STORIES, Writer

LENGTH, PAGE, _PLACE = 1300, "page3", "place-story4"  # in the midst of the load


def typed(before: Edition, number: int) -> Edition:
    """The edition with one more character in the article, elsewhere for each number."""
    story = before.articles["story4"]
    at = 40 + (number * 97) % (len(story.body) - 80)
    while story.body[at] == "\n":
        at += 1
    body = story.body[:at] + chr(0x4E00 + 7 * number) + story.body[at:]
    changed = replace(story, body=body)
    return replace(before, articles={**before.articles, story.uuid: changed})


def measure(quick: bool) -> Samples:
    """Keystrokes one after the other, each into what the one before left."""
    now = edition(Writer(0).load(STORIES, LENGTH * STORIES))
    composer = Composer(house(), fonts())
    cold = [
        timed(lambda: Composer(house(), fonts()).page(now, PAGE)) for _ in range(1 if quick else 5)
    ]
    composer.page(now, PAGE)
    body = fonts().font("body")
    pages: list[float] = []

    def ours(number: int) -> float:
        nonlocal now
        now = typed(now, number)
        placement = next(p for p in now.placements if p.uuid == _PLACE)
        seconds = timed(lambda: composer.article(now, placement))
        assert composer.article(now, placement).fit.taken >= LENGTH - 60
        now = typed(now, number + 1000)
        pages.append(timed(lambda: composer.page(now, PAGE)))
        return seconds

    def rival(_number: int) -> float:
        texts = now.articles["story4"].body.split("\n")
        advances = {char: body.advance(char) for text in texts for char in text}
        return timed(lambda: [greedy(text, CHARACTERS, advances) for text in texts])

    mine, theirs = interleaved(31, ours, rival, quick=quick)
    return Samples(
        mine,
        theirs,
        (
            (
                f"whole page after a keystroke {ms(median(pages))}; "
                f"the page cold {ms(median(cold))}, {median(cold) / median(mine):.0f} keystrokes"
            ),
        ),
    )


BENCH = Bench(
    "keystroke",
    "one character typed in a 1,300-character article to its new lines and ±lines",
    "a naive greedy breaker in Python over that article (floor)",
    Bars(median=0.003),
    measure,
)
