"""The page file (版面稿): finished pages as one Word file that shows them in any office program.

Each frame becomes a shape anchored to its page; all shapes of a page hang on one invisible
paragraph, so that nothing flows. Nothing is measured here: see word_lines and word_boxes for how
composed positions are carried.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from docx.document import Document

from newsroom.errors import NewsroomError
from newsroom.export.profile import Manner, manner
from newsroom.export.renditions import Renditions
from newsroom.export.word_base import (
    EmbeddedFont,
    Measures,
    Style,
    font,
    run_fonts,
    section,
    size,
)
from newsroom.export.word_boxes import Usual, style_id
from newsroom.export.word_drawing import Drawing
from newsroom.export.word_file import append, new_document, save
from newsroom.export.word_lines import Look, Policy, font_names, look_of
from newsroom.model.edition import Edition
from newsroom.model.frame import Line, PageFrames, PictureSource, TextFrame, TextRole
from newsroom.model.length import Mm
from newsroom.model.printing import PageProfile

_LARGEST = Mm(558.8)  # Word's own limit: 22 inches
_MARGIN = Mm(10)
_PLAIN_PITCH = 240  # twips
_UNTOUCHED = (
    '<w:widowControl w:val="0"/><w:kinsoku w:val="0"/><w:overflowPunct w:val="0"/>'
    '<w:topLinePunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
    '<w:snapToGrid w:val="0"/>'
)


def write(
    edition: Edition,
    pages: Sequence[PageFrames],
    pictures: PictureSource,
    target: Path,
    *,
    profile: PageProfile = PageProfile.SAFE,
    embed_fonts: bool = False,
    renditions: Renditions | None = None,
) -> Path:
    """Write all pages, in order, as one .docx for the programs of a profile; give its path.

    Pictures are stored at 300 dots per inch of their printed size, taken from `renditions` where
    those hold them; where an original is missing a grey box says so. embed_fonts: the glyphs of
    mastheads and headlines travel in the file where their licence allows. Raises FileError and
    NewsroomError where a page is larger than Word allows.
    """
    for page in pages:
        if max(page.width, page.height) > _LARGEST:
            raise NewsroomError(
                f"第{page.number}版大于 Word 允许的最大页面（558.8 毫米）",
                advice="请导出 PDF 付印，或改小刊物的版面尺寸",
            )
    way = manner(profile)
    pages, embedded = _carrying(pages, titles=embed_fonts, latin=way.latin)
    title = f"{edition.publication.name}　{edition.issue.label}　版面稿"
    document, usual = opened(edition, pages, way, title=title, embedded=embedded)
    kept = renditions or Renditions()
    drawing = Drawing(document, edition, pictures, kept, way, usual)
    append(document, (_page(drawing, place, pages) for place in range(len(pages))))
    return save(document, target)


def opened(
    edition: Edition,
    pages: Sequence[PageFrames],
    way: Manner,
    *,
    title: str,
    embedded: Sequence[EmbeddedFont] = (),
) -> tuple[Document, dict[TextRole, Usual]]:
    """A document without pages yet, with the styles that they need, and what those say."""
    usual = _usual(edition, pages, way.policy)
    lines = [line for page in pages for line in _lines(page)]
    document = new_document(
        edition,
        title=title,
        styles=[_style(role, found) for role, found in usual.items()],
        fonts=_fonts(edition, lines, way.policy),
        measures=_measures(pages[-1]) if pages else _measures(None),
        embedded=embedded,
    )
    return document, usual


def _carrying(
    pages: Sequence[PageFrames], *, titles: bool, latin: bool
) -> tuple[Sequence[PageFrames], tuple[EmbeddedFont, ...]]:
    """The pages with what travels named in them, and the fonts that do."""
    if not titles and not latin:
        return pages, ()
    # Most exports need no font tools, and the window none to start.
    from newsroom.export.embedding import carried  # noqa: PLC0415

    found = carried(pages, titles=titles, latin=latin)
    return [found.page(page) for page in pages], found.fonts


def _page(drawing: Drawing, place: int, pages: Sequence[PageFrames]) -> str:
    """The one paragraph that carries a page's shapes."""
    page = pages[place]
    new_page = "<w:pageBreakBefore/>" if place and _same_size(pages[place - 1], page) else ""
    last_of_size = place + 1 < len(pages) and not _same_size(page, pages[place + 1])
    ends = section(_measures(page), break_type="nextPage") if last_of_size else ""
    return carrier(drawing.page(page), before=new_page, ends=ends)


def carrier(runs: str, *, before: str = "", ends: str = "") -> str:
    """The invisible paragraph that a page's shapes hang on."""
    return (
        f'<w:p><w:pPr>{before}<w:widowControl w:val="0"/><w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        f'<w:rPr><w:sz w:val="2"/></w:rPr>{ends}</w:pPr>{runs}</w:p>'
    )


def _same_size(one: PageFrames, other: PageFrames) -> bool:
    return (one.width, one.height) == (other.width, other.height)


def _lines(page: PageFrames) -> Iterator[Line]:
    for frame in page.frames:
        if isinstance(frame, TextFrame):
            yield from frame.lines


def _fonts(edition: Edition, lines: Iterable[Line], policy: Policy) -> Iterable[tuple[str, str]]:
    body = font(edition.publication, "body")
    return {body.word_name: body.alt_name, **font_names(lines, policy)}.items()


def _usual(edition: Edition, pages: Sequence[PageFrames], policy: Policy) -> dict[TextRole, Usual]:
    """For each role met the look and line pitch that most of its characters have."""
    looks: dict[TextRole, Counter[Look]] = {}
    pitches: dict[TextRole, Counter[int]] = {}
    for page in pages:
        for frame in page.frames:
            if not isinstance(frame, TextFrame):
                continue
            for line in frame.lines:
                pitches.setdefault(line.role, Counter())[max(frame.pitch.twips, 20)] += 1
                counted = looks.setdefault(line.role, Counter())
                for run in line.runs:
                    counted[look_of(run, policy)] += len(run.text)
    name = font(edition.publication, "body").word_name
    plain = Look(name, name, 18, "000000")
    found = {
        role: Usual(
            counted.most_common(1)[0][0] if counted else plain,
            pitches[role].most_common(1)[0][0],
        )
        for role, counted in looks.items()
    }
    # The words in an empty picture's place are captions, also where the pages hold no other.
    return {TextRole.CAPTION: Usual(plain, _PLAIN_PITCH), **found}


def _style(role: TextRole, usual: Usual) -> Style:
    look = usual.look
    colour = "" if look.colour == "000000" else f'<w:color w:val="{look.colour}"/>'
    return Style(
        style_id(role),
        f"版面-{role.text}",
        f'{_UNTOUCHED}<w:spacing w:before="0" w:after="0" w:line="{usual.pitch}"'
        ' w:lineRule="exact"/><w:jc w:val="left"/>',
        f"{run_fonts(look.font, look.latin)}{colour}{size(look.size)}",
    )


def _measures(page: PageFrames | None) -> Measures:
    width, height = (page.width, page.height) if page else (Mm(210), Mm(297))
    return Measures(width, height, _MARGIN, _MARGIN, _MARGIN, _MARGIN)
