"""VML twins of text boxes, boxes and bars, for programs that do not know the newer drawing.

The same places and the same paragraphs; measures are points from the page's top left corner.
"""

from __future__ import annotations

from newsroom.export.word_base import Place, attribute
from newsroom.model.length import EMU_PER_PT

_FIRST_ID = 1025  # where Word begins to number shapes
_DEEP = -1_000_000  # below zero lies behind the text, in the order of numbers all the same


def text_box(place: Place, paragraphs: str, *, vertical: bool) -> str:
    """A w:pict with a text box without insets; vertical: lines run down, in its middle."""
    flow = ' style="layout-flow:vertical-ideographic"' if vertical else ""
    anchor = "middle" if vertical else "top"
    inside = (
        f'<v:textbox{flow} inset="0,0,0,0"><w:txbxContent>{paragraphs}</w:txbxContent></v:textbox>'
    )
    return _rect(place, ' filled="f" stroked="f"', inside, f";v-text-anchor:{anchor}")


def box(place: Place, *, fill: str, stroke: str, weight: int) -> str:
    """A w:pict with a box without text; empty colours paint nothing."""
    paint = f' fillcolor="{_colour(fill)}"' if fill else ' filled="f"'
    pen = (
        f' strokecolor="{_colour(stroke)}" strokeweight="{_points(weight)}"'
        if stroke
        else ' stroked="f"'
    )
    return _rect(place, paint + pen, "", "")


def _rect(place: Place, paint: str, inside: str, style: str) -> str:
    order = place.number + (_DEEP if place.behind else 0)
    return (
        f'<w:pict><v:rect id="_x0000_s{_FIRST_ID + place.number}" alt={attribute(place.said)}'
        f' style="position:absolute;margin-left:{_points(place.x)};margin-top:{_points(place.y)};'
        f"width:{_points(place.width)};height:{_points(place.height)};z-index:{order};"
        "mso-position-horizontal:absolute;mso-position-horizontal-relative:page;"
        f'mso-position-vertical:absolute;mso-position-vertical-relative:page{style}"{paint}>'
        f"{inside}</v:rect></w:pict>"
    )


def _points(emu: int) -> str:
    return f"{emu / EMU_PER_PT:.3f}".rstrip("0").rstrip(".") + "pt"


def _colour(digits: str) -> str:
    return "#" + digits.lstrip("#").upper()
