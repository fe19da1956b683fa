"""What the print shop was told of each issue: its order, and every package that went out."""

from __future__ import annotations

from newsroom.model.delivery import Delivery
from newsroom.model.printing import PrintOrder
from newsroom.store.database import Database
from newsroom.store.rows import from_json, from_row, to_json, to_row


class Printing:
    """The print_order and delivery tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def order(self, issue: str) -> PrintOrder | None:
        """An issue's order; None where none was written yet."""
        content = self._database.value("SELECT content FROM print_order WHERE issue = ?", (issue,))
        return None if content is None else from_json(PrintOrder, content)

    def last_order(self, issue: str) -> PrintOrder | None:
        """The order of the latest earlier issue of the same publication that has one."""
        content = self._database.value(
            "SELECT o.content FROM print_order o JOIN issue i ON i.uuid = o.issue "
            "JOIN issue mine ON mine.uuid = ? WHERE i.publication = mine.publication "
            "AND i.uuid <> mine.uuid AND i.date <= mine.date ORDER BY i.date DESC, i.uuid DESC",
            (issue,),
        )
        return None if content is None else from_json(PrintOrder, content)

    def set_order(self, issue: str, order: PrintOrder | None) -> None:
        """Write an issue's order; None takes it away."""
        if order is None:
            self._database.execute("DELETE FROM print_order WHERE issue = ?", (issue,))
        else:
            columns = {"issue": issue, "content": to_json(order)}
            self._database.put("print_order", "issue", columns)

    def deliveries(self, issue: str) -> tuple[Delivery, ...]:
        """The packages of an issue, in the order in which they went out."""
        rows = self._database.rows(
            "SELECT * FROM delivery WHERE issue = ? ORDER BY number", (issue,)
        )
        return tuple(from_row(Delivery, row) for row in rows)

    def deliver(self, delivery: Delivery) -> None:
        """Write down a package that went out."""
        self._database.insert("delivery", to_row(delivery))
