from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.export import word_page
from newsroom.export.word_boxes import boxes
from newsroom.export.word_chain import chains
from newsroom.export.word_lines import Policy
from newsroom.model.frame import PageFrames, TextFrame, TextRole
from newsroom.model.length import EMU_PER_PT, EMU_PER_TWIP, Mm, Pt
from newsroom.model.printing import PageProfile

from . import made
from .checks import WP, WPS, W, document, faults, paragraphs

MEASURE, PITCH = Pt(9) * 13, Pt(11.25)


@pytest.fixture(scope="module")
def legs() -> list[TextFrame]:
    content = made.lines(made.STORY * 4, Pt(9), PITCH, MEASURE)
    depth = (len(content) + 2) // 3
    return [
        made.leg(
            content[n * depth : (n + 1) * depth], Mm(20 + 45 * n), Mm(50), MEASURE, PITCH, "栏"
        )
        for n in range(3)
    ]


@pytest.fixture(scope="module")
def root(legs, tmp_path_factory):
    page = PageFrames("p", 1, Mm(275), Mm(390), tuple(legs))
    target = tmp_path_factory.mktemp("chain") / "a.docx"
    path = word_page.write(
        made.edition(), [page], made.Stored({}), target, profile=PageProfile.EDITABLE
    )
    assert faults(path) == []
    return document(path)


def test_a_story_is_one_text_in_its_first_box(root, legs):
    (head,) = root.iter(W + "txbxContent")
    links = [link.attrib for link in root.iter(WPS + "linkedTxbx")]
    assert [dict(link) for link in links] == [{"id": "1", "seq": "1"}, {"id": "1", "seq": "2"}]
    said = "".join(paragraphs(head)).replace("/", "")
    assert said == "".join(line.text for leg in legs for line in leg.lines)


def test_a_paragraph_cut_by_the_end_of_a_leg_is_whole_again(legs):
    (chain,) = chains(legs, Policy.EXACT, 1)
    whole, cut = (
        chain.paragraphs,
        [p for leg in legs for box in boxes(leg, Policy.EXACT) for p in box.paragraphs],
    )
    assert len(whole) < len(cut)
    assert sum(len(p.lines) for p in whole) == sum(len(p.lines) for p in cut)


def test_each_box_is_as_high_as_its_own_lines(root, legs):
    heights = [int(anchor.find(WP + "extent").get("cy")) for anchor in root.iter(WP + "anchor")]
    assert heights == [round(len(leg.lines) * PITCH) + EMU_PER_PT for leg in legs]


def test_all_boxes_share_one_inset(legs):
    opening = made.run("“冷库”", Pt(9), -0.5 * Pt(9))
    squeezed = replace(legs[1].lines[2], runs=(opening,))
    lines = (*legs[1].lines[:2], squeezed, *legs[1].lines[3:])
    (chain,) = chains([legs[0], replace(legs[1], lines=lines)], Policy.EXACT, 1)
    assert [box.shift for _, box in chain.boxes] == [0, -90]
    assert chain.shift * EMU_PER_TWIP == -0.5 * Pt(9)


def test_stories_initials_and_furniture_keep_apart(legs):
    other = [replace(leg, placement="p2") for leg in legs]
    cap = replace(legs[0], lines=(replace(legs[0].lines[0], runs=(made.run("河", Pt(30), 0),)),))
    title = replace(legs[0], role=TextRole.HEADLINE)
    unplaced = replace(legs[0], placement="")
    found = list(chains([cap, *legs, title, unplaced, *other], Policy.EXACT, 7))
    assert [chain.number for chain in found] == [7, 8]
    assert [frame for chain in found for frame, _ in chain.boxes] == [*legs, *other]


def test_a_very_long_chain_is_cut_where_word_ends_it(legs):
    many = [replace(legs[0], y=Mm(n)) for n in range(40)]
    assert [len(chain.boxes) for chain in chains(many, Policy.EXACT, 1)] == [32, 8]


def test_lines_side_by_side_lose_nothing(tmp_path):
    content = made.lines("甲乙丙", Pt(9), PITCH, MEASURE)
    beside = replace(content[0], runs=(made.run("丁戊", Pt(9), Pt(60)),), paragraph=1)
    frame = made.leg([content[0], beside], Mm(20), Mm(50), MEASURE, PITCH, "栏")
    page = PageFrames("p", 1, Mm(275), Mm(390), (frame,))
    path = word_page.write(
        made.edition(), [page], made.Stored({}), tmp_path / "a", profile=PageProfile.EDITABLE
    )
    assert faults(path) == []
    assert paragraphs(document(path))[1:] == ["甲乙丙", "丁戊"]
    assert list(document(path).iter(WPS + "linkedTxbx")) == []
