"""Pasted pages: markup, and which pictures came along."""

from __future__ import annotations

import base64

import pytest

from newsroom.desk.pasting import Cleaned, cleaned
from newsroom.intake.pasted import MOST
from newsroom.job import Job

PIXEL = base64.b64encode(b"picture").decode()


def test_pictures_are_sorted_by_where_they_lie():
    found = cleaned(
        "<p>甲</p><img src='file:///C:/a%20b/图.png'><img src='file:///home/a.jpg'>"
        f"<img src='data:image/png;base64,{PIXEL}'><img src='data:image/png;base64,@@'>"
        "<img src='https://example.cn/a.png'><img src='cid:1'>"
    )
    assert found == Cleaned(
        "甲", ("C:/a b/图.png", "/home/a.jpg"), ((".png", b"picture"),), remote=1
    )


def test_what_is_no_page_is_nothing():
    assert cleaned("") == Cleaned()


def test_a_large_paste_is_read_in_a_process_of_its_own() -> None:
    source = "<p>第一段</p>" + "<p>字</p>" * 5000 + '<img src="file:///tmp/a.jpg">'
    assert cleaned(source, Job()) == cleaned(source)


def test_a_paste_beyond_all_measure_gives_its_reason() -> None:
    found = cleaned("x" * (MOST + 1), Job())
    assert found == Cleaned(refused="大得不正常")


@pytest.mark.parametrize(
    "address",
    ["file://other/share/a.png", "file:////other/a.png", "file:///%5C%5Cother/a.png", "file://[x"],
)
def test_pictures_of_other_computers_are_not_looked_at(address: str) -> None:
    found = cleaned(f'<p>文</p><img src="{address}">')
    assert found.files == ()
    assert found.remote == 1
