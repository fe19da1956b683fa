"""DrawingML of what stands on a page: text boxes, rules, boxes and pictures, anchored to the page.

Every shape names its place from the page's top left corner in EMU, wraps nothing, and may lie over
others; higher `order` lies in front.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.export import word_vml
from newsroom.export.word_base import Place, attribute
from newsroom.model.picture import Crop

_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


@dataclass(frozen=True, slots=True)
class Link:
    """A text box's place in a chain. chain: its number, from 1; seq: 0 for the box that holds the
    text, then 1, 2 … for those that the text runs on into.
    """

    chain: int
    seq: int


def text_box(
    place: Place,
    paragraphs: str,
    *,
    vertical: bool = False,
    link: Link | None = None,
    fallback: bool = False,
) -> str:
    """A text box without insets, line or fill that never grows or shrinks.

    vertical: lines run from top to bottom, in the middle of the box. link: of a box in a chain,
    whose paragraphs all stand in the first one. fallback: say it in VML too.
    """
    direction = "eaVert" if vertical else "horz"
    anchor = "ctr" if vertical else "t"
    body = (
        f"{_story(paragraphs, link)}"
        f'<wps:bodyPr rot="0" vert="{direction}" wrap="square" lIns="0" tIns="0" rIns="0"'
        f' bIns="0" anchor="{anchor}" anchorCtr="0"><a:noAutofit/></wps:bodyPr>'
    )
    twin = word_vml.text_box(place, paragraphs, vertical=vertical) if fallback else ""
    plain = "<a:noFill/>" + _line("", 0)
    return _shape(place, '<wps:cNvSpPr txBox="1"/>', plain, body, twin)


def _story(paragraphs: str, link: Link | None) -> str:
    if link is not None and link.seq:
        return f'<wps:linkedTxbx id="{link.chain}" seq="{link.seq}"/>'
    head = f' id="{link.chain}"' if link else ""
    return f"<wps:txbx{head}><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>"


def box(
    place: Place, *, fill: str, stroke: str = "", weight: int = 0, fallback: bool = False
) -> str:
    """A box without text; empty colours paint nothing. fallback: say it in VML too.

    Rules are filled boxes as well: LibreOffice turns some lines of no width by a right angle.
    """
    inside = _fill(fill) + _line(stroke, weight)
    twin = word_vml.box(place, fill=fill, stroke=stroke, weight=weight) if fallback else ""
    return _shape(place, "<wps:cNvSpPr/>", inside, "<wps:bodyPr/>", twin)


def picture(place: Place, relation: str, crop: Crop, file_name: str) -> str:
    """A picture. relation: id of the image part; crop: what its place does not show of it."""
    graphic = (
        f'<a:graphicData uri="{_PICTURE}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{place.number}" name={attribute(file_name)}/>'
        '<pic:cNvPicPr><a:picLocks noChangeAspect="1"/></pic:cNvPicPr></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/>{source_part(crop)}'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f"<pic:spPr>{_transform(place)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    )
    return f"<w:r><w:drawing>{_anchor(place, graphic)}</w:drawing></w:r>"


def source_part(crop: Crop) -> str:
    """What a picture's place shows of it, as Word tells it."""
    sides = {"l": crop.left, "t": crop.top, "r": crop.right, "b": crop.bottom}
    cut = "".join(f' {side}="{round(share * 100_000)}"' for side, share in sides.items() if share)
    return f"<a:srcRect{cut}/>"


def _shape(place: Place, kind: str, inside: str, body: str, twin: str) -> str:
    graphic = (
        f'<a:graphicData uri="{_SHAPE}"><wps:wsp>{kind}<wps:spPr>{_transform(place)}'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{inside}</wps:spPr>{body}'
        "</wps:wsp></a:graphicData>"
    )
    other = f"<mc:Fallback>{twin}</mc:Fallback>" if twin else ""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"{_anchor(place, graphic)}</w:drawing></mc:Choice>{other}</mc:AlternateContent></w:r>"
    )


def _anchor(place: Place, graphic: str) -> str:
    frame = (
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        if "pic:pic" in graphic
        else "<wp:cNvGraphicFramePr/>"
    )
    return (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        f' relativeHeight="{place.number}" behindDoc="{int(place.behind)}" locked="0"'
        ' layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{place.x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{place.y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{place.width}" cy="{place.height}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{place.number}" name={attribute(place.name)}'
        f" descr={attribute(place.said)}/>"
        f"{frame}<a:graphic>{graphic}</a:graphic></wp:anchor>"
    )


def _transform(place: Place) -> str:
    return f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{place.width}" cy="{place.height}"/></a:xfrm>'


def _fill(colour: str) -> str:
    if not colour:
        return "<a:noFill/>"
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#").upper()}"/></a:solidFill>'


def _line(colour: str, weight: int) -> str:
    if not colour:
        return "<a:ln><a:noFill/></a:ln>"
    return f'<a:ln w="{int(weight)}">{_fill(colour)}</a:ln>'
