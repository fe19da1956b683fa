"""The manuscript file (文字稿): the text of placed articles, page by page, to edit and search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsroom.export.naming import PictureName, by_slot, picture_names
from newsroom.export.word_base import (
    Measures,
    Style,
    append,
    font,
    new_document,
    run_fonts,
    save,
    size,
)
from newsroom.export.word_flow import (
    BodyStyles,
    Pictures,
    Span,
    body,
    byline_line,
    opening,
    paragraph,
)
from newsroom.model.article import Article, ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.frame import PictureSource
from newsroom.model.guide import GUIDE, guide_lines
from newsroom.model.length import Mm
from newsroom.model.markup import visible
from newsroom.model.page import Page
from newsroom.model.placement import Placement
from newsroom.model.publication import Publication

_MEASURES = Measures(Mm(210), Mm(297), Mm(25.4), Mm(28), Mm(25.4), Mm(28), footer=Mm(15))
_BODY = BodyStyles("Body", "Heading2", "Note")
_FLOWING = '<w:spacing w:before="0" w:after="0" w:line="480" w:lineRule="exact"/>'
_ROLES = ("body", "hei", "kai", "fang", "headline")


def write(edition: Edition, target: Path, pictures: PictureSource | None = None) -> Path:
    """Write the text of all placed articles as a flowing A4 .docx; give its path.

    Each article follows a slip (稿签: page, place, section, characters); pictures stand in small
    with the file names they have in the print package. Raises FileError.
    """
    document = new_document(
        edition,
        title=f"{edition.publication.name}　{edition.issue.label}　文字稿",
        styles=_styles(edition.publication),
        fonts={
            role.word_name: role.alt_name
            for role in (font(edition.publication, key) for key in _ROLES)
        }.items(),
        measures=_MEASURES,
        compress=True,
    )
    append(document, _Writer(edition, Pictures(document, pictures, edition.pictures.get)).all())
    return save(document, target)


class _Writer:
    """Gives the manuscript's paragraphs."""

    def __init__(self, edition: Edition, pictures: Pictures) -> None:
        self._edition = edition
        self._pictures = pictures
        self._names = by_slot(picture_names(edition))
        self._done: set[str] = set()

    def all(self) -> Iterator[str]:
        """Everything: the issue, then its pages."""
        yield paragraph("Issue", f"{self._edition.publication.name}　{self._edition.issue.label}")
        for page in sorted(self._edition.pages, key=lambda page: page.number):
            yield from self._page(page)

    def _page(self, page: Page) -> Iterator[str]:
        placed = [
            placement
            for placement in self._edition.on_page(page.uuid)
            if placement.article in self._edition.articles and placement.article not in self._done
        ]
        if placed:
            yield paragraph("PageTitle", "　".join(filter(None, (page.label, page.name))))
        for number, placement in enumerate(placed, 1):
            self._done.add(placement.article)
            yield from self._article(page, number, placement)

    def _article(self, page: Page, number: int, placement: Placement) -> Iterator[str]:
        article = self._edition.articles[placement.article]
        house = self._edition.publication.byline
        yield paragraph("Slip", self._slip(page, number, placement, article))
        for style, content in (
            ("Section", article.section),
            ("Kicker", article.kicker),
            ("Heading1", article.headline or GUIDE * (article.kind is ArticleKind.GUIDE)),
            ("Subhead", article.subhead),
            ("Byline", byline_line(article, house)),
        ):
            if content:
                yield paragraph(style, content)
        if article.kind is ArticleKind.GUIDE:
            yield from self._guide()
        begin = opening(article, house)
        yield from body(article, _BODY, [Span(begin)] if begin else [])
        yield from self._slots(article)

    def _guide(self) -> Iterator[str]:
        """The lines of the 导读, with the pages that they send to."""
        for line in guide_lines(self._edition):
            yield paragraph("Body", "\u3000".join(filter(None, (line.words, line.page))))

    def _slip(self, page: Page, number: int, placement: Placement, article: Article) -> str:
        parts = self._edition.parts(article.uuid)
        numbers = {each.uuid: each.label for each in self._edition.pages}
        onward = [numbers[part.page] for part in parts if part.page != page.uuid]
        count = sum(not char.isspace() for char in visible(article.body))
        facts = (
            f"{page.label}{f'·{page.name}' if page.name else ''}第{number}稿",
            f"位置：{_position(placement)}",
            f"栏目：{article.section}" if article.section else "",
            f"字数：{count}",
            f"图片：{len(article.slots)}" if article.slots else "",
            f"转：{'、'.join(onward)}" if onward else "",
        )
        return "【稿签】" + "　".join(filter(None, facts))

    def _slots(self, article: Article) -> Iterator[str]:
        for index, slot in enumerate(article.slots):
            known = self._names.get((article.uuid, index))
            caption = slot.printed_caption or "图片"
            if known:
                name = known.name
                yield self._pictures.paragraph("Picture", slot.picture, name, caption)
            yield paragraph("PictureName", f"【图片】{_file(known)}")
            if slot.printed_caption:
                yield paragraph("Caption", slot.printed_caption)


