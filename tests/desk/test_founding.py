from __future__ import annotations

import datetime

import pytest

from newsroom.desk.desk import Desk
from newsroom.desk.founding import Facts, Model, house_style
from newsroom.errors import RefusedError
from newsroom.model.length import Mm
from newsroom.model.publication import Publication, PublicationKind

FACTS = Facts(
    "湾里时报",
    latin_name="WANLI TIMES",
    publisher="湾里区融媒体中心编印",
    licence='内资"湾"字 7 号',
    legend="内部资料 免费交流",
    hotline="热线 0000-7654321",
    period_days=14,
    pages=("要闻", "民生"),
)


@pytest.mark.parametrize("model", list(Model))
def test_a_house_style_holds_what_was_told(model: Model) -> None:
    made = Publication.from_toml(house_style(model, FACTS), "湾里时报")
    assert (made.name, made.kind) == ("湾里时报", model.kind)
    assert (made.latin_name, made.publisher) == (FACTS.latin_name, FACTS.publisher)
    assert (made.licence, made.legend) == (FACTS.licence, FACTS.legend)
    assert (made.hotline, made.period_days, made.pages) == (FACTS.hotline, 14, FACTS.pages)


@pytest.mark.parametrize("model", list(Model))
@pytest.mark.parametrize("name", ["湾里报", "湾里时报", "湾里区融媒体中心工作动态"])
def test_a_long_name_is_set_so_that_it_fits(model: Model, name: str) -> None:
    made = Publication.from_toml(house_style(model, Facts(name)), name)
    named = [t for t in (*made.masthead.texts, *made.folio.texts) if t.text == "{name}"]
    assert named
    for text in named:
        assert int(text.size) * len(name) <= int(text.width) + int(Mm(0.2))


def test_a_publication_is_founded_and_can_be_worked_in(desk: Desk) -> None:
    change = desk.founding.found(Model.TIMES, FACTS)
    (home,) = change.publications
    assert desk.library.publications.get(home).name == "湾里时报"
    made = desk.paging.new_issue(home, datetime.date(2026, 3, 2))
    (issue,) = made.issues
    assert [page.name for page in desk.library.issues.pages(issue)] == ["要闻", "民生"]


def test_founding_can_be_undone_and_redone_while_nothing_is_in_it(desk: Desk) -> None:
    (home,) = desk.founding.found(Model.BULLETIN, Facts("湾里信息")).publications
    desk.undo()
    assert desk.library.publications.named("湾里信息") is None
    desk.redo()
    assert desk.library.publications.named("湾里信息") == home
    desk.paging.new_issue(home, datetime.date(2026, 3, 2))
    with pytest.raises(RefusedError):
        desk.undo()
    assert desk.library.publications.get(home).kind is PublicationKind.BULLETIN


@pytest.mark.parametrize("name", ["", "  ", "上街时报", " 上街 时报 "])
def test_a_name_is_needed_and_must_be_free(desk: Desk, name: str) -> None:
    before = desk.library.publications.all()
    with pytest.raises(RefusedError):
        desk.founding.found(Model.TIMES, Facts(name))
    assert desk.library.publications.all() == before


@pytest.mark.parametrize("name", ["湾里" * 150, "湾里/../时报", "湾里\\时报:*?"])
def test_a_name_that_no_file_could_bear_is_a_name(desk: Desk, name: str) -> None:
    (made,) = desk.founding.found(Model.BULLETIN, Facts(name)).publications
    assert desk.housing.house(made).newer == ""
