"""One figure written two ways within a story: 36名先进个人, then 38名先进个人; 为期三天, 五天里."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from newsroom.model.finding import Severity
from newsroom.proof import figures
from newsroom.proof.figures import Figure
from newsroom.proof.likeness import differing, digits_slipped, swapped
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.sentences import apart, sentence
from newsroom.proof.text import Story

_BACK = 80  # figures that are compared with the next one
_NEAR = 3  # passages back to which 这 points
_LEAST = 10  # below it figures count what was just listed (这两项工作)
_EXACT = 3  # characters of a thing that needs no further sign that it is the same
_BESIDE = 12
_LASTS = re.compile(r"(?:为期|历时|持续|会期|工期|期限)$")
_WITHIN = re.compile(r"(?:时间)?(?:里|内|下来)|的(?:活动|会议|培训|比赛|赛程|行程|展览|演出|展期)")
_LISTED = re.compile(r"等(?:这|该)|、[^、，。]{1,8}(?:这|该)")
# Figures of other times, of parts or of others differ rightly.
_OTHER = re.compile(
    r"去年|前年|上年|今年|明年|[0-9]年|[0-9]月|上届|往年|历年|每年|当年|目前|截至|累计|以来|同比|环比|增|减|降|涨|升到|扩|从|由|超|达到"
    r"|原有|原来|原计划|计划|预计|目标|力争|新|其中|包括|另|还有|其他|其余|剩|首批|第[一二三四五六七八九十]|分别|每|各|余名|共计|总共|平均|初|起初|曾|最"
)
_TIME = re.compile(
    r"[去前今明后上]年|[0-9]{4}年|[0-9]{1,2}月|[上下]半年|[一二三四]季度|[上本下]届|当时|现在|如今"
)
_WHOLE = re.compile(r"(?:当?中|里|全部|全都|均已?|都已?)")
_KNOWN = re.compile(r"(?:是|成了|成为|就是|便是)(?:他|她|它|全|这|我|村|一家|大家)")
_LEADS_TO = re.compile(r"[，,](?:带动|带领|组织|联系|服务|惠及|吸引|让|使|为|帮助|这|全体|全部)了?")
_SPANS = frozenset({"天", "日", "周", "个月", "年", "小时", "分钟"})


def _look(story: Story, _setting: Setting) -> Iterator[Slip]:
    all_ = [one for place in _places(story) for one in figures.read(story.texts[place], place)]
    told: set[tuple[str, Fraction]] = set()
    for at, figure in enumerate(all_):
        known = (figures.measure(figure), figure.value)
        right = None if known in told else _right(story, figure, all_[max(at - _BACK, 0) : at])
        told.add(known)
        if right is not None:
            yield _slip(figure, right)


def _places(story: Story) -> list[int]:
    """The body's passages, where there is one: headlines and captions have rules of their own."""
    body = [place for place, text in enumerate(story.texts) if text.field == "body"]
    return body or list(range(len(story.texts)))


def _slip(wrong: Figure, right: Figure) -> Slip:
    one, other = wrong.number, right.number
    told, instead = one.text + one.unit, other.text + other.unit
    message = f"前面说的是“{instead}”，这里是“{told}”，前后不一致"
    return Slip(one.start, one.unit_end, message, (instead,), text=wrong.text)


def _right(story: Story, figure: Figure, before: Sequence[Figure]) -> Figure | None:
    """The earlier figure that this one was meant to be; None where both tell of other things."""
    if figure.points:
        return _pointed_at(story, figure, before)
    return (
        _whole(story, figure, before)
        or _turned(story, figure, before)
        or _opening(story, figure, before)
        or _restated(story, figure, before)
        or _lasting(story, figure, before)
    )


def _whole(story: Story, figure: Figure, before: Sequence[Figure]) -> Figure | None:
    """The figure that a part of it, told right behind, is more than (118幅，其中181幅作品)."""
    copy, start = story.texts[figure.text].text, figure.number.start
    last = before[-1] if before else None
    if last is None or last.text != figure.text or not copy.endswith("其中", 0, start):
        return None
    near = not apart(copy, last.number.start, start) and start - last.number.unit_end < _BESIDE
    same = figures.same_measure(last, figure) and figures.same_thing(last, figure)
    return last if near and same and figure.value > last.value else None


def _pointed_at(story: Story, figure: Figure, before: Sequence[Figure]) -> Figure | None:
    copy = story.texts[figure.text].text
    if figure.value < _LEAST or _LISTED.search(copy, max(figure.number.start - 12, 0)):
        return None
    near = [one for one in before if figure.text - one.text < _NEAR]
    areas = [one for one in near if figures.same_area(one, figure)]
    if areas:
        return areas[-1]
    near = [one for one in near if _one_kind(one, figure)]
    measured = [one for one in near if figures.same_measure(one, figure)]
    if figures.accounted(figure.value, [one.value for one in measured]):
        return None
    if any(figures.rounded(one.number, figure.number) for one in measured):
        return None
    meant = [one for one in measured if one.value < figure.value or _slipped(one, figure)]
    values = {one.value for one in measured}
    if len(values) > 1:
        meant = [one for one in meant if _slipped(one, figure)]
    return meant[-1] if len({one.value for one in meant}) == 1 else None


def _one_kind(one: Figure, figure: Figure) -> bool:
    """Whether nothing tells that two figures count or measure different things."""
    if one.label and figure.label and one.label != figure.label:
        return False
    if one.things and figure.things and not figures.same_thing(one, figure):
        return one.label == figure.label != ""
    return True


