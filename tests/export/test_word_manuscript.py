from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PIL import Image

from newsroom.export import word_manuscript
from newsroom.model import carried
from newsroom.model.article import ArticleKind
from newsroom.model.credit import Role
from newsroom.model.picture import Picture
from newsroom.model.placement import Placement

from . import made
from .checks import WP, W, document, faults, paragraphs, part

PHOTO = "a" * 64


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    path = tmp_path_factory.mktemp("photo") / "a.jpg"
    Image.new("RGB", (1200, 800), "green").save(path)
    return made.Stored({PHOTO: path})


@pytest.fixture(scope="module")
def edition():
    return made.edition(pictures={PHOTO: Picture(PHOTO, ".jpg", 1200, 800, "x.jpg")}, pages=2)


@pytest.fixture(scope="module")
def written(tmp_path_factory, edition, source):
    return word_manuscript.write(edition, tmp_path_factory.mktemp("m") / "文字稿.docx", source)


def styled(path) -> list[tuple[str, str]]:
    root = document(path)
    styles = [element.get(W + "val") for element in root.iter(W + "pStyle")]
    return list(zip(styles, paragraphs(root), strict=True))


def marked(path) -> dict[str, str]:
    """Each passage in a character style, with the style's name."""
    styles = part(path, "word/styles.xml")
    found = re.findall(r'w:styleId="(Mark\d+)"><w:name w:val="([^"]+)"', styles)
    names = dict(found)
    return {
        run.findtext(W + "t"): names[style.get(W + "val")]
        for run in document(path).iter(W + "r")
        if (style := run.find(f"{W}rPr/{W}rStyle")) is not None
    }


def test_its_pages_are_numbered(written):
    assert " PAGE " in part(written, "word/footer1.xml")


def test_parts_of_lines_are_marked_by_character_styles(written):
    assert marked(written) == {
        "李志远": carried.CREDITED_SHOOTER,
        "高明": carried.PEOPLE[Role.CORRESPONDENT],
        "本报讯": carried.DATELINE,
        "一户一册": carried.LEAD,
        "（区教体局）": carried.UNIT,
    }


def test_articles_carry_identity_and_state_as_bookmarks(written, edition):
    names = [mark.get(W + "name") for mark in document(written).iter(W + "bookmarkStart")]
    for article in edition.articles.values():
        assert carried.article_mark(article.uuid) in names
        assert carried.state(article) in map(carried.state_of, names)
    assert PHOTO[:32] in map(carried.original_of, names)
    body = list(document(written)[0])
    begins = [p for p in body if p.find(W + "bookmarkStart") is not None]
    assert begins[0].find(f"{W}pPr/{W}pStyle").get(W + "val") == "Slip"


def test_a_bulletins_items_stand_in_their_order(tmp_path):
    bulletin = replace(made.edition("shangjie-xinxi"), pages=(), placements=())
    path = word_manuscript.write(bulletin, tmp_path / "a.docx")
    slips = [text for style, text in styled(path) if style == "Slip"]
    assert [slip[:7] for slip in slips] == ["【稿签】第1条", "【稿签】第2条", "【稿签】第3条"]
    assert faults(path) == []


def test_what_else_an_editor_knows_stands_on_the_slip(tmp_path, edition):
    lead = replace(
        edition.articles["lead"],
        kind=ArticleKind.PICTURE,
        importance=5,
        jump_to="二版",
        notes=("图片待核",),
    )
    whole = replace(edition, articles={**edition.articles, "lead": lead})
    found = styled(word_manuscript.write(whole, tmp_path / "a.docx"))
    slip = next(text for style, text in found if style == "Slip")
    assert slip.endswith("体裁：图片新闻　级别：5")
    # The line holds 48 hanzi; where another font stands in it may be a little wider.
    assert sum(0.5 if char.isascii() else 1 for char in slip) < 44
    assert [text for style, text in found if style == "SlipFact"] == [
        "下转：二版",
        "备注：图片待核",
    ]


def test_the_file_keeps_every_rule_of_the_format(written):
    assert faults(written) == []


