"""Published pages and the sample issue: what is found on good copy is true, and little."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from newsroom.desk.checking import Material, check
from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.desk.receiving import read_files
from newsroom.job import Job
from newsroom.model.checked import Checked
from newsroom.model.edition import Edition
from newsroom.model.finding import Severity
from newsroom.model.frame import PictureSource
from tests import seeds
from tests.seed_issues import Issue

# On every issue that nobody has signed yet, on a machine without the house's fonts.
ALWAYS = {"unsigned", "fonts"}


def found(edition: Edition, pictures: PictureSource) -> Checked:
    return check(Material(edition), Composers(), pictures)


def kinds(checked: Checked) -> list[str]:
    """What was found beside what is always found, each as often as it was."""
    every = (one.finding.kind for one in checked.judged)
    return sorted(kind for kind in every if kind not in ALWAYS)


def of_seed(issue: Issue) -> Checked:
    """A seed's pages that hold anything; its paper has four."""
    used = {placement.page for placement in issue.edition.placements}
    pages = tuple(page for page in issue.edition.pages if page.uuid in used)
    return found(replace(issue.edition, pages=pages), issue.pictures)


def test_the_first_page_of_a_district_paper(seed_issue: Callable[[str], Issue]) -> None:
    checked = of_seed(seed_issue("000"))
    assert not checked.blocks
    # Both halves that came without their beginnings; the second page is not full and has no editor;
    # a picture story names no photographer; the paper prints neither printer nor print run.
    assert kinds(checked) == [
        *("furniture", "half", "half", "internal", "photographer", "unfilled"),
    ]


def test_a_page_of_a_city_paper(seed_issue: Callable[[str], Issue]) -> None:
    checked = of_seed(seed_issue("001"))
    assert not checked.blocks
    # The house style leaves its register number to the user; a picture has neither caption nor
    # photographer in the file; of one story only the end is there, without its byline.
    assert kinds(checked) == ["byline", "caption", "furniture"]


def test_a_page_of_features(seed_issue: Callable[[str], Issue]) -> None:
    checked = of_seed(seed_issue("003"))
    assert not checked.blocks
    assert kinds(checked) == ["furniture", "internal", "unfilled"]


def test_a_bulletin(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "库.newsroom", create=True) as desk:
        home = desk.library.publications.find(seeds.PAPERS["002"])
        with read_files([seeds.page("002")], Job()) as files:
            facts = files[0].facts
            assert facts is not None
            assert facts.date is not None
            issue = next(iter(desk.paging.new_issue(home, facts.date, facts.number).issues))
            desk.receiving.take(files, issue=issue)
        known = desk.library.issues.get(issue)
        desk.library.issues.update(replace(known, facts=facts))
        checked = check(desk.checking.material(issue), Composers(), desk.library.pictures)
    assert not checked.blocks
    # The first item was written by the office that makes the bulletin.
    assert kinds(checked) == ["source_unit"]


def test_the_sample_issue(sample_library: Path) -> None:
    with Desk.open(sample_library) as desk:
        (issue,) = desk.library.issues.all(None)
        material = desk.checking.material(issue.uuid)
        checked = check(material, Composers(), desk.library.pictures)
    assert not checked.blocks
    assert checked.count(Severity.ERROR) == 0
    assert set(kinds(checked)) <= {"short"}


def test_the_sample_after_another_issue_of_its_paper(sample_library: Path) -> None:
    with Desk.open(sample_library) as desk:
        (issue,) = desk.library.issues.all(None)
        material = desk.checking.material(issue.uuid)
        pictures = desk.library.pictures
        before = replace(
            issue,
            uuid="before",
            date=issue.date - datetime.timedelta(days=7),
            number=replace(issue.number, numbers=(30,), totals=(706,)),
        )
        checked = check(replace(material, others=(before,)), Composers(), pictures)
    assert "number" in kinds(checked)
    assert "interval" not in kinds(checked)
