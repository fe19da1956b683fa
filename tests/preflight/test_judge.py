from __future__ import annotations

import datetime
from dataclasses import replace

from newsroom.model.finding import CheckRule, Override, Severity
from newsroom.model.publication import PublicationKind
from newsroom.preflight.catalogue import CHECKS, concerning, rules
from newsroom.preflight.judge import checked
from newsroom.preflight.snapshot import Snapshot
from tests.preflight.made import changed, clean, house, moved, snapshot

TIME = datetime.datetime(2021, 10, 15, 13, 30, tzinfo=datetime.UTC)
QUIET = tuple(
    CheckRule(kind=kind, severity=None) for kind in ("fonts", "unsigned", "internal", "borrowed")
)


def spoiled() -> Snapshot:
    return snapshot(changed("second", credits=(), body=unfinished("○○")))


def unfinished(mark: str) -> str:
    """The second story with a mark in place of its first characters."""
    return mark + clean().articles["second"].body[len(mark) :]


def reason(kind: str, subject: str) -> Override:
    return Override(
        issue="issue", kind=kind, subject=subject, reason="约稿", person="林可欣", time=TIME
    )


def test_each_check_has_a_name_of_its_own() -> None:
    assert len({check.kind for check in CHECKS}) == len({check.title for check in CHECKS})
    kinds = {check.kind for check in concerning(PublicationKind.BULLETIN)}
    assert {"source_unit", "placeholder", "date", "unsigned"} <= kinds
    assert not kinds & {"overset", "unfilled", "furniture", "internal", "byline"}


def test_a_clean_page_is_found_clean() -> None:
    found = checked(snapshot(), QUIET, (), TIME)
    assert [one.finding.words for one in found.judged] == []
    assert found.summary == "没有发现问题"
    usual = [check for check in concerning(PublicationKind.NEWSPAPER) if check.severity]
    assert len(found.checks) == len(usual) - len(QUIET)
    assert (found.issue, found.time, found.blocks) == ("issue", TIME, False)


def test_findings_come_by_weight_and_then_by_place() -> None:
    found = checked(spoiled(), QUIET, (), TIME)
    assert [(one.title, one.finding.severity) for one in found.judged] == [
        ("占位文字", Severity.ERROR),
        ("署名", Severity.WARNING),
    ]
    assert found.blocks
    assert [one.title for one in found.blocking] == ["占位文字"]
    assert found.summary == "差错 1　疑点 1"


def test_a_publication_sets_level_and_what_blocks() -> None:
    given = (
        *QUIET,
        CheckRule(kind="placeholder", severity=Severity.HINT),
        CheckRule(kind="byline", severity=Severity.ERROR, blocks=True),
    )
    found = checked(spoiled(), given, (), TIME)
    assert [one.title for one in found.judged] == ["署名", "占位文字"]
    assert [one.title for one in found.blocking] == ["署名"]


def test_a_reason_settles_what_was_judged_and_nothing_else() -> None:
    first = checked(spoiled(), QUIET, (), TIME).judged[0].finding
    given = (reason(first.kind, first.subject),)
    found = checked(spoiled(), QUIET, given, TIME)
    assert not found.blocks
    assert found.overridden[0].override == given[0]
    assert found.summary == "疑点 1　已说明理由 1"
    other = snapshot(changed("second", body=unfinished("○○○")))
    assert checked(other, QUIET, given, TIME).blocks


def test_a_reason_outlives_changes_elsewhere() -> None:
    first = checked(spoiled(), QUIET, (), TIME).judged[0].finding
    body = clean().articles["first"].body[:-40]
    edited = spoiled().edition
    articles = {**edited.articles, "first": replace(edited.articles["first"], body=body)}
    later = snapshot(replace(edited, articles=articles))
    found = checked(later, QUIET, (reason(first.kind, first.subject),), TIME)
    assert not found.blocks


def test_what_a_publication_does_not_say_is_held_as_usual() -> None:
    held = {rule.kind: rule for rule in rules(house().kind, QUIET)}
    assert held["fonts"].severity is None
    assert held["overset"] == CheckRule(kind="overset", severity=Severity.ERROR, blocks=True)
    usual = {rule.kind: rule for rule in rules(house().kind, ())}
    assert usual["unsigned"].needs == ("editor", "proofreader", "release")


def test_blank_ground_keeps_its_subject_as_long_as_it_is_the_same() -> None:
    def subject(depth: int) -> str:
        found = checked(snapshot(moved("at-second", depth=depth)), QUIET, (), TIME).judged
        return next(one.finding.subject for one in found if one.finding.kind == "unfilled")

    assert subject(70) == subject(70) != subject(60)
