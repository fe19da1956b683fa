"""House styles: the shipped ones are whole, and a bad file names what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom import paths
from newsroom.errors import FileError
from newsroom.model.printing import PrintOrder
from newsroom.model.publication import Publication, PublicationKind

SHIPPED = sorted((paths.resources() / "publications").glob("*.toml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_styles_fit_word(path: Path) -> None:
    house = Publication.from_file(path)
    assert house.grid.pitch.pt * 20 == pytest.approx(round(house.grid.pitch.pt * 20))
    assert house.grid.body_size.pt * 2 == round(house.grid.body_size.pt * 2)
    assert house.grid.left + house.grid.type_width <= house.grid.trim_width
    assert house.grid.top + house.grid.type_height <= house.grid.trim_height
    used = {text.font for text in (*house.masthead.texts, *house.folio.texts)}
    assert used <= set(house.fonts)


def test_the_three_papers_are_there() -> None:
    kinds = {Publication.from_file(path).name: Publication.from_file(path).kind for path in SHIPPED}
    assert kinds == {
        "上街时报": PublicationKind.NEWSPAPER,
        "郑州日报": PublicationKind.NEWSPAPER,
        "上街信息": PublicationKind.BULLETIN,
    }


def test_a_headline_of_greater_importance_is_never_smaller() -> None:
    for path in SHIPPED:
        house = Publication.from_file(path)
        for span in range(1, house.grid.columns + 1):
            sizes = [house.headline.size(span, importance) for importance in (5, 4, 3, 2, 1)]
            assert sizes == sorted(sizes, reverse=True)


def test_w_of_n_counts_gutters() -> None:
    house = Publication.from_file(paths.resources() / "publications" / "shangjie-shibao.toml")
    assert house.grid.measure(6) == house.grid.body_size * 71


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("columns = 6", "columns = 'six'", "不正确"),
        ("[grid]", "[grit]", "grid"),
        ("[grid]", "[grid", "不是有效的版式文件"),
        ("columns = 6", "columns = 0", "columns 必须大于 0"),
        ('line_breaking = "gb"', 'line_breaking = "loose"', "line_breaking 不能是 loose"),
        ('punctuation = "quanjiao"', 'punctuation = "narrow"', "punctuation 不能是 narrow"),
        ("latin_gap = 0.25", "latin_gap = 1", "latin_gap 应在 0 到 0.5 字之间"),
        ('text = "{name}"', 'text = "{title}"', "没有 {title} 这一项"),
        ('text = "{name}"', 'text = "{name"', "花括号不成对"),
        ('takes = "lead"', 'takes = "head"', "“要闻”的 takes 不能是 head"),
        ("row = 14\nspan = 4", "row = 14\nspan = 7", "超出版心：第 0 栏 14 行起 7 栏 × 28 行"),
    ],
)
def test_a_bad_file_names_what_is_wrong(tmp_path: Path, old: str, new: str, says: str) -> None:
    source = (paths.resources() / "publications" / "shangjie-shibao.toml").read_text("utf8")
    path = tmp_path / "坏版式.toml"
    path.write_text(source.replace(old, new, 1), "utf8")
    with pytest.raises(FileError, match=says) as caught:
        Publication.from_file(path)
    assert caught.value.path == path


def test_what_the_print_shop_is_told_may_be_left_out_but_not_wrong() -> None:
    source = SHIPPED[0].read_text("utf8")
    house = Publication.from_toml(source, "x").printing
    assert [house.ink(number).text for number in (1, 2, 4, 9)] == ["彩色", "黑白", "彩色", "彩色"]
    start, end = source.index("\n[printing]"), source.index("\n[grid]")
    assert Publication.from_toml(source[:start] + source[end:], "x").printing == PrintOrder()
    for wrong in ("copies = -1", 'profile = "quark"', 'inks = ["red"]', "image_dpi = 5"):
        with pytest.raises(ValueError, match=r"copies|quark|red|image_dpi"):
            Publication.from_toml(f"{source[:start]}\n[printing]\n{wrong}\n{source[end:]}", "x")
