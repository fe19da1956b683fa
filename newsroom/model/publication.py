"""A publication and its house style, read from one TOML file that describes it completely.

Words of the trade: W(n) = n·c + (n-1) characters is the text width of n basic columns of c
characters with a gutter of one character between them; vertical measures are whole body lines.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from newsroom.errors import FileError
from newsroom.model.bounded_toml import loads
from newsroom.model.length import Length, Mm, Pt
from newsroom.model.printing import PrintOrder, read_order
from newsroom.model.spoilt import ADVICE, spoilt
from newsroom.model.template import Template, read_template

# What the texts of mastheads and folios may name in braces.
# fmt: off
FIELDS = frozenset((
    "name", "latin_name", "publisher", "licence", "legend", "hotline", "number", "total", "year",
    "month", "day", "date", "weekday", "lunar", "page", "page_label", "page_name", "pages",
    "editor", "designer", "proofreader", "signer", "printer", "recipients", "copies",
))
# fmt: on
_FIELD = re.compile(r"\{(\w+)\}")


class PublicationKind(StrEnum):
    """A newspaper has a grid and pages; a bulletin flows."""

    NEWSPAPER = "newspaper"
    BULLETIN = "bulletin"


@dataclass(frozen=True)
class Grid:
    """The page's measures."""

    trim_width: Length
    trim_height: Length
    left: Length
    top: Length
    columns: int
    characters: int
    rows: int
    body_size: Length
    pitch: Length
    rule: Length

    def measure(self, span: int) -> Length:
        """Text width of `span` basic columns."""
        return self.body_size * (span * self.characters + span - 1)

    def x(self, column: int) -> Length:
        """Left edge of a basic column from the trim's left."""
        return self.left + self.body_size * (column * (self.characters + 1))

    def y(self, row: int) -> Length:
        """Top edge of a body line from the trim's top."""
        return self.top + self.pitch * row

    @cached_property
    def type_width(self) -> Length:
        """Width of the type area (版心)."""
        return self.measure(self.columns)

    @cached_property
    def type_height(self) -> Length:
        """Height of the type area."""
        return self.pitch * self.rows


@dataclass(frozen=True, slots=True)
class FontRole:
    """What a role's text is set in.

    word_name, alt_name: the names written into Word files. candidates: "family:style" of fonts
    to look for, best first; the last ones are open fonts that stand in.
    """

    word_name: str
    alt_name: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeadlineScale:
    """Sizes of main headlines in points: for each span the sizes of importance 5, 4, 3, 2, 1.

    kicker, subhead: share of the main headline's size, not under `least`.
    blank_rows: body lines left free above, between and below the parts, in sum.
    """

    sizes: Mapping[int, tuple[float, ...]]
    kicker: float
    subhead: float
    least: float
    blank_rows: float

    def size(self, span: int, importance: int) -> Length:
        """The main headline's size for an article of that importance over that span."""
        known = max((s for s in self.sizes if s <= span), default=min(self.sizes))
        steps = self.sizes[known]
        index = min(max(5 - importance, 0), len(steps) - 1)
        return Pt(steps[index])


@dataclass(frozen=True, slots=True)
class FurnitureText:
    """One text of the masthead or folio.

    text: with fields in braces ({name}, {year}, {month}, {day}, {weekday}, {lunar}, {number},
    {total}, {licence}, {legend}, {hotline}, {publisher}, {page}, {page_name}, {editor} …); a text
    whose fields are all empty is not printed. x, y, width: from the furniture's left top; y is
    the baseline. align: left, centre or right. spread: justify over the width.
    """

    text: str
    x: Length
    y: Length
    width: Length
    size: Length
    font: str
    align: str = "left"
    colour: str = "000000"
    spread: bool = False


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """One rule of the masthead or folio, from (x, y) over width or height."""

    x: Length
    y: Length
    width: Length
    height: Length
    weight: Length
    colour: str = "000000"
    double: bool = False


