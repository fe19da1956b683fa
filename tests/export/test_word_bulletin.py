from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from newsroom.export import word_bulletin
from newsroom.model.bulletin import picture_size
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.issue import IssueFacts, IssueNumber
from newsroom.model.picture import Picture

from . import made
from .checks import WP, W, document, faults, paragraphs, part

PHOTO = "a" * 64


@pytest.fixture(scope="module")
def edition():
    pictures = {PHOTO: Picture(PHOTO, ".jpg", 1200, 800, "x.jpg")}
    return made.edition("shangjie-xinxi", pictures)


@pytest.fixture(scope="module")
def written(tmp_path_factory, edition):
    folder = tmp_path_factory.mktemp("bulletin")
    Image.new("RGB", (1200, 800), "green").save(folder / "a.jpg")
    source = made.Stored({PHOTO: folder / "a.jpg"})
    return word_bulletin.write(edition, folder / "b.docx", source)


def test_the_file_keeps_every_rule_of_the_format(written):
    assert faults(written) == []


def test_the_head_prints_name_number_unit_and_date(written):
    assert paragraphs(document(written))[:3] == [
        "上街信息",
        "\t第 47 期\t总第 1203 期",
        "\t中共上街区委办公室\t2026年6月19日",
    ]


def test_the_masthead_is_red_and_spread_over_a_red_rule(written):
    first, *_ = document(written).iter(W + "p")
    assert first.find(f"{W}pPr/{W}jc").get(W + "val") == "distribute"
    assert first.find(f"{W}r/{W}rPr/{W}color").get(W + "val") == "C8102E"
    (rule,) = document(written).iter(W + "pBdr")
    assert rule[0].get(W + "color") == "C8102E"
    assert rule[0].get(W + "sz") == "16"  # 0.7 mm


def test_nothing_beside_a_spread_name_is_lost(tmp_path, edition):
    masthead = edition.publication.masthead
    name = next(text for text in masthead.texts if text.spread)
    beside = replace(name, text="试刊", spread=False, align="right")
    house = replace(
        edition.publication, masthead=replace(masthead, texts=(*masthead.texts, beside))
    )
    path = word_bulletin.write(replace(edition, publication=house), tmp_path / "b.docx")
    first, *_ = paragraphs(document(path))
    assert first.split() == ["上街信息", "试刊"]
    assert faults(path) == []


def test_titles_run_into_their_text_and_units_end_it(written):
    said = paragraphs(document(written))
    assert "图书馆延时开放至21时　即日起试行。" in said
    assert '区河湾中心:"夜校"开班?　首批学员200名。（区教体局）' in said
    (look,) = {
        run.find(f"{W}rPr/{W}rStyle").get(W + "val")
        for run in document(written).iter(W + "r")
        if (run.findtext(W + "t") or "").startswith("图书馆延时")
        and run.find(f"{W}rPr/{W}rStyle") is not None
    }
    styles = part(written, "word/styles.xml")
    assert look == "BulletinTitle"
    assert '<w:name w:val="信息-标题"/>' in styles
    assert 'w:eastAsia="黑体"' in styles[styles.index('w:styleId="BulletinTitle"') :]


def test_the_foot_is_a_table_of_what_was_given(written):
    (table,) = document(written).iter(W + "tbl")
    assert paragraphs(table) == [
        "本期送：各位领导",
        "发：各镇、各街道",
        "责任编辑：高歌　周大成",
    ]
    assert len(list(table.iter(W + "gridCol"))) == 1


def test_pages_are_numbered_at_the_outer_edge(written):
    footers = [part(written, f"word/footer{number}.xml") for number in (1, 2)]
    assert [side for text in footers for side in ("right", "left") if f'"{side}"' in text] == [
        "right",
        "left",
    ]
    assert all(" PAGE " in text and "— " in text for text in footers)
    assert "evenAndOddHeaders" in part(written, "word/settings.xml")


def test_the_page_is_that_of_the_standard(written):
    (size,) = document(written).iter(W + "pgSz")
    (margin,) = document(written).iter(W + "pgMar")
    assert (size.get(W + "w"), size.get(W + "h")) == ("11906", "16838")
    width = 11906 - int(margin.get(W + "left")) - int(margin.get(W + "right"))
    assert abs(width - 28 * 320) <= 1
    assert 'w:line="580" w:lineRule="exact"' in part(written, "word/styles.xml")


def test_what_was_not_given_is_not_printed(tmp_path, edition):
    bare = replace(
        edition,
        issue=replace(edition.issue, number=IssueNumber((3,)), facts=IssueFacts()),
        publication=replace(edition.publication, publisher=""),
    )
    path = word_bulletin.write(bare, tmp_path / "a.docx")
    said = paragraphs(document(path))
    assert said[1] == "第 3 期"
    assert said[2] == "\t2026年6月19日"
    assert list(document(path).iter(W + "tbl")) == []
    assert faults(path) == []


