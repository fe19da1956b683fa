"""One person's name written two ways within a story: 罗满仓 and 罗满昌."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations

from newsroom.model.finding import Severity
from newsroom.proof.likeness import alike, differing
from newsroom.proof.people import Mention
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.sentences import sentence
from newsroom.proof.text import Story, Text
from newsroom.text import words
from newsroom.text.names import is_sure_name
from newsroom.text.surnames import COMMON, COMPOUND

_HAN = r"\u3400-\u9fff"
# What stands right behind somebody who acts in a sentence.
_ACTS = re.compile(
    r"[说称道是在把从用和与同以将被给对向让也还已就又则都，,（(]|表示|介绍|告诉|回忆|感慨|坦言|今年|现年|夫妇|夫妻"
    r"|一家|家里|家的|来到|走|老师|同志|先生|女士|书记|主任|医生|教授|等人|获|荣|摄"
)
_DOTTED = re.compile(
    rf"(?<![{_HAN}·])[{_HAN}]{{1,6}}(?:·[{_HAN}]{{1,6}}?)+(?=[^{_HAN}·]|$|{_ACTS.pattern})"
)
# Who is named beside another one is not the same.
_KIN = re.compile(
    r"(?:[哥弟姐妹兄嫂姑姨叔伯舅爸妈父母爷奶孙儿女子妻夫侄甥]|老伴|爱人|邻居|同学|同事|徒弟|师傅|搭档|战友|双胞胎)$"
)
_OWN = re.compile(
    r"[，,（(]\s*(?:男|女|[0-9]{1,2}岁|今年|现年|生于|系|是)|也是|同样|(?:今年|现年)[0-9]"
)
# Two characters before a title, as one is addressed: 周敏老师.
_ADDRESSED = re.compile(
    rf"(?:^|(?<=[，。；：“的、！？]))(?P<name>[{_HAN}]{{2}})(?P<title>老师|医生|护士|同志|书记|主任|校长|教练|法官|警官)"
)
_PLACED = frozenset("村镇乡县市区省州街社厂院校局站所馆店园场河湖山江")
_PARTICLES = frozenset("和由那能应但都自向乌")  # family names, far oftener words
_NO_NAME = frozenset("的们每了是在这那些我你他她它不就都也方型性")
_HEADS = frozenset("。，；：“！？的")
_LONGEST = 4  # characters of a name
_LAST = 2  # the last character of most names
_RUN = re.compile(rf"[{_HAN}]{{1,3}}")
_LISTED = re.compile(r"[、　 ]")


@dataclass(frozen=True, slots=True)
class _Place:
    """A name where it stands."""

    text: int
    start: int
    end: int


_Places = dict[str, list[_Place]]


def _look(story: Story, setting: Setting) -> Iterator[Slip]:
    known = setting.roster.names
    titles = _titled(story)
    found: _Places = defaultdict(list)
    for number, text in enumerate(story.texts):
        for start, end in _names(text, titles):
            found[text.text[start:end]].append(_Place(number, start, end))
    for one, other in _alike(found):
        right, wrong = _ordered(one, other, found, known)
        if wrong in known or _two_persons(story, right, wrong, found, titles):
            continue
        message = f"同一篇里写作“{right}”，这里写作“{wrong}”"
        for place in found[wrong]:
            level = story.texts[place.text].level
            yield Slip(place.start, place.end, message, (right,), severity=level, text=place.text)


def _titled(story: Story) -> dict[str, set[str]]:
    """Who is surely a person, with the titles that stand beside the name."""
    found: dict[str, set[str]] = defaultdict(set)
    for text in story.texts:
        for one in text.people:
            found[one.name] |= {_last(one)} if one.title else set()
        for start, end, title in _addressed(text):
            found[text.text[start:end]].add(title)
    return found


def _addressed(text: Text) -> Iterator[tuple[int, int, str]]:
    """Names of two characters before a title, each with the title."""
    for one in _ADDRESSED.finditer(text.text):
        if (
            one["name"][0] in COMMON
            and is_sure_name(one["name"])
            and not words.is_word(one["name"])
        ):
            yield *one.span("name"), one["title"]


def _last(mention: Mention) -> str:
    return mention.title[-2:]


def _names(text: Text, titled: dict[str, set[str]]) -> Iterator[tuple[int, int]]:
    """Where names may stand: those of persons known by now, whatever begins and ends with words and
    looks like a name, and names with dots.
    """
    copy = text.text
    known = {one.start: one.end for one in text.people}
    known |= {start: end for start, end, _ in _addressed(text)}
    yield from known.items()
    for at, (word, start, _) in enumerate(text.words):
        if word[0] in COMMON and word[0] not in _PARTICLES and start not in known:
            end = _end(text, at, titled)
            if end:
                yield start, end
    if "·" in copy:
        yield from _dotted(copy)


def _dotted(copy: str) -> Iterator[tuple[int, int]]:
    """Names with dots; where one has no plain end, as long as another of the same beginning."""
    plain = list(_DOTTED.finditer(copy))
    ends: dict[str, int] = {}
    for found in plain:
        first, _, last = found[0].rpartition("·")
        ends[first] = min(ends.get(first, 99), len(first) + 1 + len(last))
    for found in plain:
        least = ends.get(found[0].rpartition("·")[0], len(found[0]))
        yield found.start(), found.start() + min(least, len(found[0]))


def _end(text: Text, at: int, titled: dict[str, set[str]]) -> int:
    """Where the name ends that may begin with a word; 0 where none does."""
    word, start, last = text.words[at]
    run = _RUN.match(text.text, start)
    longest = len(run[0]) if run else 0
    for length in (3, 2):
        if length <= longest and text.text[start : start + length] in titled:
            return start + length
    if text.text[start : start + 2] in COMPOUND or (len(word) > 1 and _known(word)):
        return 0
    if len(word) == 2 == min(longest, 2) and _ACTS.match(text.text, last):
        return last
    return start + 3 if longest >= 3 and not _crossed(text, at, start + 3) else 0


def _crossed(text: Text, at: int, end: int) -> bool:
    """Whether a word of the language, from a word on, stands across a place."""
    for word, first, last in text.words[at : at + 3]:
        if last >= end:
            return first < end < last and _known(word)
    return False


def _known(word: str) -> bool:
    """Whether the dictionary has a word that is no person's name."""
    return words.is_word(word) or (len(word) > _LONGEST and word in words.counts()[1])


