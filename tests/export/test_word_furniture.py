"""What furnishes a page as Word prints it: banners, guides, reserved blocks, boxes, jumps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from newsroom.export import word_manuscript, word_page
from newsroom.export.originals import originals
from newsroom.model.article import Article, ArticleKind
from newsroom.model.banner import Banner
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames
from newsroom.model.picture import Picture, Slot
from newsroom.model.placement import PicturePlace
from newsroom.model.printing import PageProfile
from newsroom.model.teaser import Teaser
from newsroom.typeset.compose import Composer
from tests.typeset.material import PHOTO, SLOT, edition, house, placement, story

from . import made
from .checks import WP, W, document, faults, paragraphs, part
from .fidelity import likeness, to_pdf

ART = Picture(sha256="b" * 64, suffix=".png", width=1200, height=120, name="栏头.png")
HOUSE = house("shangjie-shibao")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("furniture")


@pytest.fixture(scope="module")
def pictures(folder: Path) -> made.Stored:
    path = folder / "banner.png"
    image = Image.new("RGB", (ART.width, ART.height), "white")
    ImageDraw.Draw(image).rounded_rectangle((2, 2, 1190, 116), 20, fill=(150, 30, 40))
    image.save(path)
    return made.Stored({ART.sha256: path})


@pytest.fixture(scope="module")
def paper() -> Edition:
    """A guide beside a boxed story, a group under artwork, one in type, blocks, a jump."""

    def at(name: str, column: int, row: int, span: int, depth: int, **changes: object):
        return placement(name, column=column, row=row, span=span, depth=depth, **changes)

    group = {"section": "一线见闻"}
    articles = (
        Article(uuid="guide", kind=ArticleKind.GUIDE),
        story("boxed", 3, headline="“菜篮子”稳了", slots=(SLOT,)),
        story("one", 5, headline="守住渡口的三代人", **group),
        story("two", 5, headline="清晨六点的开门声", **group),
        story("three", 2, headline="春季防过敏", section="健康提示"),
        story("four", 2, headline="早睡早起", section="健康提示"),
        Article(uuid="ad", kind=ArticleKind.ADVERT, headline="夏季招生简章"),
        Article(uuid="art", kind=ArticleKind.ADVERT, slots=(Slot("", (), ART.sha256),)),
        story("jump", 9, headline="社区食堂开张 老人吃上热饭"),
    )
    places = (
        at("guide", 0, 4, 2, 14),
        at(
            "boxed",
            2,
            4,
            4,
            26,
            box=True,
            tint=10,
            drop_cap=2,
            pictures=(PicturePlace(0, 2, 2, 9),),
        ),
        at("ad", 0, 18, 2, 12),
        at("one", 0, 30, 3, 26),
        at("two", 3, 30, 3, 26),
        at("three", 0, 56, 2, 20, box=True),
        at("four", 2, 56, 2, 20),
        at("jump", 4, 56, 2, 24),
        at("art", 0, 76, 4, 8),
        at("jump", 0, 20, 4, 40, uuid="rest", page="page1", part=1),
    )
    teasers = (
        Teaser(issue="issue", article="jump"),
        Teaser(
            issue="issue", article="one", words="三处老旧市场年内完成改造，临时泊位增加八十六个"
        ),
        # A story in the bin: kept for its return, not printed.
        Teaser(issue="issue", article="gone", words="民生实事年中盘点"),
    )
    banner = Banner(publication=HOUSE.stem, section="一线见闻", picture=ART.sha256)
    return replace(
        edition(HOUSE, articles, places),
        teasers=teasers,
        banners={"一线见闻": banner},
        pictures={ART.sha256: ART, PHOTO.sha256: PHOTO},
    )


@pytest.fixture(scope="module")
def pages(paper: Edition) -> tuple[PageFrames, ...]:
    return Composer(HOUSE).pages(paper)


@pytest.fixture(scope="module")
def written(
    folder: Path, pictures: made.Stored, paper: Edition, pages: tuple[PageFrames, ...]
) -> dict[PageProfile, Path]:
    return {
        profile: word_page.write(
            paper, pages, pictures, folder / f"{profile}.docx", profile=profile
        )
        for profile in PageProfile
    }


@pytest.mark.parametrize("profile", list(PageProfile))
def test_the_file_keeps_every_rule_of_the_format(
    written: dict[PageProfile, Path], profile: PageProfile
) -> None:
    assert faults(written[profile]) == []


@pytest.mark.parametrize("profile", list(PageProfile))
def test_a_guide_is_read_line_by_line_in_a_style_of_its_own(
    written: dict[PageProfile, Path], profile: PageProfile
) -> None:
    root = document(written[profile])
    said = ["".join(each.split()) for each in paragraphs(root)]
    lines = [
        "".join(t.text or "" for t in p.iter(W + "t")).replace("\u200b", "")
        for p in root.iter(W + "p")
        if (style := p.find(f"{W}pPr/{W}pStyle")) is not None
        and style.get(W + "val") == "PageTeaser"
    ]
    assert [line.rstrip("版12").rstrip("…") for line in lines] == [
        "•社区食堂开张\u3000老人吃上热饭",
        "•三处老旧市场年内完成改造，临时泊位增加八十六个",
    ]
    assert lines[0].endswith("……2版")
    assert "版面-导读" in part(written[profile], "word/styles.xml")
    first = next(n for n, each in enumerate(said) if "•社区食堂开张" in each)
    assert said[first - 1] == "导读"


def test_a_banners_artwork_and_a_block_are_named_for_who_cannot_see_them(
    written: dict[PageProfile, Path],
) -> None:
    shapes = {
        shape.get("name"): shape.get("descr")
        for shape in document(written[PageProfile.SAFE]).iter(WP + "docPr")
    }
    assert shapes["栏头-一线见闻"] == "栏头-一线见闻"
    assert shapes["导读"] == "导读"
    assert "广告框" in shapes
    assert "社区食堂开张" in shapes["下转"]


def test_an_office_program_prints_every_line_where_it_was_composed(
    folder: Path, written: dict[PageProfile, Path], pages: tuple[PageFrames, ...]
) -> None:
    (pdf,) = to_pdf(folder, written[PageProfile.SAFE], aliases=True)
    found = likeness(pages, pdf)
    assert found.misses == []
    assert found.total > 250
    assert max(found.down) < 0.1


def test_the_manuscript_lists_the_lines_of_the_guide(folder: Path, paper: Edition) -> None:
    path = word_manuscript.write(paper, folder / "manuscript.docx")
    said = paragraphs(document(path))
    first = said.index("导读")
    assert said[first + 1 : first + 3] == [
        "社区食堂开张\u3000老人吃上热饭\u30002版",
        "三处老旧市场年内完成改造，临时泊位增加八十六个\u30002版",
    ]
    assert faults(path) == []


def test_the_banners_artwork_travels_with_the_pictures(
    paper: Edition, pages: tuple[PageFrames, ...], pictures: made.Stored
) -> None:
    bare = replace(paper, articles={u: replace(a, slots=()) for u, a in paper.articles.items()})
    (art,) = originals(bare, pages, pictures)
    assert art.path == "图片/栏头-一线见闻.png"
    assert art.source == pictures.path(ART.sha256)
    assert art.dpi > 0
