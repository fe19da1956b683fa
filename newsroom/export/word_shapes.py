"""DrawingML of what stands on a page: text boxes, rules, boxes and pictures, anchored to the page.

Every shape names its place from the page's top left corner in EMU, wraps nothing, and may lie over
others; higher `order` lies in front.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.export.word_base import attribute
from newsroom.model.length import Length
from newsroom.model.picture import Crop

_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a shape stands and how it is known. number: unique in the document.

    name: what lists of shapes show; description: what is read aloud instead of it.
    """

    x: int
    y: int
    width: int
    height: int
    number: int
    name: str
    description: str = ""
    behind: bool = False


def text_box(place: Place, paragraphs: str, *, vertical: bool = False) -> str:
    """A text box without insets, line or fill that never grows or shrinks.

    vertical: lines run from top to bottom, in the middle of the box.
    """
    direction = "eaVert" if vertical else "horz"
    anchor = "ctr" if vertical else "t"
    body = (
        f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>"
        f'<wps:bodyPr rot="0" vert="{direction}" wrap="square" lIns="0" tIns="0" rIns="0"'
        f' bIns="0" anchor="{anchor}" anchorCtr="0"><a:noAutofit/></wps:bodyPr>'
    )
    return _shape(place, '<wps:cNvSpPr txBox="1"/>', "<a:noFill/>" + _line("", 0), body)


def box(place: Place, *, fill: str, stroke: str, weight: Length) -> str:
    """A box without text; empty colours paint nothing."""
    inside = _fill(fill) + _line(stroke, weight)
    return _shape(place, "<wps:cNvSpPr/>", inside, "<wps:bodyPr/>")


def bar(place: Place, colour: str) -> str:
    """A rule as a filled bar: LibreOffice turns some lines of no width by a right angle."""
    inside = _fill(colour) + _line("", 0)
    return _shape(place, "<wps:cNvSpPr/>", inside, "<wps:bodyPr/>")


def picture(place: Place, relation: str, crop: Crop, file_name: str) -> str:
    """A picture. relation: id of the image part; crop: what its place does not show of it."""
    sides = {"l": crop.left, "t": crop.top, "r": crop.right, "b": crop.bottom}
    cut = "".join(f' {side}="{round(share * 100_000)}"' for side, share in sides.items() if share)
    graphic = (
        f'<a:graphicData uri="{_PICTURE}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{place.number}" name={attribute(file_name)}/>'
        '<pic:cNvPicPr><a:picLocks noChangeAspect="1"/></pic:cNvPicPr></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:srcRect{cut}/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f"<pic:spPr>{_transform(place)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    )
    return f"<w:r><w:drawing>{_anchor(place, graphic)}</w:drawing></w:r>"


def _shape(place: Place, kind: str, inside: str, body: str) -> str:
    graphic = (
        f'<a:graphicData uri="{_SHAPE}"><wps:wsp>{kind}<wps:spPr>{_transform(place)}'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{inside}</wps:spPr>{body}'
        "</wps:wsp></a:graphicData>"
    )
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"{_anchor(place, graphic)}</w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def _anchor(place: Place, graphic: str) -> str:
    described = f" descr={attribute(place.description)}" if place.description else ""
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
        f'<wp:docPr id="{place.number}" name={attribute(place.name)}{described}/>'
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