def _restated(story: Story, figure: Figure, before: Sequence[Figure]) -> Figure | None:
    for one in before:
        if not figures.same_measure(one, figure) or not _in_other_sentences(story, one, figure):
            continue
        if figure.value < _LEAST and figure.digits.isdecimal():
            continue
        turned = swapped(one.digits, figure.digits) and not _of_other_times(story, one, figure)
        if turned and _same(story, one, figure):
            return one
        if _again(story, one, figure, before):
            return one
    return None


def _turned(story: Story, figure: Figure, before: Sequence[Figure]) -> Figure | None:
    """The figure of the same clause or the next whose three digits changed places, of the same
    thing (社员128户，带动182户社员).
    """
    last = before[-1] if before else None
    if last is None or last.text != figure.text or len(figure.digits) < _EXACT:
        return None
    between = story.texts[figure.text].text[last.number.unit_end : figure.number.start]
    near = _LEADS_TO.fullmatch(between) is not None
    same = figures.same_measure(last, figure) and figures.same_thing(last, figure)
    return last if near and same and swapped(last.digits, figure.digits) else None


def _opening(story: Story, figure: Figure, before: Sequence[Figure]) -> Figure | None:
    """What is counted at the head of a sentence as known: 80亩茶园是他的全部家当."""
    copy, number = story.texts[figure.text].text, figure.number
    if number.start < 1 or copy[number.start - 1] not in "。！" or figure.value < _LEAST:
        return None
    counted = [
        one for one in before if one.text == figure.text and figures.same_measure(one, figure)
    ]
    if len(counted) != 1 or not figure.behind or counted[0].behind != figure.behind:
        return None
    (one,) = counted
    between = copy[max(one.number.start - 12, 0) : number.start]
    about = one.number.about or number.about or one.value == figure.value
    known = _KNOWN.match(copy, number.unit_end + len(figure.behind))
    one_back = sum(mark in "。！？" for mark in between) == 1
    return one if known and one_back and not about and not _OTHER.search(between) else None


def _same(story: Story, one: Figure, figure: Figure) -> bool:
    """Whether two figures count one thing, or measure one side of it. Two digits are easily others
    with changed places, of a part.
    """
    if one.label and one.label == figure.label:
        return True
    part = len(figure.digits) == 2 and figure.value < one.value
    if part and not _told_whole(story, figure):
        return False
    if one.number.unit == "分":
        return "." in figure.digits
    if figures.same_thing(one, figure):
        return True
    named, bare = (figure, one) if figure.things else (one, figure)
    copy = story.texts[bare.text].text
    first, last = sentence(copy, bare.number.start)
    return not bare.things and any(thing in copy[first:last] for thing in named.things)


def _of_other_times(story: Story, one: Figure, figure: Figure) -> bool:
    """Whether the sentences of two figures name times, and not the same."""
    first, second = (_times(story, each) for each in (one, figure))
    return bool(first and second and first != second)


def _times(story: Story, figure: Figure) -> set[str]:
    copy = story.texts[figure.text].text
    first, last = sentence(copy, figure.number.start)
    return {found[0] for found in _TIME.finditer(copy, first, last)}


def _told_whole(story: Story, figure: Figure) -> bool:
    """Whether all that a figure counts is spoken of (24条线路全部…)."""
    copy, end = story.texts[figure.text].text, figure.number.unit_end + len(figure.behind)
    return bool(_WHOLE.match(copy, end))


def _again(story: Story, one: Figure, figure: Figure, before: Sequence[Figure]) -> bool:
    """Whether a thing with a long name is counted twice, in two sentences side by side, with one
    other digit, and more the second time: so it is no part.
    """
    copy = story.texts[figure.text].text
    whole = _told_whole(story, figure)
    least = 2 if whole else _EXACT
    thing = figures.same_thing(one, figure, least)
    if not thing or set(thing) & set("日天月年") or not figure.behind:
        return False
    slipped = differing(one.digits, figure.digits) is not None
    if one.text != figure.text or figure.value <= one.value or not slipped:
        return False
    if one.number.about or figure.number.about:
        return False
    counted = [other for other in before if figures.same_thing(other, figure, least)]
    between = copy[max(one.number.start - 12, 0) : figure.number.unit_end + 12]
    return len(counted) == 1 and not _OTHER.search(between)


def _lasting(story: Story, figure: Figure, before: Sequence[Figure]) -> Figure | None:
    """为期三天, 五天里."""
    number, copy = figure.number, story.texts[figure.text].text
    if number.unit not in _SPANS or not _WITHIN.match(copy, number.unit_end):
        return None
    if number.start and copy[number.start - 1] not in "。，；、：“”　":
        return None
    told = [
        one
        for one in before
        if one.number.unit == number.unit and _lasts(story, one) and not one.number.about
    ]
    return told[0] if len(told) == 1 and not number.about else None


def _lasts(story: Story, figure: Figure) -> bool:
    copy, start = story.texts[figure.text].text, figure.number.start
    return bool(_LASTS.search(copy[max(start - 2, 0) : start]))


def _in_other_sentences(story: Story, one: Figure, other: Figure) -> bool:
    if one.text != other.text:
        return True
    return apart(story.texts[one.text].text, one.number.start, other.number.start)


def _slipped(one: Figure, other: Figure) -> bool:
    return digits_slipped(one.digits, other.digits)


RULES = (
    Rule(
        "figures_two_ways",
        "数字前后不一",
        Severity.WARNING,
        "编校惯例：同一数字前后一致",
        _look,
        Scope.STORY,
    ),
)
