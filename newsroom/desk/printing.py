"""Printing: what the print shop is told of an issue, and what it was given so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from newsroom.desk.records import order_record
from newsroom.desk.undo import Step, Steps
from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.change import Change
from newsroom.model.delivery import Delivery
from newsroom.model.edition import Edition
from newsroom.model.papers import Papers
from newsroom.model.printing import LEAST_DPI, MOST_DPI, Contact, PrintOrder, read_order
from newsroom.model.revision import Revision
from newsroom.store.library import Library

_VERB = "修改付印单"


class Printing:
    """The verbs of printing."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def order(self, issue: str) -> PrintOrder:
        """An issue's order: its own; else that of the publication's issue before, without the
        time of delivery; else what the house style says. What the issue itself prints of its
        print shop and run goes before the last two. Raises NotFoundError.
        """
        own = self._library.printing.order(issue)
        if own is not None:
            return own
        known = self._library.issues.get(issue)
        last = self._library.printing.last_order(issue)
        usual = self._library.publications.get(known.publication).printing
        order = replace(last, due="") if last is not None else usual
        shop, copies = known.facts.printer or order.shop, known.facts.copies or order.copies
        return replace(order, shop=shop, copies=copies)

    def set_order(self, issue: str, order: PrintOrder) -> Change:
        """Write an issue's order. Raises NotFoundError; RefusedError for a print run below
        nothing or page images too coarse or too fine.
        """
        self._library.issues.get(issue)
        if order.copies < 0:
            raise RefusedError("印数不能小于 0", kept="付印单没有变化")
        if not LEAST_DPI <= order.image_dpi <= MOST_DPI:
            raise RefusedError(
                f"版面图的精度应在 {LEAST_DPI} 到 {MOST_DPI} dpi 之间", kept="付印单没有变化"
            )
        before, target = self._library.printing.order(issue), _tidy(order)
        if before == target:
            return Change()
        change = self._write(issue, target, _VERB)
        self._steps.record(
            Step(
                _VERB,
                lambda: self._write(issue, before, f"撤销{_VERB}"),
                lambda: self._write(issue, target, f"重做{_VERB}"),
                lambda done: self._library.printing.order(issue) == (target if done else before),
            )
        )
        return change

    def changed(self, issue: str, facts: Mapping[str, Any]) -> PrintOrder:
        """An issue's order with some facts changed, named as in a house style's [printing] table.

        Raises NotFoundError, RefusedError naming the fact that is unknown or wrong.
        """
        known = order_record(self.order(issue))
        for key, value in facts.items():
            if key not in known:
                raise RefusedError(
                    f"付印单里没有“{key}”这一项", advice=f"可以写的有：{'、'.join(known)}"
                )
            try:
                read_order({key: value})
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise RefusedError(f"付印单的“{key}”填写不正确", kept="付印单没有变化") from error
        return read_order({**known, **facts})

    def deliveries(self, issue: str) -> tuple[Delivery, ...]:
        """The packages of an issue, in the order in which they went out."""
        return self._library.printing.deliveries(issue)

    def papers(self, edition: Edition) -> Papers:
        """All that a package of the edition tells beside its pages, but for the check before
        printing, which takes composed pages.
        """
        issue = edition.issue.uuid
        last = next(reversed(self.deliveries(issue)), None)
        gone = {a.revision for page in last.pages for a in page.articles} if last else set()
        versions = [version for uuid in gone if (version := self._version(uuid))]
        return Papers(
            order=self.order(issue),
            number=last.number + 1 if last else 1,
            person=self._person(),
            revisions={uuid: self._head(uuid) for uuid in edition.articles},
            last=last,
            former={version.uuid: version.article for version in versions},
            signoffs=self._library.checks.signoffs(issue),
        )

    def deliver(self, delivery: Delivery) -> Change:
        """Write down a package that went out, which nothing takes back."""
        with self._library.transaction():
            self._library.printing.deliver(delivery)
            self._library.events.append(
                self._person(),
                f"写出第{delivery.number}次印刷包",
                (delivery.issue, delivery.uuid),
                "、".join(page.code for page in delivery.pages),
            )
        return Change(issues=frozenset({delivery.issue}))

    def _head(self, article: str) -> str:
        try:
            return self._library.history.head(article).uuid
        except NotFoundError:
            return ""

    def _version(self, revision: str) -> Revision | None:
        """A version; None where it was erased since."""
        try:
            return self._library.history.get(revision)
        except NotFoundError:
            return None

    def _write(self, issue: str, order: PrintOrder | None, verb: str) -> Change:
        with self._library.transaction():
            self._library.printing.set_order(issue, order)
            self._library.events.append(self._person(), verb, (issue,))
        return Change(label=verb, issues=frozenset({issue}))


def _tidy(order: PrintOrder) -> PrintOrder:
    """The order without blanks around its texts and without empty contacts."""
    contacts = (
        Contact(one.duty.strip(), one.name.strip(), one.telephone.strip()) for one in order.contacts
    )
    return replace(
        order,
        shop=order.shop.strip(),
        paper=order.paper.strip(),
        due=order.due.strip(),
        place=order.place.strip(),
        remarks=order.remarks.strip(),
        contacts=tuple(one for one in contacts if one.duty or one.name or one.telephone),
    )
