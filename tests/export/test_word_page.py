from __future__ import annotations

import hashlib
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from PIL import Image

from newsroom.errors import FileError, NewsroomError
from newsroom.export import word_page
from newsroom.model.frame import PageFrames, TextFrame
from newsroom.model.length import Length, Mm
from newsroom.model.picture import Picture
from newsroom.model.printing import PageProfile

from . import made
from .checks import WP, A, W, document, faults, paragraphs, part

PHOTO = "a" * 64
NOTHING = made.Stored({})


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def photo(folder) -> made.Stored:
    path = folder / "photo.jpg"
    Image.effect_noise((2400, 1500), 40).convert("RGB").save(path)
    return made.Stored({PHOTO: path})


@pytest.fixture(scope="module")
def pages() -> tuple[PageFrames, ...]:
    return made.page(1, picture=PHOTO), made.page(2)


@pytest.fixture(scope="module")
def edition():
    return made.edition(pictures={PHOTO: Picture(PHOTO, ".jpg", 2400, 1500, "DSC_1.jpg")}, pages=2)


@pytest.fixture(scope="module")
def written(folder, photo, pages, edition) -> dict[PageProfile, Path]:
    return {
        profile: word_page.write(edition, pages, photo, folder / f"{profile}.docx", profile=profile)
        for profile in PageProfile
    }


def frames_text(pages) -> list[str]:
    return [
        line.text
        for page in pages
        for frame in page.frames
        if isinstance(frame, TextFrame)
        for line in frame.lines
    ]


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("/", "")


@pytest.mark.parametrize("profile", list(PageProfile))
def test_the_file_keeps_every_rule_of_the_format(written, profile):
    assert faults(written[profile]) == []


@pytest.mark.parametrize("profile", list(PageProfile))
def test_all_text_is_there_in_reading_order(written, pages, profile):
    said = squeezed("".join(paragraphs(document(written[profile]))))
    place = 0
    for text in frames_text(pages):
        found = said.find(squeezed(text), place)
        assert found >= 0, text
        place = found


def test_only_safe_files_hold_guards(written):
    assert "\u200b" in part(written[PageProfile.SAFE], "word/document.xml")
    assert "\u200b" not in part(written[PageProfile.EXACT], "word/document.xml")


def test_each_page_is_one_paragraph_of_its_size(written):
    body = document(written[PageProfile.SAFE])[0]
    assert [child.tag for child in body] == [W + "p", W + "p", W + "sectPr"]
    assert len(body.findall(f"./{W}p/{W}pPr/{W}pageBreakBefore")) == 1
    size = body.find(f"./{W}sectPr/{W}pgSz")
    assert size is not None
    assert (size.get(W + "w"), size.get(W + "h")) == ("15591", "22110")


def test_pages_of_other_sizes_get_sections(tmp_path, edition):
    wide = replace(made.page(2), width=Mm(390), height=Mm(275))
    path = word_page.write(edition, [made.page(1), wide], NOTHING, tmp_path / "a.docx")
    assert faults(path) == []
    sizes = [element.attrib for element in document(path).iter(W + "pgSz")]
    assert [size[W + "w"] for size in sizes] == ["15591", "22110"]
    assert sizes[1][W + "orient"] == "landscape"


def test_a_page_word_cannot_hold_is_refused(tmp_path, edition):
    huge = replace(made.page(1), height=Mm(600))
    with pytest.raises(NewsroomError, match="大于 Word 允许"):
        word_page.write(edition, [huge], NOTHING, tmp_path / "a.docx")
    assert list(tmp_path.iterdir()) == []


def test_pictures_are_cropped_described_and_brought_to_300_dpi(written):
    root = document(written[PageProfile.SAFE])
    (cut,) = root.iter(A + "srcRect")
    assert cut.attrib == {"l": "5000", "t": "10000", "r": "5000", "b": "8000"}
    with zipfile.ZipFile(written[PageProfile.SAFE]) as package:
        (name,) = (name for name in package.namelist() if "media" in name)
        image = Image.open(io.BytesIO(package.read(name)))
    assert image.size == (1152, 720)  # 80 x 50 mm of 90 % x 82 %, by the side that needs more
    shapes = reversed(list(root.iter(WP + "docPr")))
    said = {shape.get("name"): shape.get("descr") for shape in shapes}
    assert said["采摘"] == "果农正在采摘。　李志远 摄"
    assert said["第1栏"] == "河湾杏熟 开园迎客　第1栏"


def test_missing_and_broken_pictures_become_grey_boxes(tmp_path, edition):
    (tmp_path / "b.jpg").write_bytes(b"no picture")
    for source, words in (
        (NOTHING, "图片打不开"),
        (made.Stored({PHOTO: tmp_path / "b.jpg"}), "图片打不开"),
    ):
        page = made.page(1, picture=PHOTO)
        path = word_page.write(edition, [page], source, tmp_path / "a.docx")
        said = paragraphs(document(path))
        assert f"{words}" in said
        assert "图片待补" in said
        assert faults(path) == []


