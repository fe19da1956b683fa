"""How often proofreading speaks over files of clean prose. `python -m tests.proof.alarms FILES…`
tells alarms per 10,000 characters, by rule; with --show also each of them in its place, with
--rule NAME only those of one rule, with --pack NAME only that pack, with --time what each rule
takes.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from newsroom.model.fault import Fault
from newsroom.proof.conversion import converted
from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import LookAtText, Rule, Scope, Setting, Slip
from newsroom.proof.text import Text, of_lines

PER = 10_000
_LINES = 40  # lines of a file that are read as one story


@dataclass
class Count:
    """characters: without spaces. alarms: by rule. seconds: of rules over one passage, by rule."""

    characters: int = 0
    alarms: Counter[str] = field(default_factory=Counter)
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    def rate(self, rule: str = "") -> float:
        """Alarms per 10,000 characters, of one rule or all."""
        many = self.alarms[rule] if rule else self.alarms.total()
        return PER * many / self.characters if self.characters else 0.0

    def add(self, text: str, faults: Iterable[Fault]) -> None:
        self.characters += sum(not one.isspace() for one in text)
        self.alarms.update(fault.rule for fault in faults)


def stories(text: str) -> Iterator[str]:
    """A text in parts of some lines: corpora are no single story."""
    lines = text.split("\n")
    for at in range(0, len(lines), _LINES):
        yield "\n".join(lines[at : at + _LINES])


def counted(proofreader: Proofreader, text: str, count: Count) -> Iterator[Fault]:
    """Read a text, add to the count, give what was told."""
    for part in stories(text):
        found = proofreader.story(of_lines(part))
        count.add(part, found)
        yield from found


def _warm(proofreader: Proofreader, count: Count) -> None:
    """Have dictionaries and patterns loaded, which is not what is timed."""
    proofreader.story(of_lines("2026年3月5日（农历正月十七），全区一次性投入1000万元，增长20%等。"))
    count.seconds.clear()


def _timed(rule: Rule, seconds: defaultdict[str, float]) -> Rule:
    """A rule that counts the time it takes."""
    if rule.scope is not Scope.TEXT:
        return rule
    look: LookAtText = rule.look  # type: ignore[assignment]

    def timed(text: Text, setting: Setting) -> list[Slip]:
        start = time.process_time()
        found = list(look(text, setting))
        seconds[rule.name] += time.process_time() - start
        return found

    return Rule(rule.name, rule.title, rule.severity, rule.source, timed, rule.scope)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.proof.alarms", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--time", action="store_true")
    parser.add_argument("--rule", action="append", default=[])
    parser.add_argument("--pack", action="append", default=[])
    given = parser.parse_args()
    total = Count()
    setting = Setting(packs=frozenset(given.pack)) if given.pack else Setting()
    proofreader = Proofreader(setting)
    if given.time:
        rules = [_timed(rule, total.seconds) for rule in proofreader.rules]
        proofreader = Proofreader(setting, rules)
    _warm(proofreader, total)
    started = time.process_time()
    usual = proofreader
    for path in given.files:
        text = path.read_text("utf8", "replace")
        changed = converted(text.splitlines())
        proofreader = Proofreader(replace(setting, converted=changed)) if changed else usual
        before = total.alarms.copy()
        characters = total.characters
        for fault in counted(proofreader, text, total):
            if given.show and (not given.rule or fault.rule in given.rule):
                offered = "|".join(fault.suggestions)
                told = f"{fault.lead}⟦{fault.text}⟧{fault.trail}"
                _say(f"   {fault.rule:16}{told}  → {offered}  {fault.message}")
        made = total.alarms - before
        share = PER * made.total() / max(total.characters - characters, 1)
        _say(f"{path.name:32}{total.characters - characters:9} characters {share:7.3f}")
    taken = time.process_time() - started
    for rule, many in total.alarms.most_common():
        _say(f"{rule:20}{many:6} {total.rate(rule):8.3f}")
    for rule, seconds in sorted(total.seconds.items(), key=lambda one: -one[1]):
        _say(f"{rule:20}{1e6 * seconds / total.characters:8.3f} ms / 1,000 characters")
    for name, error in proofreader.troubles.items():
        _say(f"left out: {name}: {error!r}")
    speed = total.characters / taken
    _say(f"all {total.alarms.total()} in {total.characters}: {total.rate():.3f} per 10,000")
    _say(f"{speed:,.0f} characters a second")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
