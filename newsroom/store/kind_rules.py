"""How a publication counts each kind of copy: own or not, paid or not."""

from __future__ import annotations

from collections.abc import Iterable

from newsroom.model.kinds import USUAL_RULES, ArticleKind, KindRule
from newsroom.store.database import Database
from newsroom.store.rows import from_row, to_row


class KindRules:
    """The kind_rule table; it holds only what differs from what is usual."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, publication: str) -> dict[ArticleKind, KindRule]:
        """The rule of every kind."""
        rows = self._database.rows("SELECT * FROM kind_rule WHERE publication = ?", (publication,))
        said = (from_row(KindRule, row) for row in rows)
        return USUAL_RULES | {rule.kind: rule for rule in said}

    def set(self, publication: str, rules: Iterable[KindRule]) -> None:
        """Put these in place of a publication's rules; kinds not named are as usual."""
        with self._database.transaction():
            self._database.execute("DELETE FROM kind_rule WHERE publication = ?", (publication,))
            for rule in rules:
                if rule != USUAL_RULES[rule.kind]:
                    columns = to_row(rule) | {"publication": publication}
                    self._database.insert("kind_rule", columns)
