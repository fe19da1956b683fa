"""Where articles and pictures stand on two proofs, and how they are set there, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsroom.model.placement import Placement
from newsroom.model.shot import Shot, ShotPicture

SIZED, SHIFTED = "图片大小变了", "图片移了位置"


def placements(shots: Sequence[Shot], article: str) -> Iterator[tuple[Shot, Placement]]:
    """The placements of an article, each with its page."""
    for shot in shots:
        for placement in shot.placements:
            if placement.article == article:
                yield shot, placement


def stand(shot: Shot, placement: Placement) -> tuple[int, ...]:
    """What makes a placement's place."""
    return (shot.number, placement.column, placement.row, placement.span, placement.depth)


def where(found: tuple[Shot, Placement] | None) -> str:
    """Where a part of an article stands; none where it does not."""
    if found is None:
        return "没有"
    page, column, row, span, depth = stand(*found)
    return f"{page}版 {column + 1}栏{row + 1}行起，{span} 栏 × {depth} 行"


def setting(placement: Placement) -> dict[str, object]:
    """How a placement is set, by what the newsroom calls it."""
    return {
        "文字分栏": placement.text_columns,
        "标题字号": int(placement.headline_size or 0),
        "标题行数": placement.headline_rows,
        "竖题": placement.vertical_headline,
        "加框": placement.box,
        "底纹": placement.tint,
        "首字下沉": placement.drop_cap,
    }


def settings(before: Placement, after: Placement) -> tuple[str, str]:
    """The settings that differ, on both sides."""
    old, new = setting(before), setting(after)
    names = [name for name in old if old[name] != new[name]]
    return tuple("，".join(_told(name, side[name]) for name in names) for side in (old, new))  # type: ignore[return-value]


def _told(name: str, value: object) -> str:
    if isinstance(value, bool):
        return name if value else f"不{name}"
    if name == "标题字号" and isinstance(value, int) and value:
        return f"{name} {value / 12_700:g} 磅"
    return f"{name} {value or '自动'}"


def pictures(shots: Sequence[Shot], article: str) -> dict[int, tuple[int, ShotPicture]]:
    """An article's pictures by slot, each with the number of its page."""
    return {
        picture.slot: (shot.number, picture)
        for shot in shots
        for picture in shot.pictures
        if picture.article == article
    }


def picture_change(
    before: tuple[int, ShotPicture] | None, after: tuple[int, ShotPicture] | None
) -> str:
    """What became of a picture; empty where it is the same in the same place."""
    if before is None:
        return "新加的图片"
    if after is None:
        return "图片撤下"
    (page, old), (now, new) = before, after
    if old.picture != new.picture:
        return "换了图片"
    if old.crop != new.crop:
        return "重新裁切"
    same = (page, old.width, old.height) == (now, new.width, new.height)
    if not same:
        return SIZED
    return "" if (old.x, old.y) == (new.x, new.y) else SHIFTED
