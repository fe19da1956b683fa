from __future__ import annotations

from newsroom.model.finding import Severity
from newsroom.model.pack import Entry, Pack
from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import Setting
from tests.proof.alarms import Count, counted


def test_alarms_are_counted_by_rule_and_by_ten_thousand_characters() -> None:
    words = Entry(words=("布署",), severity=Severity.ERROR)
    setting = Setting(packs=frozenset({"mine"}), own=(Pack("mine", "试用", entries=(words,)),))
    count = Count()
    text = "全面布署 冬防\n" * 100
    found = list(counted(Proofreader(setting), text, count))
    assert (count.characters, count.alarms) == (600, {"mine": 100})
    assert len(found) == 100
    assert count.rate() == count.rate("mine") == 10_000 * 100 / 600
    assert count.rate("other") == 0