def _alike(found: _Places) -> Iterator[tuple[str, str]]:
    """Pairs of names that differ in one character: of a given name's last any, else one that sounds
    or looks alike.
    """
    groups: dict[str, set[str]] = defaultdict(set)
    for name in found:
        for at in range(len(name)):
            if name[at] != "·":
                groups[f"{name[:at]}？{name[at + 1 :]}"].add(name)
    for names in groups.values():
        for one, other in combinations(sorted(names), 2):
            at = differing(one, other)
            if at is not None and (at == _LAST or alike(one[at], other[at])):
                yield one, other


def _ordered(one: str, other: str, found: _Places, known: Collection[str]) -> tuple[str, str]:
    """The name that the house knows, else told more often, or first, and the other one."""

    def rank(name: str) -> tuple[bool, int, int, int]:
        first = found[name][0]
        return (name not in known, -len(found[name]), first.text, first.start)

    first, second = sorted((one, other), key=rank)
    return first, second


def _two_persons(
    story: Story, right: str, wrong: str, found: _Places, titled: dict[str, set[str]]
) -> bool:
    """Whether two names stand for two persons: side by side, as kin, each with a post, in a list;
    or whether nothing tells that they are names at all.
    """
    if not _surely_name(story, right, wrong, found, titled):
        return True
    own = titled.get(wrong, set())
    if own and not own & titled.get(right, set()) and not _titled_so(story, right, own, found):
        return True
    return any(_apart(story, place, right) for place in found[wrong])


