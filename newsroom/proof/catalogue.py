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
        ages_two_ways,
        approx,
        archive,
        between_stories,
        bylines,
        caption_body,
        chinese_arabic,
        dates,
        doubled,
        ellipsis,
        events_two_ways,
        festivals,
        figures_two_ways,
        guesses,
        headline_body,
        jumps,
        listing,
        lost,
        lunar,
        multiples,
        named_numbers,
        names_two_ways,
        official_names,
        official_order,
        official_titles,
        pairs,
        percent,
        persons_two_ways,
        places_two_ways,
        posts_two_ways,
        ranges,
        recent,
        repeated,
        short_years,
        source_units,
        sums,
        times,
        titles,
        titles_of_works,
        units,
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
        repeated,
        lost,
        dates,
        times,
        festivals,
        weekday,
        multiples,
        approx,
        ranges,
        short_years,
        percent,
        official_names,
        official_titles,
        official_order,
        persons_two_ways,
        figures_two_ways,
        ages_two_ways,
        events_two_ways,
        names_two_ways,
        places_two_ways,
        bylines,
        source_units,
        jumps,
        units,
        headline_body,
        caption_body,
        posts_two_ways,
        lunar,
        recent,
        chinese_arabic,
        guesses,
        named_numbers,
        between_stories,
        archive,
        titles,
        sums,
    )
    return tuple(rule for module in modules for rule in module.RULES)  # type: ignore[attr-defined]
