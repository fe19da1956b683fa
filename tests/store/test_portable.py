from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.errors import RefusedError
from newsroom.model.article import Article
from newsroom.model.finding import CheckRule, Severity
from newsroom.model.issue import Issue
from newsroom.model.parcels import PackedTable
from newsroom.model.signoff import Signoff, SignStep
from newsroom.store.library import Library
from newsroom.store.portable import (
    OF_ARTICLE,
    OF_ISSUE,
    OF_PAGE,
    OF_PUBLICATION,
    OF_SIGNATURE,
    Portable,
)

TIME = datetime.datetime(2021, 10, 15, 9, 20, tzinfo=datetime.UTC)


def named(table: str, among: tuple[Portable, ...]) -> Portable:
    return next(one for one in among if one.table == table)


def signed(issue: Issue, page: str) -> Signoff:
    return Signoff(
        issue=issue.uuid,
        page=page,
        step=SignStep.EDITOR,
        person="孟川",
        time=TIME,
        fingerprint="f" * 64,
    )


def test_rules_replace_those_of_the_other_publication(library: Library, paper: str) -> None:
    rules = (CheckRule(kind="twice", severity=Severity.WARNING, blocks=True),)
    library.checks.set_rules(paper, rules)
    packed = library.portables.packed(named("check_rule", OF_PUBLICATION), [paper])
    other = next(uuid for uuid, _ in library.publications.all() if uuid != paper)
    library.checks.set_rules(other, [CheckRule(kind="alike", severity=None)])
    library.portables.replace(named("check_rule", OF_PUBLICATION), other, packed)
    assert library.checks.rules(other) == rules
    assert library.checks.rules(paper) == rules


def test_signatures_are_added_once_and_to_the_page_as_it_is_called_here(
    library: Library, issue: Issue
) -> None:
    first, second = library.issues.pages(issue.uuid)[:2]
    library.checks.add_signoff(signed(issue, first.uuid))
    signs = named("signoff", OF_PAGE)
    packed = library.portables.packed(signs, [first.uuid])
    assert library.portables.add(signs, packed, {}, [first.uuid]) == ()
    row = json.loads(packed.rows[0]) | {"uuid": "other"}
    came = replace(packed, rows=(json.dumps(row),))
    assert library.portables.add(signs, came, {first.uuid: second.uuid}, [second.uuid]) == (
        "other",
    )
    pages = [one.page for one in library.checks.signoffs(issue.uuid)]
    assert sorted(pages) == sorted([first.uuid, second.uuid])
    library.portables.remove(signs, ["other"])
    assert len(library.checks.signoffs(issue.uuid)) == 1


def test_what_names_a_record_that_is_not_here_stays_out(library: Library, issue: Issue) -> None:
    page = library.issues.pages(issue.uuid)[0]
    library.checks.add_signoff(signed(issue, page.uuid))
    signs = named("signoff", OF_PAGE)
    packed = library.portables.packed(signs, [page.uuid])
    row = json.loads(packed.rows[0]) | {"uuid": "other", "issue": "nowhere"}
    came = replace(packed, rows=(json.dumps(row),))
    assert library.portables.add(signs, came, {}, [page.uuid]) == ()


def test_what_is_about_something_else_than_the_package_stays_out(
    library: Library, issue: Issue
) -> None:
    first, second = library.issues.pages(issue.uuid)[:2]
    library.checks.add_signoff(signed(issue, first.uuid))
    signs = named("signoff", OF_PAGE)
    packed = library.portables.packed(signs, [first.uuid])
    row = json.loads(packed.rows[0]) | {"uuid": "other", "page": second.uuid}
    came = replace(packed, rows=(json.dumps(row),))
    assert library.portables.add(signs, came, {}, [first.uuid]) == ()


def test_a_later_word_on_a_remark_is_taken_an_older_one_is_not(
    library: Library, issue: Issue
) -> None:
    page = library.issues.pages(issue.uuid)[0]
    remarks = named("remark", OF_PAGE)
    row = {
        **dict.fromkeys(("revision", "anchor", "spot", "answer", "settled_by"), ""),
        "uuid": "r1",
        "issue": issue.uuid,
        "page": page.uuid,
        "article": None,
        "words": "这里少一行",
        "proposal": None,
        "person": "孟川",
        "round": "",
        "time": "2021-10-15T09:20:00.000000+00:00",
        "state": "open",
        "settled": None,
        "from a newer program": 1,
    }
    came = PackedTable("remark", (json.dumps(row),))
    assert library.portables.add(remarks, came, {}, [page.uuid]) == ("r1",)
    ticked = row | {"state": "done", "settled_by": "林可欣", "settled": row["time"]}
    later = replace(came, rows=(json.dumps(ticked),))
    assert library.portables.add(remarks, later, {}, [page.uuid]) == ()
    known = json.loads(library.portables.packed(remarks, [page.uuid]).rows[0])
    assert (known["state"], known["settled_by"]) == ("done", "林可欣")
    library.portables.add(remarks, came, {}, [page.uuid])
    known = json.loads(library.portables.packed(remarks, [page.uuid]).rows[0])
    assert known["state"] == "done"


@pytest.mark.parametrize("text", ["{", "[1]", '{"uuid": ["a"]}'])
def test_rows_that_are_none_are_refused(library: Library, paper: str, text: str) -> None:
    rules = named("check_rule", OF_PUBLICATION)
    library.checks.set_rules(paper, [CheckRule(kind="twice", severity=None)])
    with pytest.raises(RefusedError, match="读不出来"):
        library.portables.replace(rules, paper, PackedTable("check_rule", (text,)))
    assert len(library.checks.rules(paper)) == 1


def test_a_row_of_the_wrong_types_is_refused_and_nothing_changes(
    library: Library, paper: str
) -> None:
    rules = named("check_rule", OF_PUBLICATION)
    library.checks.set_rules(paper, [CheckRule(kind="twice", severity=None)])
    row = json.dumps({"kind": "twice", "severity": None, "blocks": "许多", "needs": "[]"})
    with pytest.raises(RefusedError, match="检查规则"):
        library.portables.replace(rules, paper, PackedTable("check_rule", (row,)))
    assert library.checks.rules(paper)[0].kind == "twice"


def test_every_table_that_travels_is_in_the_library_with_its_columns(library: Library) -> None:
    for portable in (*OF_PUBLICATION, *OF_PAGE, *OF_ARTICLE, *OF_ISSUE, *OF_SIGNATURE):
        columns = library.portables.columns(portable.table)
        own = {portable.of, *(column for column, _ in portable.refers), *portable.settles}
        assert own <= columns, portable.table
        assert not {"phone", "pin", "contact"} & columns, portable.table


def test_versions_of_another_desk_keep_their_identity(
    library: Library, paper: str, tmp_path: Path
) -> None:
    article = Article(headline="河堤跑道", body="一圈三公里。")
    first = library.articles.add(article, publication=paper, person="甲", reason="导入")
    with Library.create(tmp_path / "别处.newsroom") as other:
        home = other.publications.find("上街时报")
        here = other.articles.add(article, publication=home, person="乙", reason="收下", came=first)
        assert other.history.head(article.uuid).uuid == here.uuid == first.uuid
        changed = replace(article, body="一圈三公里半。")
        second = other.articles.save(changed, person="乙", reason="改")
    came = library.articles.save(changed, person="甲", reason="收下", came=second)
    assert came.uuid == library.history.head(article.uuid).uuid == second.uuid
    assert came.parents == (first.uuid,)
    assert not library.history.adopt(first)
