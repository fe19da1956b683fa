"""Pasted pages: markup, and which pictures came along."""

from __future__ import annotations

import base64

from newsroom.desk.pasting import Cleaned, cleaned

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
