"""All measurements by name."""

from __future__ import annotations

from collections.abc import Mapping

from tests.bench import (
    assembly,
    checks,
    composition,
    consistency,
    effort,
    fills,
    findings,
    importing,
    keystroke,
    lines,
    memory,
    package,
    pages,
    pool,
    proofreading,
    repaint,
    search,
    session,
    similar,
    start,
    typing,
    word,
    word_pictures,
)
from tests.bench.runner import Bench

BENCHES: Mapping[str, Bench] = {
    module.BENCH.name: module.BENCH
    for module in (
        composition,
        keystroke,
        repaint,
        pages,
        assembly,
        checks,
        fills,
        findings,
        effort,
        importing,
        lines,
        memory,
        package,
        pool,
        proofreading,
        consistency,
        search,
        session,
        similar,
        start,
        typing,
        word,
        word_pictures,
    )
}
# What takes very long runs only when it is named.
LONG = frozenset({effort.BENCH.name})
