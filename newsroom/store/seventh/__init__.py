"""The seventh step of the schema: proofreading, one module for each part of it."""

from __future__ import annotations

from newsroom.store.seventh import account, excuses, packs, roster

STATEMENTS = (
    *packs.STATEMENTS,
    *excuses.STATEMENTS,
    *roster.STATEMENTS,
    *account.STATEMENTS,
)
