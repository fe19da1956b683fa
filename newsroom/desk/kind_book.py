"""Which kinds of copy are a publication's own, and paid: data that the house edits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from newsroom.desk.undo import Step, Steps
from newsroom.model.change import Change
from newsroom.model.kinds import ArticleKind, KindRule
from newsroom.store.library import Library

_VERB = "修改体裁统计办法"


class KindBook:
    """The verbs on the rules of kinds."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def rules(self, publication: str) -> Mapping[ArticleKind, KindRule]:
        """How a publication counts each kind."""
        return self._library.kind_rules.all(publication)

    def set_rules(self, publication: str, rules: Iterable[KindRule]) -> Change:
        """Put these in place of a publication's rules; nothing where they say the same."""
        before = dict(self.rules(publication))
        after = before | {rule.kind: rule for rule in rules}
        if before == after:
            return Change()

        def write(verb: str, wanted: Mapping[ArticleKind, KindRule]) -> Change:
            with self._library.transaction():
                self._library.kind_rules.set(publication, wanted.values())
                self._library.events.append(self._person(), verb, (publication,))
            return Change(label=verb, publications=frozenset({publication}))

        change = write(_VERB, after)
        self._steps.record(
            Step(
                _VERB,
                lambda: write(f"撤销{_VERB}", before),
                lambda: write(f"重做{_VERB}", after),
                lambda done: dict(self.rules(publication)) == (after if done else before),
            )
        )
        return change