def _file(known: PictureName | None) -> str:
    return known.name if known else "待补"


def _position(placement: Placement) -> str:
    """Where an article stands: 第1至3栏，第20至40行."""
    columns = f"第{placement.column + 1}栏"
    if placement.span > 1:
        columns = f"第{placement.column + 1}至{placement.right}栏"
    return f"{columns}，第{placement.row + 1}至{placement.bottom}行"


def _styles(house: Publication) -> tuple[Style, ...]:
    song, hei, kai = (run_fonts(font(house, key).word_name) for key in ("body", "hei", "kai"))
    title = run_fonts(font(house, "headline").word_name)
    fang = run_fonts(font(house, "fang").word_name)
    centred = '<w:spacing w:before="60" w:after="60"/><w:jc w:val="center"/>'
    grey = '<w:color w:val="595959"/>'
    return (
        Style("Issue", "期次", '<w:jc w:val="center"/>', hei + size(24)),
        Style(
            "PageTitle",
            "版次",
            '<w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="8" w:space="1" w:color="auto"/>'
            '</w:pBdr><w:spacing w:before="360" w:after="120"/>',
            hei + size(32),
        ),
        Style(
            "Slip",
            "稿签",
            '<w:keepNext/><w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>'
            '<w:spacing w:before="360" w:after="120"/>',
            fang + grey + size(18),
        ),
        Style("Section", "栏题", f"<w:keepNext/>{centred}", hei + size(24)),
        Style("Kicker", "引题", f"<w:keepNext/>{centred}", song + size(28)),
        Style(
            "Heading1",
            "heading 1",
            f'<w:keepNext/>{centred}<w:outlineLvl w:val="0"/>',
            title + size(44),
            alias="主题",
        ),
        Style("Subhead", "副题", f"<w:keepNext/>{centred}", kai + size(28)),
        Style("Byline", "署名", f"<w:keepNext/>{centred}", kai + size(24)),
        Style(
            "Body",
            "正文",
            f'{_FLOWING}<w:ind w:firstLineChars="200" w:firstLine="480"/><w:jc w:val="both"/>',
            song + size(24),
        ),
        Style(
            "Heading2",
            "heading 2",
            f'<w:keepNext/>{_FLOWING}<w:ind w:firstLineChars="200" w:firstLine="480"/>'
            '<w:outlineLvl w:val="1"/>',
            hei + size(24),
            alias="小标题",
        ),
        Style(
            "Note",
            "按语",
            f'{_FLOWING}<w:ind w:left="480" w:right="480" w:firstLineChars="200"'
            ' w:firstLine="480"/><w:jc w:val="both"/>',
            kai + size(24),
        ),
        Style(
            "Picture", "图片", '<w:spacing w:before="120" w:after="0"/><w:jc w:val="center"/>', ""
        ),
        Style("PictureName", "图片文件", centred, fang + grey + size(18)),
        Style("Caption", "图注", centred, kai + size(21)),
    )
