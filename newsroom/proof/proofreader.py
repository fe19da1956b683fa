"""The proofreader: has every rule look, and tells what they found as faults with their places.

Each passage is looked at once as long as it stays as it is: a key costs one paragraph and what
looks at the whole story.
"""

from __future__ import annotations

import logging
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from newsroom.job import Job
from newsroom.model.fault import Fault
from newsroom.model.finding import Severity
from newsroom.proof import catalogue, pack
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.text import Story, Text

_KEPT = 4_000  # passages whose findings are remembered
_WARM = 600  # passages of which all that rules reckoned is
_AROUND = 8  # characters of lead and trail
_LONG = 12  # characters: a fault of a whole stretch hides nothing within it
_ORDER = {severity: place for place, severity in enumerate(Severity)}
_log = logging.getLogger(__name__)

_Ranked = tuple[int, Rule, Slip]


class Proofreader:
    """Knows a desk's rules and setting. Belongs to one thread.

    rules: those that look; without them, those of the catalogue and the words of the packs that
    the setting has on. troubles: what failed, by name, with the fault: rules, entries of packs,
    files of packs; they are left out from then on, the others go on.
    """

    def __init__(self, setting: Setting | None = None, rules: Iterable[Rule] | None = None) -> None:
        self.setting = setting or Setting()
        self.troubles: dict[str, Exception] = {}
        self._packs: dict[str, str] = {}
        self._rules = list(enumerate(self._heard_rules() if rules is None else rules))
        self.read = 0
        """How many passages were looked at, not remembered."""
        self._remembered: OrderedDict[tuple[object, ...], tuple[_Ranked, ...]] = OrderedDict()
        self._passages: OrderedDict[tuple[object, ...], Text] = OrderedDict()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that look, in their order."""
        return tuple(rule for _, rule in self._rules)

    def _heard_rules(self) -> tuple[Rule, ...]:
        """The rules of the packs that are on: the house's words, the catalogue, other words."""
        packs = pack.chosen(self.setting)
        self.troubles.update(pack.broken())
        switched = {name: one.key for one in packs for name in one.rules}
        self._packs.update({one.key: one.key for one in packs} | switched)
        words = [pack.rule_of(one, self.troubles) for one in packs if one.entries]
        off = pack.switched() - switched.keys()
        code = [rule for rule in catalogue.rules() if rule.name not in off]
        house = [rule for rule in words if rule.name == pack.HOUSE]
        return (*house, *code, *(rule for rule in words if rule.name != pack.HOUSE))

    def story(self, story: Story, job: Job | None = None) -> tuple[Fault, ...]:
        """The faults of one story, in reading order. Raises CancelledError."""
        found: list[_Ranked] = []
        self._recall(story.passages)
        for number, text in enumerate(story.texts):
            if job is not None:
                job.check()
            found += [
                (rank, rule, replace(slip, text=number)) for rank, rule, slip in self._text(text)
            ]
        for rank, rule in self._of(Scope.STORY):
            found += [(rank, rule, slip) for slip in self._heard(rule, story)]
        return self._told(story, found)

    def issue(self, stories: Sequence[Story], job: Job | None = None) -> tuple[Fault, ...]:
        """The faults that show only between stories. Raises CancelledError."""
        found: list[_Ranked] = []
        for rank, rule in self._of(Scope.ISSUE):
            if job is not None:
                job.check()
            found += [(rank, rule, slip) for slip in self._heard(rule, stories)]
        return tuple(
            fault
            for number, story in enumerate(stories)
            for fault in self._told(story, [one for one in found if one[2].story == number])
        )

    def _of(self, scope: Scope) -> Collection[tuple[int, Rule]]:
        return [
            (rank, rule)
            for rank, rule in self._rules
            if rule.scope is scope and rule.name not in self.troubles
        ]

    def _recall(self, texts: Iterable[Text]) -> None:
        """Passages that stand as they stood: what was reckoned of them need not be reckoned anew
        for rules that look at whole stories.
        """
        for text in texts:
            known = self._passages.get(_key(text))
            if known is not None and known is not text:
                text.recall(known)
            self._passages[_key(text)] = text
            self._passages.move_to_end(_key(text))
        while len(self._passages) > _WARM:
            self._passages.popitem(last=False)

    def _text(self, text: Text) -> tuple[_Ranked, ...]:
        key = _key(text)
        known = self._remembered.get(key)
        if known is None:
            self.read += 1
            known = tuple(
                (rank, rule, slip)
                for rank, rule in self._of(Scope.TEXT)
                for slip in self._heard(rule, text)
            )
            self._remembered[key] = known
            if len(self._remembered) > _KEPT:
                self._remembered.popitem(last=False)
        else:
            self._remembered.move_to_end(key)
        return known

    def _heard(self, rule: Rule, about: object) -> list[Slip]:
        try:
            return list(rule.look(about, self.setting))  # type: ignore[arg-type]
        except Exception as error:
            _log.exception("rule %s", rule.name)
            self.troubles[rule.name] = error
            return []

    def _told(self, story: Story, found: Iterable[_Ranked]) -> tuple[Fault, ...]:
        return tuple(
            _fault(story, rule, slip, self._packs.get(rule.name, ""))
            for _, rule, slip in _chosen(found)
        )


def _key(text: Text) -> tuple[object, ...]:
    return (text.text, text.field, text.kind, text.locked)


def _chosen(found: Iterable[_Ranked]) -> list[_Ranked]:
    """In reading order. Of several at one place (two gaps, or runs of characters that share one)
    the one that weighs most, then the one whose rule comes first. A long stretch hides nothing.
    """
    chosen: list[_Ranked] = []
    runs: dict[int, list[tuple[int, int]]] = {}
    alone: set[tuple[int, int, int]] = set()
    for one in sorted(found, key=_weight):
        slip = one[2]
        if slip.start == slip.end or slip.end - slip.start >= _LONG:
            if (slip.text, slip.start, slip.end) in alone:
                continue
            alone.add((slip.text, slip.start, slip.end))
        elif not _taken(runs.setdefault(slip.text, []), slip.start, slip.end):
            continue
        chosen.append(one)
    chosen.sort(key=lambda one: (one[2].text, one[2].start, one[2].end))
    return chosen


def _taken(runs: list[tuple[int, int]], start: int, end: int) -> bool:
    """Take a run of characters, if no other has one of them. They are kept in order."""
    at = bisect_left(runs, (start, end))
    if (at and runs[at - 1][1] > start) or (at < len(runs) and runs[at][0] < end):
        return False
    runs.insert(at, (start, end))
    return True


def _weight(one: _Ranked) -> tuple[int, int, int, int]:
    rank, rule, slip = one
    return (_ORDER[slip.severity or rule.severity], rank, slip.text, slip.start)


def _fault(story: Story, rule: Rule, slip: Slip, pack: str) -> Fault:
    text = story.passages[slip.text]
    start, end = text.placed(slip.start, slip.end)
    return Fault(
        rule=rule.name,
        pack=pack,
        severity=slip.severity or rule.severity,
        article=story.uuid,
        field=text.field,
        slot=text.slot,
        start=start,
        end=end,
        text=text.text[slip.start : slip.end],
        lead=text.text[max(slip.start - _AROUND, 0) : slip.start],
        trail=text.text[slip.end : slip.end + _AROUND],
        message=slip.message,
        source=slip.source or rule.source,
        suggestions=slip.suggestions,
    )