def test_fillers_are_no_items(tmp_path, edition):
    name = next(iter(edition.articles))
    fillers = {name: Filler(article=name, publication="", kind=FillerKind.TEXT)}
    pool = replace(edition, placements=(), fillers=fillers)
    said = "".join(paragraphs(document(word_bulletin.write(pool, tmp_path / "a.docx"))))
    assert "图书馆" in said
    assert "河湾杏熟" not in said


def test_unplaced_items_come_in_the_order_given(tmp_path, edition):
    pool = replace(edition, placements=(), publication=replace(edition.publication, bulletin=None))
    said = paragraphs(document(word_bulletin.write(pool, tmp_path / "a.docx")))
    starts = [
        next(number for number, text in enumerate(said) if mark in text)
        for mark in ("河湾杏熟", "图书馆", "夜校")
    ]
    assert starts == sorted(starts)


def test_pictures_follow_their_item(written):
    assert len(list(document(written).iter(WP + "inline"))) == 1
    assert "果农正在采摘。　李志远 摄" in paragraphs(document(written))


@pytest.fixture(scope="module")
def complete(tmp_path_factory, edition):
    """A bulletin with everything that a head and a foot may name."""
    facts = replace(
        edition.issue.facts,
        note="编者按：本期刊发一组做法。",
        signer="王建国",
        proofreaders=("李敏",),
        hotline="电话：68920000",
        copies=120,
    )
    whole = replace(edition, issue=replace(edition.issue, facts=facts))
    path = tmp_path_factory.mktemp("complete") / "b.docx"
    return word_bulletin.write(whole, path, None, {"lead": 1, "brief": 2, "item": 3})


def styled(path) -> list[tuple[str, str]]:
    """Each paragraph's style and text, but for those of the foot."""
    return [
        (style.get(W + "val"), "".join(node.text or "" for node in paragraph.iter(W + "t")))
        for paragraph in document(path).iter(W + "p")
        if (style := paragraph.find(f"{W}pPr/{W}pStyle")) is not None
    ]


def test_contents_refer_to_the_items_by_fields(complete):
    root = document(complete)
    marks = {mark.get(W + "name") for mark in root.iter(W + "bookmarkStart")}
    codes = [code.text.split()[1] for code in root.iter(W + "instrText")]
    assert set(codes) == marks == {"nr_lead", "nr_brief", "nr_item"}
    listed = [text for style, text in styled(complete) if style == "BulletinContents"]
    assert listed == ["河湾杏熟 开园迎客1", "图书馆延时开放至21时2", '区河湾中心:"夜校"开班?3']
    assert faults(complete) == []


def test_the_issues_note_stands_between_contents_and_items(complete):
    styles = [style for style, _ in styled(complete)]
    order = ("BulletinContentsTitle", "BulletinContents", "BulletinHeadNote", "BulletinItem")
    places = [styles.index(style) for style in order]
    assert places == sorted(places)
    assert ("BulletinHeadNote", "编者按：本期刊发一组做法。") in styled(complete)


def test_items_have_outline_levels_for_the_navigation_pane(complete):
    text = part(complete, "word/styles.xml")
    for style, level in (("BulletinSection", 0), ("BulletinItem", 1), ("BulletinCrosshead", 2)):
        begin = text.index(f'w:styleId="{style}"')
        assert f'<w:outlineLvl w:val="{level}"/>' in text[begin : text.index("</w:style>", begin)]


def test_the_foot_stands_on_the_pages_foot_with_copies_at_its_right(complete):
    (table,) = document(complete).iter(W + "tbl")
    place = table.find(f"{W}tblPr/{W}tblpPr")
    assert (place.get(W + "vertAnchor"), place.get(W + "tblpYSpec")) == ("margin", "bottom")
    assert place.get(W + "horzAnchor") == "page"
    assert paragraphs(table)[2:] == [
        "签发：王建国　　责任编辑：高歌　周大成　　校对：李敏",
        "电话：68920000\t（共印 120 份）",
    ]
    assert len(list(table.iter(W + "tr"))) == 2


def test_page_numbers_follow_the_houses_folio(tmp_path, edition):
    none = replace(edition.publication.folio, texts=())
    house = replace(edition, publication=replace(edition.publication, folio=none))
    path = word_bulletin.write(house, tmp_path / "a.docx")
    assert "evenAndOddHeaders" not in part(path, "word/settings.xml")
    assert faults(path) == []


def test_a_picture_takes_the_lines_that_the_screen_gives_it(written, edition):
    (extent,) = document(written).iter(WP + "extent")
    width, height = picture_size(edition.publication, 1.5)
    assert abs(int(extent.get("cx")) - width) < 100
    assert abs(int(extent.get("cy")) - height) < 100
