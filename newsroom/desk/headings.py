"""How a headline stands on its page: lines, characters a line, too long or not."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames, TextFrame, TextRole
from newsroom.model.length import Length, Pt

_ROLES = {
    TextRole.KICKER: "kicker",
    TextRole.HEADLINE: "headline",
    TextRole.SUBHEAD: "subhead",
}
_NEAR = 0.88  # a little smaller than the house asks is how headlines are set to their measure
_MOST_LINES = {"headline": 3, "kicker": 1, "subhead": 2}
_NARROW = 2  # basic columns up to which a headline may take one line more


@dataclass(frozen=True, slots=True)
class HeadingFit:
    """One part of a heading on its page.

    lines: characters of each. room: characters that a line of the size wished for holds. words:
    标题过长 where it is; explained: why, in a sentence.
    """

    lines: tuple[int, ...]
    room: int
    words: str = ""
    explained: str = ""


def heading_fits(edition: Edition, frames: PageFrames, article: str) -> dict[str, HeadingFit]:
    """By field (kicker, headline, subhead), how an article's heading stands on a page; total."""
    found: dict[str, HeadingFit] = {}
    if article not in edition.articles:
        return found
    for frame in frames.frames:
        if isinstance(frame, TextFrame) and frame.article == article and frame.role in _ROLES:
            field = _ROLES[frame.role]
            found.setdefault(field, _fit(edition, frame, field))
    return found


def _fit(edition: Edition, frame: TextFrame, field: str) -> HeadingFit:
    sizes = [run.size for line in frame.lines for run in line.runs]
    size = max(sizes, default=Pt(1))
    wished = _wished(edition, frame, field) or size
    room = int((frame.height if frame.vertical else frame.width) / max(wished, size))
    lines = tuple(sum(len(run.text.strip()) for run in line.runs) for line in frame.lines)
    span = next((p.span for p in edition.placements if p.uuid == frame.placement), 1)
    most = _MOST_LINES[field] + (span <= _NARROW)
    name = {"kicker": "引题", "headline": "主题", "subhead": "副题"}[field]
    if size < wished * _NEAR:
        why = f"{name}过长：一行排 {room} 字，现在把字号从 {wished.pt:g} 磅缩到了 {size.pt:g} 磅"
        return HeadingFit(lines, room, "标题过长", why)
    if len(lines) > most:
        why = f"{name}过长：一行排 {room} 字，现在排了 {len(lines)} 行"
        return HeadingFit(lines, room, "标题过长", why)
    told = "、".join(str(count) for count in lines)
    words = f"{name}在版面上排 {len(lines)} 行（{told} 字），一行排得下 {room} 字"
    return HeadingFit(lines, room, "", words)


def _wished(edition: Edition, frame: TextFrame, field: str) -> Length | None:
    """The size that the house or the page's editor asks for; None where it is not known."""
    from newsroom.typeset.blocks import Wanted, headline_size  # noqa: PLC0415 - it sets type

    placement = next((p for p in edition.placements if p.uuid == frame.placement), None)
    if placement is None or placement.part:
        return None
    house, article = edition.publication, edition.articles[frame.article]
    wanted = Wanted(placement.span, frame.width, placement.headline_size)
    size = headline_size(article, house, wanted)
    if field == "headline":
        return size
    share = house.headline.kicker if field == "kicker" else house.headline.subhead
    return Pt(max(round(size.pt * share * 2) / 2, house.headline.least))
