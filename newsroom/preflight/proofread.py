"""Whether errors that proofreading found are still open when an issue is to be printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsroom.model.fault import Fault
from newsroom.model.finding import Severity
from newsroom.preflight.snapshot import Found, Snapshot, of_article, titled

_TOLD = 3
_LONGEST = 12
_ADVICE = "点这一条到稿件里，按 F7 一处一处改；没有错的忽略"


def errors(snapshot: Snapshot) -> Iterator[Found]:
    """Errors that nobody mended or let stand, told once for each article; doubts and hints are for
    who reads the article.
    """
    for article in snapshot.printed:
        open_ = [
            fault
            for fault in snapshot.faults.get(article.uuid, ())
            if fault.severity is Severity.ERROR
        ]
        if open_:
            first = open_[0]
            found = of_article(snapshot, article).found(
                f"{titled(article)}还有 {len(open_)} 处差错没有改：{_named(open_)}",
                *((fault.rule, fault.text, fault.lead, fault.trail) for fault in open_),
                advice=_ADVICE,
                slot=first.slot if first.field == "slots" else -1,
                field=first.field,
            )
            body = first.field == "body"
            yield replace(found, offset=first.start, field="") if body else found


def _named(faults: list[Fault]) -> str:
    """布署、，。、只有前半个引号…"""
    words = list(dict.fromkeys(_short(fault.text) or fault.message for fault in faults))
    told = "、".join(f"“{each}”" for each in words[:_TOLD])
    return f"{told}等" if len(words) > _TOLD else told


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