@dataclass(frozen=True, slots=True)
class Furniture:
    """A masthead (报头) or folio (版眉): what it takes from the top of the type area.

    rows: body lines. span: basic columns from the left; 0 for all. What a narrower masthead leaves
    free at its right is the ear (报眼), which articles may take.
    """

    rows: int
    span: int
    texts: tuple[FurnitureText, ...]
    rules: tuple[FurnitureRule, ...]


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How lines are broken and spaced.

    breaking: 禁则 none, basic, gb or strict. punctuation: quanjiao (全角式), kaiming (开明式) or
    banjiao (半角密排). latin_gap: em between Han and Latin. trim_start: an opening mark at a line's
    start gives up its blank half. hanging: a pause or stop may hang past the line's end.
    """

    breaking: str = "gb"
    punctuation: str = "quanjiao"
    latin_gap: float = 0.25
    trim_start: bool = True
    hanging: bool = False


@dataclass(frozen=True, slots=True)
class BylineStyle:
    """position: lead (本报讯（记者 …）) or tail; own_line: a tail byline takes its own line."""

    position: str
    own_line: bool
    dateline: str


@dataclass(frozen=True, slots=True)
class BulletinStyle:
    """What only a bulletin (信息, 简报) has.

    title_font: role of the run-in titles. foot_font, foot_size: of the foot's lines (版尾).
    foot_rules: weights of its outer and inner rules. contents: whether more than one item makes
    a table of contents (目录).
    """

    title_font: str
    foot_font: str
    foot_size: Length
    foot_rules: tuple[Length, Length]
    contents: bool = False


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication, complete."""

    stem: str
    name: str
    latin_name: str
    kind: PublicationKind
    publisher: str
    licence: str
    legend: str
    hotline: str
    period_days: int
    pages: tuple[str, ...]
    grid: Grid
    fonts: Mapping[str, FontRole]
    headline: HeadlineScale
    byline: BylineStyle
    masthead: Furniture
    folio: Furniture
    jump_to: str
    jump_from: str
    first_line: int
    lines: LineStyle
    caption_size: Length
    section_size: Length
    source: str = ""
    bulletin: BulletinStyle | None = None
    templates: tuple[Template, ...] = ()
    printing: PrintOrder = PrintOrder()

    def template(self, name: str) -> Template | None:
        """The page template of that name; None where there is none."""
        return next((template for template in self.templates if template.name == name), None)

    @classmethod
    def from_file(cls, path: Path) -> Publication:
        """Read a house style. Raises FileError naming the key that is missing or wrong."""
        source = path.read_text("utf8")
        try:
            return cls.from_toml(source, path.stem)
        except tomllib.TOMLDecodeError as error:
            reason = f"不是有效的版式文件，{spoilt(source, error)}"
            raise FileError(path, reason, advice=ADVICE) from error
        except KeyError as error:
            raise FileError(path, f"缺少必需的项目 {error.args[0]}") from error
        except (TypeError, ValueError) as error:
            raise FileError(path, f"里有填写不正确的项目（{error}）") from error

    @classmethod
    def from_toml(cls, source: str, stem: str) -> Publication:
        """Read a house style's text. Raises KeyError, TypeError, ValueError on bad content."""
        data = loads(source)
        facts = data["publication"]
        name, grid = facts["name"], _grid(data["grid"])
        return cls(
            stem=stem,
            name=name,
            latin_name=facts.get("latin_name", ""),
            kind=PublicationKind(facts["kind"]),
            publisher=facts.get("publisher", ""),
            licence=facts.get("licence", ""),
            legend=facts.get("legend", ""),
            hotline=facts.get("hotline", ""),
            period_days=facts.get("period_days", 7),
            pages=tuple(facts["pages"]),
            grid=grid,
            fonts={key: _font(value) for key, value in data["fonts"].items()},
            headline=_scale(data["headline"]),
            byline=BylineStyle(
                data["byline"]["position"],
                data["byline"].get("own_line", False),
                data["byline"].get("dateline", ""),
            ),
            masthead=_furniture(data["masthead"]),
            folio=_furniture(data["folio"]),
            jump_to=data["jump"]["to"],
            jump_from=data["jump"]["from"],
            first_line=data["text"].get("first_line", 2),
            lines=_lines(data["text"]),
            caption_size=Pt(data["text"]["caption_size"]),
            section_size=Pt(data["text"]["section_size"]),
            source=source,
            bulletin=_bulletin(data["bulletin"]) if "bulletin" in data else None,
            templates=tuple(read_template(item, grid) for item in data.get("template", ())),
            printing=read_order(data.get("printing", {})),
        )