def test_an_empty_picture_place_needs_no_caption_on_the_page(tmp_path, edition):
    page = made.page(1)
    frames = tuple(
        frame
        for frame in page.frames
        if not (isinstance(frame, TextFrame) and frame.role is made.TextRole.CAPTION)
    )
    bare = replace(page, frames=frames)
    path = word_page.write(edition, [bare], NOTHING, tmp_path / "a.docx")
    assert "图片待补" in paragraphs(document(path))
    assert faults(path) == []


def test_styles_carry_the_trades_names_and_fonts(written):
    styles = part(written[PageProfile.SAFE], "word/styles.xml")
    for name in ("版面-正文", "版面-主题", "版面-引题", "版面-报头", "版面-版眉", "版面-图片说明"):
        assert f'w:val="{name}"' in styles
    assert re.search(
        r'w:ascii="(NR[0-9a-f]{8} Noto Serif CJK SC)" w:hAnsi="\1" w:eastAsia="宋体"', styles
    )
    exact = part(written[PageProfile.EXACT], "word/styles.xml")
    assert 'w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"' in exact
    assert "Noto" not in exact
    table = part(written[PageProfile.EXACT], "word/fontTable.xml")
    assert '<w:font w:name="方正小标宋简体"><w:altName w:val="FZXiaoBiaoSong-B05S"/>' in table


def test_settings_are_those_that_move_nothing(written):
    settings = part(written[PageProfile.SAFE], "word/settings.xml")
    assert 'w:characterSpacingControl w:val="doNotCompress"' in settings
    assert 'w:name="compatibilityMode"' in settings
    assert 'w:val="15"' in settings
    assert 'w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"' in settings


def test_properties_name_the_publication_not_the_person(written):
    properties = Document(str(written[PageProfile.SAFE])).core_properties
    assert properties.title == "上街时报　2026年6月19日 第47期（总第1203期）　版面稿"
    assert properties.author == "郑州市上街区融媒体中心编印"
    assert properties.language == "zh-CN"


def test_text_that_looks_like_xml_stays_text(tmp_path, edition):
    odd = '<w:p>&amp;"\x00]]>'
    frame = made.single(odd, Length(127000), Mm(10), Mm(10), Mm(80), made.TextRole.HEADLINE)
    page = PageFrames("p", 1, Mm(210), Mm(297), (replace(frame, label='栏"<&>'),))
    path = word_page.write(edition, [page], NOTHING, tmp_path / "a.docx")
    assert faults(path) == []
    assert '<w:p>&amp;"\u3000]]>' in paragraphs(document(path))


def test_an_issue_without_pages_is_an_empty_document(tmp_path, edition):
    path = word_page.write(edition, [], NOTHING, tmp_path / "a.docx")
    assert len(document(path)[0]) == 1


def test_rules_and_boxes_are_shapes_of_their_size(written):
    root = document(written[PageProfile.SAFE])
    shapes = {
        anchor.find(WP + "docPr").get("name"): anchor.find(WP + "extent").attrib
        for anchor in root.iter(WP + "anchor")
    }
    assert shapes["栏线"]["cx"] == str(Mm(0.1))
    assert shapes["线"]["cy"] == str(25400 // 3)
    assert shapes["框"] == {"cx": str(Mm(230)), "cy": str(Mm(40))}
    behind = [a for a in root.iter(WP + "anchor") if a.get("behindDoc") == "1"]
    assert {a.find(WP + "docPr").get("name") for a in behind} == {"框"}


def test_a_failed_export_leaves_the_former_file(tmp_path, edition):
    target = tmp_path / "a.docx"
    word_page.write(edition, [made.page(1)], NOTHING, target)
    before = hashlib.sha256(target.read_bytes()).hexdigest()
    with pytest.raises(FileError):
        word_page.write(edition, [made.page(1)], NOTHING, target / "b.docx")
    assert hashlib.sha256(target.read_bytes()).hexdigest() == before


def test_a_picture_is_kept_once_and_as_it_is(tmp_path, photo, edition):
    pages = [made.page(1, picture=PHOTO), made.page(2, picture=PHOTO)]
    path = word_page.write(edition, pages, photo, tmp_path / "a.docx")
    assert faults(path) == []
    with zipfile.ZipFile(path) as package:
        (kept,) = (info for info in package.infolist() if "media" in info.filename)
        assert kept.compress_type == zipfile.ZIP_STORED
        assert package.read("[Content_Types].xml").count(b"image/jpeg") == 1
    assert len(Document(str(path)).inline_shapes) == 0
    assert len(list(document(path).iter(A + "blip"))) == 2
