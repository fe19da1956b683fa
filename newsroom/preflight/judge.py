"""One check of an issue: every check that is switched on looks; what it finds is judged by the
publication's rules and the reasons that editors gave.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from newsroom.model.checked import Checked, Judged
from newsroom.model.finding import CheckRule, Finding, Override, Severity
from newsroom.preflight.catalogue import concerning, rules
from newsroom.preflight.snapshot import Found, Snapshot

_ORDER = {severity: place for place, severity in enumerate(Severity)}
_LAST = 1_000


def checked(
    snapshot: Snapshot,
    given: Iterable[CheckRule],
    overrides: Iterable[Override],
    now: datetime.datetime,
) -> Checked:
    """What a check of an issue came to. given: what the publication holds otherwise than is usual;
    overrides: the reasons kept for the issue.
    """
    kind = snapshot.edition.publication.kind
    held = {rule.kind: rule for rule in rules(kind, given)}
    needs = {rule.kind: rule.needs for rule in held.values()}
    looked_at = replace(snapshot, needs=needs)
    reasons = {(one.kind, one.subject): one for one in overrides}
    judged: list[Judged] = []
    titles = []
    for check in concerning(kind):
        rule = held[check.kind]
        if rule.severity is None:
            continue
        titles.append(check.title)
        for found in check.look(looked_at):
            finding = _finding(found, check.kind, rule.severity)
            reason = reasons.get((finding.kind, finding.subject))
            judged.append(Judged(finding, check.title, rule.blocks, reason))
    places = {page.uuid: page.number for page in snapshot.ordered}
    judged.sort(key=lambda one: _key(one.finding, places, snapshot))
    return Checked(
        issue=snapshot.edition.issue.uuid, time=now, judged=tuple(judged), checks=tuple(titles)
    )


def subject(kind: str, judged: tuple[object, ...]) -> str:
    """Fingerprint (SHA-256, hex) of exactly what was judged."""
    return hashlib.sha256(repr((kind, judged)).encode("utf8", "surrogatepass")).hexdigest()


def _finding(found: Found, kind: str, severity: Severity) -> Finding:
    return Finding(
        kind=kind,
        severity=severity,
        words=found.words,
        advice=found.advice,
        where=found.where,
        page=found.page,
        placement=found.placement,
        article=found.article,
        slot=found.slot,
        field=found.field,
        offset=found.offset,
        subject=subject(kind, found.judged),
    )


def _key(finding: Finding, places: Mapping[str, int], snapshot: Snapshot) -> tuple[int, ...]:
    """By level, page and place on it; what has no page comes last."""
    placement = next((p for p in snapshot.edition.placements if p.uuid == finding.placement), None)
    row, column = (placement.row, placement.column) if placement else (-1, -1)
    return (_ORDER[finding.severity], places.get(finding.page, _LAST), row, column)