def _titled_so(story: Story, name: str, titles: set[str], found: _Places) -> bool:
    """Whether one of these titles stands beside a name."""
    return any(
        story.texts[one.text].text.startswith(title, one.end)
        or story.texts[one.text].text.endswith(title, 0, one.start)
        for one in found[name]
        for title in titles
    )


def _surely_name(
    story: Story, right: str, wrong: str, found: _Places, titled: dict[str, set[str]]
) -> bool:
    """Whether two words that are nearly the same are names."""
    if "·" in right:
        return True
    if not _NO_NAME.isdisjoint(right + wrong) or {right[-1], wrong[-1]} <= _PLACED:
        return False
    at = differing(right, wrong)
    if at is not None and not alike(right[at], wrong[at]):
        return _bare(story, right, wrong, found)
    if len(right) == 2:
        words_of_language = words.is_word(right) or words.is_word(wrong)
        known = wrong in titled or _acts(story, found[wrong])
        return right in titled and known and not words_of_language
    return right in titled or _likely(story, right, wrong, found)


def _likely(story: Story, right: str, wrong: str, found: _Places) -> bool:
    """Whether two names of three characters stand as names do: where somebody acts, or at the head
    of a clause; what is made of words of the language only where everybody acts.
    """
    given = words.is_word(right[1:]) and words.is_word(wrong[1:])
    if given or (right[1:] == wrong[1:] and words.is_word(right[1:])):
        return given and right[0] == wrong[0] and _acts(story, [*found[right], *found[wrong]])
    return all(any(_stands(story, one) for one in found[name]) for name in (right, wrong))


def _stands(story: Story, place: _Place) -> bool:
    copy = story.texts[place.text].text
    return place.start == 0 or copy[place.start - 1] in _HEADS or _acts(story, [place])


def _bare(story: Story, right: str, wrong: str, found: _Places) -> bool:
    """Whether a name that is no slip of sound or shape is told but once, at the head of a clause,
    with nothing that says who it is: nobody is brought into a story so.
    """
    if len(right) != 3 or len(found[wrong]) != 1:
        return False
    (place,) = found[wrong]
    copy = story.texts[place.text].text
    if any(_of_kin(story, one) for one in found[right]):
        return False
    heads = place.start == 0 or (copy[place.start - 1] in _HEADS and copy[place.start - 1] != "的")
    return heads and _does(story, place) and any(_does(story, one) for one in found[right])


def _does(story: Story, place: _Place) -> bool:
    return story.texts[place.text].text.startswith("的", place.end) or _acts(story, [place])


def _acts(story: Story, places: list[_Place]) -> bool:
    """Whether somebody of that name does something at every place."""
    return all(
        _ACTS.match(story.texts[one.text].text, one.end) or _verb(story.texts[one.text], one.end)
        for one in places
    )


def _verb(text: Text, at: int) -> bool:
    return any(start == at and words.is_verb(word) for word, start, _ in text.words)


def _apart(story: Story, place: _Place, right: str) -> bool:
    """Whether a place tells of somebody else."""
    copy = story.texts[place.text].text
    first, last = sentence(copy, place.start)
    before, after = copy[first : place.start], copy[place.end : last]
    if right in before or right in after:
        return True
    listed = _LISTED.match(after) or _LISTED.match(before[-1:])
    return bool(listed or _of_kin(story, place) or _OWN.match(after))


def _of_kin(story: Story, place: _Place) -> bool:
    """Whether somebody is named as another one's brother, neighbour, mate."""
    copy = story.texts[place.text].text
    return _KIN.search(copy[max(place.start - 4, 0) : place.start]) is not None


RULES = (
    Rule(
        "persons_two_ways",
        "人名前后不一",
        Severity.WARNING,
        "编校惯例：同一人名前后一致",
        _look,
        Scope.STORY,
    ),
)
