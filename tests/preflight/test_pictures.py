from __future__ import annotations

from dataclasses import replace

from newsroom.model.banner import Banner
from newsroom.preflight import pictures
from tests.preflight.made import PICTURE, changed, clean, snapshot, words


def test_too_few_dots_at_the_printed_size() -> None:
    small = replace(PICTURE, width=600, height=400, shrunk=True)
    (found,) = pictures.resolution(snapshot(replace(clean(), pictures={PICTURE.sha256: small})))
    assert found.words.startswith("《河堤石阶换了青石板》的第 1 张图片只有 ")
    assert "微信" in found.words
    assert (found.where, found.slot) == ("二版1栏4行", 0)
    # Two basic columns are 73 mm: 600 dots over that width are 208 dpi, over 400 crop-wise fewer.
    assert "毫米宽以内" in found.advice


def test_dots_enough() -> None:
    assert words(pictures.resolution) == []


def test_the_original_is_gone() -> None:
    (told,) = words(pictures.gone, gone=frozenset({PICTURE.sha256}))
    assert "原图找不到了" in told
    assert words(pictures.gone) == []


def test_a_picture_still_to_come() -> None:
    slot = replace(clean().articles["first"].slots[0], picture="")
    (told,) = words(pictures.gone, changed("first", slots=(slot,)))
    assert "还没有放进来" in told


def test_artwork_of_a_banner() -> None:
    banner = Banner(publication="house", section="水利", picture="b" * 64)
    told = changed("first", section="水利")
    assert words(pictures.banner_gone, replace(told, banners={"水利": banner})) == [
        "“水利”的栏头图片找不到了，先印文字"
    ]
    assert words(pictures.banner_gone, told) == []
