from __future__ import annotations

import re

import pytest

from newsroom.export import word_page
from newsroom.model.length import EMU_PER_PT
from newsroom.model.printing import PageProfile

from . import made
from .checks import WP, V, W, document, faults, paragraphs

PHOTO = "a" * 64


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    target = tmp_path_factory.mktemp("vml") / "a.docx"
    return word_page.write(
        made.edition(),
        [made.page(1, picture=PHOTO)],
        made.Stored({}),
        target,
        profile=PageProfile.WPS,
    )


def measures(rect) -> list[float]:
    style = rect.get("style")
    wanted = ("margin-left", "margin-top", "width", "height")
    found = dict(re.findall(r"(?:^|;)([a-z-]+):(-?[\d.]+)pt", style))
    return [float(found[name]) for name in wanted]


def test_every_shape_has_a_twin_of_its_place_and_words(path):
    assert faults(path) == []
    drawn = list(document(path).iter(WP + "anchor"))
    twins = list(document(path, "Fallback").iter(V + "rect"))
    assert len(drawn) == len(twins) > 20
    for anchor, rect in zip(drawn, twins, strict=True):
        offsets = [int(each.text) for each in anchor.iter(WP + "posOffset")]
        size = anchor.find(WP + "extent")
        expected = [*offsets, int(size.get("cx")), int(size.get("cy"))]
        got = [round(value * EMU_PER_PT) for value in measures(rect)]
        assert all(abs(a - b) <= 7 for a, b in zip(got, expected, strict=True))
        assert rect.get("alt") == anchor.find(WP + "docPr").get("descr") != ""


def test_the_twins_say_the_same(path):
    assert paragraphs(document(path)) == paragraphs(document(path, "Fallback"))


def test_boxes_and_rules_keep_their_colours(path):
    rects = {rect.get("alt"): rect for rect in document(path, "Fallback").iter(V + "rect")}
    box = rects["框"]
    assert (box.get("fillcolor"), box.get("strokecolor")) == ("#F2E8D8", "#C8102E")
    assert box.get("strokeweight") == "0.75pt"
    assert "z-index:-" in box.get("style")
    assert (rects["栏线"].get("fillcolor"), rects["栏线"].get("stroked")) == ("#000000", "f")


def test_what_lies_in_a_vertical_headline_runs_down_in_the_twin_too(path):
    flows = [
        box.get("style")
        for box in document(path, "Fallback").iter(V + "textbox")
        if box.get("style")
    ]
    assert flows
    assert set(flows) == {"layout-flow:vertical-ideographic"}


def test_only_the_wps_profile_says_things_twice(tmp_path):
    for profile in PageProfile:
        target = tmp_path / f"{profile}.docx"
        page = made.page(1)
        word_page.write(made.edition(), [page], made.Stored({}), target, profile=profile)
        found = len(list(document(target, "Fallback").iter(W + "pict")))
        assert bool(found) is (profile is PageProfile.WPS)
