"""Page files of odd copy: endless headlines, rare hanzi, deleted pictures, broken characters."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from newsroom.export import word_page
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames, PictureFrame, TextFrame
from newsroom.model.picture import Slot
from newsroom.model.placement import PicturePlace
from newsroom.model.printing import PageProfile
from newsroom.typeset.compose import Composer
from tests.typeset.material import PHOTO, edition, house, placement, story

from . import made
from .checks import document, faults, paragraphs
from .geometry import rows

RARE = "𠮷野家旁的𬭚𬬻与㐂字招牌"
HOUSE = house("shangjie-shibao")


@pytest.fixture(scope="module")
def paper() -> Edition:
    slots = (Slot("河堤上的晨跑者。", ("周明远",), PHOTO.sha256),)
    articles = (
        story("long", 4, headline="长" * 500),
        story("rare", 4, headline=RARE, body=f"街上有一块{RARE}。\n" * 6),
        story("gone", 6, headline="原图找不到了", slots=slots),
        story("odd", 3, headline="控制\x07字符\ufffe与\ud83d", body="一\x00二\x1f三。\n" * 5),
    )
    places = (
        placement("long", column=0, row=16, span=3, depth=34),
        placement("rare", column=3, row=16, span=3, depth=34),
        placement(
            "gone", column=0, row=50, span=3, depth=36, pictures=(PicturePlace(0, 0, 2, 10),)
        ),
        placement("odd", column=3, row=50, span=3, depth=36),
    )
    return edition(HOUSE, articles, places)


@pytest.fixture(scope="module")
def pages(paper: Edition) -> tuple[PageFrames, ...]:
    return Composer(HOUSE).pages(paper)


@pytest.fixture(scope="module")
def written(
    paper: Edition, pages: tuple[PageFrames, ...], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[PageProfile, Path]:
    folder = tmp_path_factory.mktemp("odd")
    return {
        profile: word_page.write(
            paper,
            pages,
            made.Stored({}),
            folder / f"{profile}.docx",
            profile=profile,
            embed_fonts=True,
        )
        for profile in PageProfile
    }


@pytest.mark.parametrize("profile", list(PageProfile))
def test_every_file_is_right(written: Mapping[PageProfile, Path], profile: PageProfile) -> None:
    assert faults(written[profile]) == []


@pytest.mark.parametrize("profile", [PageProfile.EXACT, PageProfile.WPS, PageProfile.EDITABLE])
def test_every_line_is_where_it_was_set(
    written: Mapping[PageProfile, Path], pages: tuple[PageFrames, ...], profile: PageProfile
) -> None:
    found = rows(written[profile])
    told = {(row.text, round(row.baseline / 36000, 1)) for row in found if row.page == 1}
    assert len(told) > 40
    for frame in pages[1].frames:
        if isinstance(frame, TextFrame) and not frame.vertical:
            for line in frame.lines:
                baseline = (frame.y + line.baseline) / 36000
                near = {round(baseline + step, 1) for step in (-0.1, 0.0, 0.1)}
                assert any((line.text, each) in told for each in near), line.text


def test_rare_hanzi_are_there_or_told_of(
    written: Mapping[PageProfile, Path], pages: tuple[PageFrames, ...]
) -> None:
    said = "".join(paragraphs(document(written[PageProfile.SAFE]))).replace("/", "")
    for char in set(RARE):
        assert char in said or char in pages[1].missing


def test_a_deleted_picture_leaves_a_place_that_says_so(
    written: Mapping[PageProfile, Path], pages: tuple[PageFrames, ...]
) -> None:
    assert any(isinstance(frame, PictureFrame) for frame in pages[1].frames)
    for profile in PageProfile:
        assert "图片打不开" in paragraphs(document(written[profile]))