def _grid(data: Mapping[str, Any]) -> Grid:
    for key in ("columns", "characters", "rows", "body_size", "pitch"):
        if data[key] <= 0:
            raise ValueError(f"{key} 必须大于 0")
    return Grid(
        trim_width=Mm(data["trim"][0]),
        trim_height=Mm(data["trim"][1]),
        left=Mm(data["left"]),
        top=Mm(data["top"]),
        columns=int(data["columns"]),
        characters=int(data["characters"]),
        rows=int(data["rows"]),
        body_size=Pt(data["body_size"]),
        pitch=Pt(data["pitch"]),
        rule=Mm(data.get("rule", 0.1)),
    )


def _lines(data: Mapping[str, Any]) -> LineStyle:
    style = LineStyle(
        data.get("line_breaking", "gb"),
        data.get("punctuation", "quanjiao"),
        float(data.get("latin_gap", 0.25)),
        bool(data.get("trim_line_start", True)),
        bool(data.get("hanging", False)),
    )
    if style.breaking not in ("none", "basic", "gb", "strict"):
        raise ValueError(f"line_breaking 不能是 {style.breaking}")
    if style.punctuation not in ("quanjiao", "kaiming", "banjiao"):
        raise ValueError(f"punctuation 不能是 {style.punctuation}")
    if not 0 <= style.latin_gap <= 0.5:
        raise ValueError("latin_gap 应在 0 到 0.5 字之间")
    return style


def _font(data: Mapping[str, Any]) -> FontRole:
    return FontRole(data["word"], data.get("alt", ""), tuple(data["candidates"]))


def _scale(data: Mapping[str, Any]) -> HeadlineScale:
    sizes = {int(span): tuple(map(float, steps)) for span, steps in data["sizes"].items()}
    return HeadlineScale(
        dict(sorted(sizes.items())),
        data["kicker"],
        data["subhead"],
        data["least"],
        data["blank_rows"],
    )


def _bulletin(data: Mapping[str, Any]) -> BulletinStyle:
    outer, inner = data["foot_rule"]
    return BulletinStyle(
        data["title_font"],
        data["foot_font"],
        Pt(data["foot_size"]),
        (Mm(outer), Mm(inner)),
        bool(data.get("contents", False)),
    )


def _template_text(text: str) -> str:
    """A text whose fields are all known. Raises ValueError naming the one that is not."""
    if "{" in _FIELD.sub("", text) or "}" in _FIELD.sub("", text):
        raise ValueError(f"“{text}”里的花括号不成对")
    for name in _FIELD.findall(text):
        if name not in FIELDS:
            raise ValueError(f"“{text}”里没有 {{{name}}} 这一项")
    return text


def _furniture(data: Mapping[str, Any]) -> Furniture:
    texts = tuple(
        FurnitureText(
            text=_template_text(item["text"]),
            x=Mm(item["x"]),
            y=Mm(item["y"]),
            width=Mm(item["width"]),
            size=Pt(item["size"]),
            font=item["font"],
            align=item.get("align", "left"),
            colour=item.get("colour", "000000"),
            spread=item.get("spread", False),
        )
        for item in data.get("text", ())
    )
    rules = tuple(
        FurnitureRule(
            x=Mm(item["x"]),
            y=Mm(item["y"]),
            width=Mm(item.get("width", 0)),
            height=Mm(item.get("height", 0)),
            weight=Mm(item["weight"]),
            colour=item.get("colour", "000000"),
            double=item.get("double", False),
        )
        for item in data.get("rule", ())
    )
    return Furniture(data["rows"], data.get("span", 0), texts, rules)
