"""The labelled sentences as a ratchet: what was reached is not lost again."""

from __future__ import annotations

from functools import cache

from tests.proof.labels import Score, cases, groups, score
from tests.proof.reader import findings

RECALL, PRECISION = 0.92, 0.98


@cache
def _scores() -> dict[str, Score]:
    found: dict[str, Score] = {}
    for group in groups():
        found[group] = Score()
        for case in cases(group):
            told = ((one.start, one.end, one.suggestions) for one in findings(case))
            found[group].add(score(case, told))
    return found


def test_faults_are_found_and_clean_copy_is_left_alone() -> None:
    total = Score()
    for one in _scores().values():
        total.add(one)
    assert total.marks >= 600
    assert sum(1 for case in cases() if not case.marks) >= 600
    assert total.recall >= RECALL
    assert total.precision >= PRECISION
