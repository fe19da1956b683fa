"""The trial page says what it is for and puts its samples on its marks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.desk import trial
from newsroom.export import word_trial
from newsroom.export.trial_parts import Faces, wrapped
from newsroom.model.frame import FontFace
from newsroom.model.length import Mm

from . import made
from .checks import WP, WPS, V, W, document, faults, paragraphs, part
from .geometry import rows
from .test_embedding import WENKAI

HEI = replace(made.TITLE, word_name="黑体", alt_name="SimHei")
FACES = Faces(made.SONG, HEI, WENKAI, made.TITLE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("trial")


@pytest.fixture(scope="module")
def path(folder: Path) -> Path:
    return word_trial.write(made.edition(), FACES, folder / "a.docx")


def test_it_is_one_page_that_keeps_every_rule(path: Path) -> None:
    assert faults(path) == []
    size = next(document(path).iter(W + "pgSz"))
    assert (size.get(W + "w"), size.get(W + "h")) == ("11906", "16838")
    assert path.stat().st_size < 60_000


def test_each_item_is_numbered_named_and_explained(path: Path) -> None:
    said = paragraphs(document(path))
    for mark in "一二三四五六七八九":
        assert mark in said
    for name in (
        "行距",
        "字距",
        "零宽字符",
        "竖题",
        "相连文字框",
        "嵌入字体",
        "字体别名",
        "图片裁切",
    ):
        assert name in said
    words = "".join(said).replace("/", "")
    assert "按原大（百分之百，不缩放）打印一张" in words
    assert "程序和版本：" in words


def test_lines_end_at_their_marks(path: Path) -> None:
    told = {row.text: row for row in rows(path)}
    ends = {
        round(row.x + sum(char.advance(1.0) for char in row.chars))
        for text, row in told.items()
        if text.startswith(("字与字", "这一行加宽", "标点，压成"))
    }
    assert len({row.x for text, row in told.items() if text.startswith(("字与字", "标点，"))}) == 1
    assert max(ends) - min(ends) < Mm(0.1)
    marks = [
        int(next(anchor.iter(WP + "posOffset")).text or "")
        for anchor in document(path).iter(WP + "anchor")
        if next(anchor.iter(WP + "docPr")).get("name") == "行端线"
    ]
    assert abs(marks[1] - max(ends)) < Mm(0.15)


def test_both_kinds_of_everything_are_in_it(path: Path) -> None:
    root = document(path)
    assert len(list(root.iter(WPS + "linkedTxbx"))) == 1
    assert [body.get("vert") for body in root.iter(WPS + "bodyPr")].count("eaVert") == 1
    said = paragraphs(root)
    assert "新式绘图" in said
    assert "旧式绘图" not in said
    (twin,) = document(path, "Fallback").iter(V + "rect")
    assert paragraphs(twin) == ["旧式绘图"]
    assert "\u200b" in part(path, "word/document.xml")
    table = part(path, "word/fontTable.xml")
    assert '<w:font w:name="采编台试名"><w:altName w:val="黑体"/>' in table
    assert table.count("w:embedRegular") == 1


def test_without_a_font_that_may_travel_its_item_is_passed_over(tmp_path: Path) -> None:
    none = FontFace("/nowhere.ttf", 0, "无", "Regular", "楷体")
    path = word_trial.write(made.edition(), replace(FACES, kai=none), tmp_path / "a.docx")
    assert faults(path) == []
    words = "".join(paragraphs(document(path))).replace("/", "")
    assert "这一项略过" in words
    assert "embedRegular" not in part(path, "word/fontTable.xml")


def test_lines_begin_with_no_closing_mark_and_end_with_no_opening_one() -> None:
    assert list(wrapped("一二“三四”", 3)) == ["一二", "“三", "四”"]
    assert list(wrapped("一二三，四五。", 3)) == ["一二", "三，四", "五。"]


def test_the_desk_writes_it_in_a_house_styles_fonts(tmp_path: Path) -> None:
    path = trial.write(tmp_path)
    assert path.name == "印厂试开文件.docx"
    assert faults(path) == []
    core = part(path, "docProps/core.xml")
    assert "<dc:title>采编台　印厂试开文件</dc:title>" in core
    assert "<dc:creator>采编台</dc:creator>" in core
