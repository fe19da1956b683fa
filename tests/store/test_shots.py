"""What proofs showed: kept in the order they were made, the oldest giving way."""

from __future__ import annotations

import datetime

import pytest

from newsroom.errors import NotFoundError
from newsroom.model.frame import TextRole
from newsroom.model.length import Mm
from newsroom.model.picture import Crop
from newsroom.model.placement import PicturePlace, Placement
from newsroom.model.shot import ProofShot, Shot, ShotLine, ShotPicture, ShotText, Titled
from newsroom.store.library import Library

TIME = datetime.datetime(2024, 5, 6, 9, 30, tzinfo=datetime.UTC)
SHOT = Shot(
    "版一",
    1,
    (ShotText(TextRole.BODY, "稿", (ShotLine("新路灯", (0, 10, 20, 30), 5, 10, "宋体"),)),),
    (ShotPicture("稿", 0, "ab", Crop(0.1), Mm(1), Mm(2), Mm(3), Mm(4)),),
    (
        Placement(
            page="版一",
            article="稿",
            column=0,
            row=3,
            span=2,
            depth=20,
            headline_size=Mm(9),
            pictures=(PicturePlace(0, 0, 1, 12),),
        ),
    ),
    (Titled("稿", "新路灯亮了"),),
)


def proof(code: str, page: str = "版一", minute: int = 0) -> ProofShot:
    time = TIME + datetime.timedelta(minutes=minute)
    return ProofShot(
        issue="期", page=page, round="一校样", code=code, person="唐校对", time=time, shots=(SHOT,)
    )


def test_a_proof_comes_back_as_it_was_kept(library: Library) -> None:
    made = proof("7K3M-2QXP")
    library.shots.add(made)
    assert library.shots.get(made.uuid) == made
    with pytest.raises(NotFoundError, match="底样"):
        library.shots.get("没有")


def test_proofs_are_listed_newest_first_though_the_clock_was_set_back(library: Library) -> None:
    for code, minute in (("一", 60), ("二", 0)):
        library.shots.add(proof(code, minute=minute))
    library.shots.add(proof("三", page="版二"))
    assert [each.code for each in library.shots.of_pages(["版一"])] == ["二", "一"]
    assert [each.code for each in library.shots.of_pages(["版一", "版二"])] == ["三", "二", "一"]
    assert all(each.shots == () for each in library.shots.of_pages(["版一"]))


def test_the_oldest_proofs_of_a_page_give_way(library: Library) -> None:
    for number in range(9):
        library.shots.add(proof(str(number), minute=-number))
    library.shots.add(proof("别", page="版二"))
    assert [each.code for each in library.shots.of_pages(["版一"])] == list("876543")
