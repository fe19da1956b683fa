"""The sixth step of the schema: the newsroom's work, one module for each part of it."""

from __future__ import annotations

from newsroom.store.sixth import (
    archive,
    desks,
    exchange,
    fees,
    kinds,
    people,
    remarks,
    reviews,
    search,
)

STATEMENTS = (
    *people.STATEMENTS,
    *kinds.STATEMENTS,
    *reviews.STATEMENTS,
    *exchange.STATEMENTS,
    *desks.STATEMENTS,
    *remarks.STATEMENTS,
    *fees.STATEMENTS,
    *search.STATEMENTS,
    *archive.STATEMENTS,
)
