"""What describes a publication goes to another desk as a file and is taken there part by part."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.desk.desk import Desk
from newsroom.desk.packing import stow
from newsroom.desk.sharing import BANNERS, ROSTER, STYLE, HouseComing, write
from newsroom.errors import FileError, RefusedError
from newsroom.intake.exchange import received_package
from newsroom.job import Job
from newsroom.model.account import WEIGHTS
from newsroom.model.banner import Banner
from newsroom.model.exchange import PackageKind
from newsroom.model.finding import CheckRule, Severity
from newsroom.model.roster import Official
from tests import parcels

RULES = (CheckRule(kind="twice", severity=Severity.WARNING, blocks=True),)


def look(desk: Desk, path: Path) -> HouseComing:
    with received_package(path, Job(), [PackageKind.PUBLICATION]) as received:
        coming = desk.sharing.look(received)
        stow(coming.parcel.pictures, received.files, desk.library.pictures, Job())
    return coming


@pytest.fixture
def paper(desk: Desk) -> str:
    return desk.library.publications.find("上街时报")


@pytest.fixture
def package(desk: Desk, paper: str, tmp_path: Path) -> Path:
    """The settings of a paper that keeps much otherwise than is usual."""
    style = desk.library.publications.get(paper).source
    desk.housing.change(paper, style.replace('hotline = "', 'hotline = "热线'))
    photo = tmp_path / "栏头.jpg"
    photo.write_bytes(parcels.PHOTO)
    desk.furnishing.set_banners(paper, [Banner(publication=paper, section="民生")], {"民生": photo})
    desk.roster.put([Official(name="甲某", rank=1, title="区长")])
    desk.library.checks.set_rules(paper, RULES)
    desk.account.set_weights(paper, (replace(WEIGHTS[0], points=15), *WEIGHTS[1:]))
    outgoing = desk.sharing.pack(paper)
    desk.sharing.sent(outgoing)
    return write(outgoing, tmp_path, Job())


@pytest.fixture
def other(tmp_path: Path):
    with Desk.open(tmp_path / "别处.newsroom", create=True) as opened:
        opened.name_person("李敏")
        yield opened


def test_each_part_is_shown_and_all_are_taken_as_one_step(
    desk: Desk, paper: str, package: Path, other: Desk
) -> None:
    assert package.name == "上街时报-报刊设置.nrpub"
    home = other.library.publications.find("上街时报")
    before = other.library.publications.get(home).source
    coming = look(other, package)
    assert coming.publication == home
    assert {STYLE, BANNERS, ROSTER, "check_rule"} <= set(coming.changed)
    told = {part.key: part.told for part in coming.parts}
    assert told["check_rule"] == "本机没有，来的 1 条"
    assert told["review_rule"] == ""
    other.sharing.take(coming, coming.changed)
    assert other.library.publications.get(home).source != before
    assert [one.name for one in other.library.officials.roster().officials] == ["甲某"]
    assert other.library.checks.rules(home) == RULES
    assert other.account.weights(home)[0].points == 15
    assert [b.section for b in other.library.furnishing.banners(home)] == ["民生"]
    assert other.library.integrity() == ()
    assert look(other, package).changed == ()
    other.undo()
    assert other.library.publications.get(home).source == before
    assert other.library.officials.roster().officials == ()
    assert other.library.checks.rules(home) == ()
    assert other.account.weights(home) == WEIGHTS
    other.redo()
    assert other.library.checks.rules(home) == RULES


def test_parts_may_be_left(package: Path, other: Desk) -> None:
    home = other.library.publications.find("上街时报")
    coming = look(other, package)
    other.sharing.take(coming, [ROSTER])
    assert other.library.checks.rules(home) == ()
    assert len(other.library.officials.roster().officials) == 1


def test_what_comes_empty_is_not_taken_unless_it_is_wanted(
    desk: Desk, paper: str, tmp_path: Path, other: Desk
) -> None:
    other.roster.put([Official(name="乙某", rank=1)])
    coming = look(other, write(desk.sharing.pack(paper), tmp_path, Job()))
    part = next(part for part in coming.parts if part.key == ROSTER)
    assert (part.told, part.empties) == ("本机 1 条，来的没有", True)
    assert coming.changed == ()
    other.sharing.take(coming, [ROSTER])
    assert other.library.officials.roster().officials == ()


def test_a_publication_that_is_new_is_made(desk: Desk, tmp_path: Path, other: Desk) -> None:
    source = desk.library.publications.get(desk.library.publications.find("上街时报")).source
    own = desk.library.publications.add(source.replace("上街时报", "河湾报"), "河湾报")
    path = write(desk.sharing.pack(own), tmp_path, Job())
    coming = look(other, path)
    assert coming.publication == ""
    change = other.sharing.take(coming, coming.changed)
    assert change.publications == {own}
    assert other.library.publications.find("河湾报") == own
    other.undo()
    assert other.library.publications.named("河湾报") is None


def test_a_package_whose_style_cannot_be_read_is_refused(package: Path, other: Desk) -> None:
    def spoilt(content: dict) -> None:
        content["house"]["source"] = "[publication"

    with pytest.raises(RefusedError, match="写法有错"):
        look(other, parcels.changed(package, content=spoilt))


def test_a_package_that_contradicts_itself_is_refused(package: Path, other: Desk) -> None:
    def wrong(content: dict) -> None:
        content["banners"][0]["picture"] = "none"

    with pytest.raises(FileError, match="前后不符"):
        look(other, parcels.changed(package, content=wrong))


def test_rows_that_are_none_leave_nothing_half_taken(package: Path, other: Desk) -> None:
    def wrong(content: dict) -> None:
        for table in content["tables"]:
            if table["name"] == "check_rule":
                table["rows"] = ['{"kind": "twice", "blocks": "很多", "needs": "[]"}']

    home = other.library.publications.find("上街时报")
    before = other.library.publications.get(home).source
    coming = look(other, parcels.changed(package, content=wrong))
    with pytest.raises(RefusedError, match="检查规则"):
        other.sharing.take(coming, coming.changed)
    assert other.library.publications.get(home).source == before
    assert other.library.officials.roster().officials == ()
