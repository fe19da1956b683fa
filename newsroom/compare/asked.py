"""Which remarks asked for which changes of a proof, and which asked in vain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from newsroom.compare.differences import shortest
from newsroom.compare.printed import Key, Told
from newsroom.compare.rechecking import Found, Sides
from newsroom.model.difference import Spot
from newsroom.model.frame import TextRole
from newsroom.model.recheck import Alteration, AlterationKind, Unmet, Verdict
from newsroom.model.remark import Anchor, Remark, RemarkState

_PAUSES = frozenset("，。；：、！？…\n")
_NEAR = 3  # lines of type around a place on the page that a remark there covers
_ALONE = 6  # characters that are found again whatever stands around them
_KNOWN = 3  # characters around shorter words that they are known by
_WORDED = frozenset({AlterationKind.TEXT, AlterationKind.MOVED, AlterationKind.SPACING})
_ROLES = {
    "body": (TextRole.BODY,),
    "headline": (TextRole.HEADLINE,),
    "kicker": (TextRole.KICKER, TextRole.HEADLINE),
    "subhead": (TextRole.SUBHEAD, TextRole.HEADLINE),
    "section": (TextRole.SECTION,),
    "dateline": (TextRole.BODY,),
    "source_unit": (TextRole.BYLINE, TextRole.BODY),
    "caption": (TextRole.CAPTION,),
    "credit": (TextRole.BYLINE, TextRole.BODY),
}


@dataclass(frozen=True, slots=True)
class _Aim:
    """Where a remark points in the earlier text; key None where it points at no words there."""

    remark: Remark
    key: Key | None = None
    start: int = 0
    end: int = 0


def judged(
    sides: Sides, remarks: Sequence[Remark]
) -> tuple[tuple[Alteration, ...], tuple[Unmet, ...]]:
    """The changes with what remarks asked for, and the remarks that nothing came of."""
    aims = [_aim(remark, sides.before) for remark in remarks]
    alterations = []
    met: set[str] = set()
    for found in sides.found:
        covering = [aim for aim in aims if _covers(aim, found, sides.before)]
        met |= {aim.remark.uuid for aim in covering}
        alterations.append(_with_verdict(found, covering, sides))
    return tuple(alterations), tuple(_unmet(remarks, met))


def _with_verdict(found: Found, covering: Sequence[_Aim], sides: Sides) -> Alteration:
    if not covering:
        return found.alteration
    refused = [aim for aim in covering if aim.remark.state is RemarkState.DECLINED]
    agreeing = [aim for aim in covering if aim not in refused and _as_asked(aim, sides)]
    verdict = Verdict.ASKED if agreeing else Verdict.OTHERWISE
    uuids = tuple(aim.remark.uuid for aim in (agreeing or covering))
    return replace(found.alteration, verdict=verdict, remarks=uuids)


def _as_asked(aim: _Aim, sides: Sides) -> bool:
    """Whether the later text has what a remark proposed; always, where it proposed no words."""
    if aim.remark.proposal is None or aim.key is None:
        return True
    old, new = sides.before[aim.key], sides.after.get(aim.key)
    start, end = _carried(old.text, new.text if new else "", aim.start, aim.end)
    wanted = "".join(aim.remark.proposal.split())
    text = (new.text if new else "")[start:end]
    return text.replace("\n", "") == wanted


def _carried(before: str, after: str, start: int, end: int) -> tuple[int, int]:
    """Where some characters stand in the later text, what was put at their edges included."""
    first, last = start, end
    for hunk in shortest(before, after):
        if hunk.a1 < start or (hunk.a1 == start and hunk.a0 < start):
            first = start + hunk.b1 - hunk.a1
        elif hunk.a0 < start:
            first = hunk.b0
        if hunk.a0 <= end:
            last = max(hunk.b1, hunk.b1 + end - hunk.a1)
    return first, max(last, first)


# Where remarks point -----------------------------------------------------------------------------


def _aim(remark: Remark, before: Mapping[Key, Told]) -> _Aim:
    if not remark.anchored:
        return _Aim(remark)
    for key in likely(remark.article, remark.anchor, before):
        place = find(remark.anchor, before[key].text)
        if place is not None:
            return _Aim(remark, key, *place)
    return _Aim(remark)


def likely(article: str, anchor: Anchor, texts: Iterable[Key]) -> list[Key]:
    """The texts of an article among some, those first that an anchor's field is printed in."""
    own = [key for key in texts if key[0] == article]
    roles = _ROLES.get(anchor.field.partition(" ")[0], ())
    first = [(article, role) for role in roles if (article, role) in own]
    return [*first, *(key for key in own if key not in first)]


def find(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """Where an anchor's words stand in a text without blanks, by what stands around them; where
    they stand more than once, the nearest to where they stood. None where they are not there.
    """
    bare = text.replace("\n", "")
    lead, words, trail = (
        "".join(part.split()) for part in (anchor.lead, anchor.words, anchor.trail)
    )
    around = [(lead, trail), (lead[-4:], trail[:4]), (lead, ""), ("", trail)]
    if len(words) >= _ALONE:
        around.append(("", ""))
    for before, after in around:
        sought = before + words + after
        if len(before + after) < min(_KNOWN, len(lead + trail)) and len(words) < _ALONE:
            continue
        places = list(_all(bare, sought))
        if places:
            at = min(places, key=lambda place: abs(place + len(before) - anchor.start))
            start = at + len(before)
            return _unbare(text, start), _unbare(text, start + len(words), end=bool(words))
    return None


def _all(text: str, sought: str) -> Iterator[int]:
    at = text.find(sought)
    while at >= 0:
        yield at
        at = text.find(sought, at + 1)


def _unbare(text: str, index: int, *, end: bool = False) -> int:
    """The place in a text of one counted without paragraphs' marks."""
    count = 0
    for place, char in enumerate(text):
        if count == index and (end or char != "\n"):
            return place
        count += char != "\n"
    return len(text)


def _covers(aim: _Aim, found: Found, before: Mapping[Key, Told]) -> bool:
    """Whether a remark asked for a change at this place."""
    alteration, remark = found.alteration, aim.remark
    worded = alteration.kind in _WORDED
    if remark.anchored:
        if aim.key is None or aim.key != found.key:
            return False
        if not worded:
            return alteration.kind is AlterationKind.LOOK and remark.proposal is None
        start, end = aim.start, aim.end
        if remark.proposal is None:
            start, end = _clause(before[aim.key].text, start, end)
        return found.start <= end and found.end >= start
    if remark.article:
        return remark.article == alteration.article
    return _near(remark.spot, alteration.spots)


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The words between the pauses around some characters."""
    while start > 0 and text[start - 1] not in _PAUSES:
        start -= 1
    while end < len(text) and text[end] not in _PAUSES:
        end += 1
    return start, end


def _near(spot: Spot, places: Sequence[Spot]) -> bool:
    """Whether a remark's place on the page is in a change's, or a few lines off."""
    x, y = spot.x + spot.width // 2, spot.y + spot.height // 2
    for place in places:
        room = max(int(spot.height), 150_000) * _NEAR
        across = place.x - room <= x <= place.x + place.width + room
        down = place.y - room <= y <= place.y + place.height + room
        if spot.page == place.page and across and down:
            return True
    return False


def _unmet(remarks: Sequence[Remark], met: set[str]) -> Iterator[Unmet]:
    for remark in remarks:
        if remark.uuid in met or remark.state is RemarkState.DECLINED:
            continue
        done = remark.state is RemarkState.DONE
        yield Unmet(remark, "勾了已改，样上没有改" if done else "还没有改")
