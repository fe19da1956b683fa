"""What does not agree within and between the stories of an issue of sixteen pages, sixty stories.

Ours is the rules of consistency over every story and between them, none of the copy seen before.
The rival is jieba alone cutting the same copy: the floor of any tool that looks at words. Some
slips are planted between stories; each must be found.
"""

from __future__ import annotations

from functools import partial

from newsroom.model.article import Article
from newsroom.model.fault import Fault
from newsroom.proof import catalogue, pack
from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import Rule
from newsroom.proof.text import Story, of_article
from newsroom.text import words
from tests.bench.runner import Bars, Bench, Samples, interleaved, ms, timed
from tests.bench.writing import Writer

PAGES, STORIES, CHARACTERS = 16, 60, 54_000
_FEW = 6
_PLANTED = (
    ("区长顾长庚来看望了大家。", "区长顾长耕随后讲了话。", "顾长耕"),
    ("石桥大桥全长1860米。", "全长1680米的石桥大桥也修好了。", "1680米"),
    ("5月1日，第四届石桥灯会节开幕。", "5月2日，第四届石桥灯会节开幕。", "5月2日"),
)


def _stories(number: int, *, quick: bool) -> tuple[Story, ...]:
    """Sixty stories of a page each in turn, with slips between the first and the last."""
    share = _FEW / STORIES if quick else 1
    written = Writer(number).load(int(STORIES * share), int(CHARACTERS * share))
    bodies = ["\n".join(one.paragraphs) for one in written]
    for at, (first, last, _) in enumerate(_PLANTED):
        bodies[at] += f"\n{first}"
        bodies[-1 - at] += f"\n{last}"
    return tuple(
        of_article(Article(headline=one.headline, body=body), page=1 + at % PAGES)
        for at, (one, body) in enumerate(zip(written, bodies, strict=True))
    )


def _rules() -> tuple[Rule, ...]:
    names = {name for one in pack.shipped() if one.key == "consistency" for name in one.rules}
    return tuple(rule for rule in catalogue.rules() if rule.name in names)


def _read(stories: tuple[Story, ...], found: list[Fault]) -> None:
    reader = Proofreader(rules=_rules())
    for story in stories:
        reader.story(story)
    found[:] = reader.issue(stories)


def _cut(stories: tuple[Story, ...]) -> int:
    return sum(len(words.cut(text.text)) for story in stories for text in story.texts)


def measure(quick: bool) -> Samples:
    """Issue after issue, each of new copy; dictionary and rules are loaded before."""
    found: list[Fault] = []
    _read(_stories(999, quick=True), found)

    def ours(number: int) -> float:
        return timed(partial(_read, _stories(number, quick=quick), found))

    def rival(number: int) -> float:
        return timed(partial(_cut, _stories(number, quick=quick)))

    mine, theirs = interleaved(5, ours, rival, quick=quick)
    told = {fault.text for fault in found}
    missed = tuple(f"not found: {slip}" for *_, slip in _PLANTED if slip not in told)
    count = sum(len(text.text) for one in _stories(0, quick=quick) for text in one.texts)
    notes = (f"{count} characters; {ms(1000 * min(mine) / count)} for 1,000 of them",)
    return Samples(mine, theirs, notes, missed)


BENCH = Bench(
    "consistency",
    f"names, figures and dates that do not agree in an issue of {PAGES} pages, {STORIES} stories",
    "jieba cutting the same copy (floor)",
    Bars(median=1.0),
    measure,
)