def test_an_article_stands_part_by_part_under_its_slip(written):
    found = styled(written)
    assert found[:2] == [
        ("Issue", "上街时报　2026年6月19日 第47期（总第1203期）"),
        ("PageTitle", "一版　要闻"),
    ]
    assert found[2] == (
        "Slip",
        "【稿签】一版·要闻第1稿　1至3栏，21至40行　65字　2图",
    )
    assert found[3:8] == [
        ("Section", "乡村振兴"),
        ("Kicker", "一棵树带富一个镇"),
        ("Heading1", "河湾杏熟 开园迎客"),
        ("Subhead", "前5天发货36.5吨"),
        ("Byline", "记者 李志远 通讯员 高明"),
    ]
    assert found[8:14] == [
        ("Body", "本报讯　河湾镇的4200亩晚熟杏开园。"),
        ("Heading2", "果农有了账本"),
        ("Body", "一户一册　照着做就行。"),
        ("Item", "●冷库12座"),
        ("Note", "编者按语一段。"),
        ("Body", "最后一段 <b>&amp;</b> “引号”。"),
    ]
    assert found[14:19] == [
        ("Picture", ""),
        ("PictureName", "【图片】一版-01-河湾杏熟 开园迎客.jpg"),
        ("Caption", "果农正在采摘。　李志远 摄"),
        ("PictureName", "【图片】待补"),
        ("Caption", "装车外运。"),
    ]


def test_the_source_unit_ends_the_text(written):
    assert ("Body", "首批学员200名。（区教体局）") in styled(written)


def test_run_in_crossheads_and_bold_passages_are_bold(written):
    bold = {
        run.findtext(W + "t")
        for run in document(written).iter(W + "r")
        if run.find(f"{W}rPr/{W}b") is not None
    }
    assert bold == {"12座"}
    assert marked(written)["一户一册"] == carried.LEAD
    styles = part(written, "word/styles.xml")
    lead = styles[styles.index(f'<w:name w:val="{carried.LEAD}"/>') :]
    assert lead.index("<w:b/>") < lead.index("</w:style>")


def test_headlines_are_headings_by_their_trade_names(written):
    styles = part(written, "word/styles.xml")
    assert '<w:name w:val="heading 1"/><w:aliases w:val="主题"/>' in styles
    for name in ("稿签", "引题", "副题", "署名", "文稿-正文", "图注", "栏题"):
        assert f'w:val="{name}"' in styles
    assert "compressPunctuation" in part(written, "word/settings.xml")


def test_a_byline_that_leads_opens_the_text(tmp_path, edition):
    lead = replace(edition.publication.byline, position="lead", dateline="本报讯")
    house = replace(edition, publication=replace(edition.publication, byline=lead))
    path = word_manuscript.write(house, tmp_path / "a.docx")
    found = styled(path)
    assert ("Body", "本报讯（记者 李志远 通讯员 高明）河湾镇的4200亩晚熟杏开园。") in found
    assert "Byline" not in {style for style, _ in found}


def test_both_halves_of_a_jump_are_one_text(tmp_path, edition):
    rest = Placement(
        uuid="p2", page="page2", article="lead", column=0, row=5, span=2, depth=9, part=1
    )
    jumped = replace(edition, placements=(*edition.placements, rest))
    found = styled(word_manuscript.write(jumped, tmp_path / "a.docx"))
    assert [text for style, text in found if style == "Heading1"].count("河湾杏熟 开园迎客") == 1
    assert any(text.endswith("转：二版") for style, text in found if style == "Slip")
    assert ("PageTitle", "二版　要闻") not in found


def test_pictures_without_a_file_are_only_named(tmp_path, edition):
    path = word_manuscript.write(edition, tmp_path / "a.docx")
    assert list(document(path).iter(WP + "inline")) == []
    assert ("PictureName", "【图片】一版-01-河湾杏熟 开园迎客.jpg") in styled(path)


def test_an_article_of_nothing_but_a_headline(tmp_path, edition):
    bare = replace(edition.articles["brief"], body="", source_unit="区图书馆")
    articles = {**edition.articles, "brief": bare}
    path = word_manuscript.write(replace(edition, articles=articles), tmp_path / "a.docx")
    assert ("Body", "（区图书馆）") in styled(path)
    assert faults(path) == []
