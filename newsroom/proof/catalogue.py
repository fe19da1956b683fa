"""The rules there are, in the order in which they are heard: of two faults at one place the rule
that stands first is believed, where none weighs more.
"""

from __future__ import annotations

from functools import cache

from newsroom.proof.rule import Rule


@cache
def rules() -> tuple[Rule, ...]:
    """All rules. Their modules are loaded when they are first asked for."""
    from newsroom.proof.rules import (  # noqa: PLC0415
        approx,
        dates,
        doubled,
        ellipsis,
        festivals,
        listing,
        multiples,
        pairs,
        ranges,
        times,
        titles_of_works,
        weekday,
        width,
    )

    modules: tuple[object, ...] = (
        pairs,
        ellipsis,
        doubled,
        width,
        titles_of_works,
        listing,
        dates,
        times,
        festivals,
        weekday,
        multiples,
        approx,
        ranges,
    )
    return tuple(rule for module in modules for rule in module.RULES)  # type: ignore[attr-defined]
