"""People: who the names of an article are, where several contributors bear one name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from newsroom.desk.undo import Step, Steps
from newsroom.model.change import Change
from newsroom.model.contributor import Contributor
from newsroom.model.identity import new_id
from newsroom.store.library import Library
from newsroom.store.words import FIELDS

_TELL = "分清同名作者"


class People:
    """The verbs on contributors (作者档案). Each leaves an event and can be taken back."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def all(self) -> tuple[Contributor, ...]:
        """Everyone who has worked for the house, by name."""
        return self._library.contributors.all()

    def words(self, publication: str) -> dict[str, tuple[str, ...]]:
        """What a publication's articles have in their short fields, by field, most used first;
        sections that have a banner come before others.
        """
        found = {field: self._library.words.used(publication, field) for field in FIELDS}
        banners = [banner.section for banner in self._library.furnishing.banners(publication)]
        return found | {"section": tuple(dict.fromkeys((*banners, *found["section"])))}

    def tied(self, article: str) -> dict[str, str]:
        """Whom each name of an article means; empty for one of several who bear it."""
        return self._library.contributors.tied(article)

    def tell_apart(self, article: str, who: Mapping[str, str]) -> Change:
        """Say whom names of an article mean, by the persons' identities; unknown names are left."""
        tied = self._library.contributors.tied(article)
        wanted = {n: person for n, person in who.items() if n in tied and tied[n] != person}
        if not wanted:
            return Change()
        before = {name: tied[name] for name in wanted}
        change = self._tie(article, wanted, _TELL)
        self._steps.record(
            Step(
                f"{_TELL}“{'、'.join(wanted)}”",
                partial(self._tie, article, before, f"撤销{_TELL}"),
                partial(self._tie, article, wanted, f"重做{_TELL}"),
                lambda done: self._stands(article, wanted if done else before),
            )
        )
        return change

    def another(self, article: str, name: str, unit: str) -> Change:
        """Take up another person of a known name, told by the unit, and tie the article to them."""
        made = Contributor(uuid=new_id(), name=name, unit=unit.strip())
        with self._library.transaction():
            self._library.contributors.add(made)
            self._library.events.append(self._person(), "新建同名作者", (made.uuid,))
            change = self.tell_apart(article, {name: made.uuid})
        return change | Change(label="新建同名作者", articles=frozenset({article}))

    def _tie(self, article: str, who: Mapping[str, str], verb: str) -> Change:
        with self._library.transaction():
            for name, person in who.items():
                self._library.contributors.tie(article, name, person)
            self._library.events.append(
                self._person(), verb, (article, *filter(None, who.values()))
            )
        return Change(label=_TELL, articles=frozenset({article}))

    def _stands(self, article: str, who: Mapping[str, str]) -> bool:
        tied = self._library.contributors.tied(article)
        known = {person.uuid for person in self._library.contributors.all()}
        return all(tied.get(name) == person for name, person in who.items()) and (
            set(who.values()) - {""} <= known
        )
