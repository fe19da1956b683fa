"""The line below the page."""

from __future__ import annotations

import datetime
from dataclasses import replace

from newsroom.model.edition import Edition
from newsroom.model.frame import Fit, PageFrames, PictureFrame
from newsroom.model.issue import Issue
from newsroom.model.length import Length
from newsroom.model.page import Page
from newsroom.model.picture import Crop
from newsroom.model.placement import Placement
from newsroom.model.publication import Publication
from newsroom.paths import resources
from newsroom.ui.page_note import note

PAGE = Page(issue="i", number=1)
ZERO = Length(0)


def picture(name: str, article: str = "a") -> PictureFrame:
    return PictureFrame(ZERO, ZERO, ZERO, ZERO, name, Crop(), "图", "p", article)


def test_it_names_lines_pictures_characters_and_remarks():
    house = Publication.from_file(resources() / "publications" / "shangjie-shibao.toml")
    place = Placement(uuid="p", page=PAGE.uuid, article="a", column=0, row=20, span=2, depth=9)
    issue = Issue(uuid="i", publication="h", date=datetime.date(2026, 3, 7))
    edition = Edition(house, issue, (PAGE,), (place,), {}, {})
    good = PageFrames(PAGE.uuid, 1, ZERO, ZERO, (picture("x"),), (Fit("p", 0, 0, 9, 9),))
    assert note(edition, good, str) == "1 篇"
    bad = replace(
        good,
        frames=(picture("x"), picture(""), picture("", article="")),
        fits=(Fit("p", 2, 0, 9, 9, lost=1), Fit("q", 0, 3, 9, 9)),
        missing=tuple("𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇𠀈"),
        remarks=("导读里有一篇没有上版",),
    )
    assert note(edition, bad, lambda _picture: "").split("　") == [
        "1 篇",
        "多 2 行",
        "缺 3 行",
        "1 张图片放不下",
        "1 张图片的原图找不到",
        "待补图 1 张",
        "缺字：𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇…",
        "导读里有一篇没有上版",
    ]
