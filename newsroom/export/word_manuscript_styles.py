"""Styles of a manuscript file: paragraphs by their place in an article, characters by their part.

Their names are what intake knows them by when the file comes back.
"""

from __future__ import annotations

from newsroom.export.word_base import Style, attribute, font, run_fonts, size
from newsroom.model import carried
from newsroom.model.publication import Publication

_FLOWING = '<w:spacing w:before="0" w:after="0" w:line="480" w:lineRule="exact"/>'
_FIRST = '<w:ind w:firstLineChars="200" w:firstLine="480"/>'
_BOLD = "<w:b/><w:bCs/>"


def mark(name: str) -> str:
    """The w:rStyle of a character style, by its name."""
    return f'<w:rStyle w:val="{_IDS[name]}"/>'


_NAMES = sorted(carried.MARKS - {carried.TITLE})
_IDS = {name: f"Mark{number}" for number, name in enumerate(_NAMES, 1)}


def mark_styles(house: Publication) -> list[str]:
    """The character styles."""
    kai, hei = (run_fonts(font(house, key).word_name) for key in ("kai", "hei"))
    looks = {carried.LEAD: _BOLD, carried.DATELINE: hei, carried.HOUSE_DATELINE: hei}
    looks |= dict.fromkeys(carried.PEOPLE.values(), kai)
    return [
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{identity}">'
        f"<w:name w:val={attribute(name)}/>"
        '<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>'
        f"<w:rPr>{looks.get(name, '')}</w:rPr></w:style>"
        for name, identity in _IDS.items()
    ]


def styles(house: Publication) -> tuple[Style, ...]:
    """The paragraph styles."""
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
            '<w:spacing w:before="360" w:after="0"/>',
            fang + grey + size(18),
        ),
        Style(
            "SlipFact",
            "稿签项",
            '<w:keepNext/><w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>'
            '<w:spacing w:before="0" w:after="0"/>',
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
        Style("Byline", "署名", f"<w:keepNext/>{centred}", size(24)),
        Style("Body", "文稿-正文", f'{_FLOWING}{_FIRST}<w:jc w:val="both"/>', song + size(24)),
        Style("Item", "条目", f'{_FLOWING}{_FIRST}<w:jc w:val="both"/>', song + size(24)),
        Style(
            "Heading2",
            "heading 2",
            f'<w:keepNext/>{_FLOWING}{_FIRST}<w:outlineLvl w:val="1"/>',
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
