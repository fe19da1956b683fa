"""The 差错率账: booked errors, what they weigh, and what outside readers wrote."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from newsroom.errors import NotFoundError
from newsroom.model.account import WEIGHTS, BookedError, OutsideReview, Weight
from newsroom.store.database import Database
from newsroom.store.rows import from_json, to_json, utc_text


class Account:
    """The booked_error, outside_review and error_weight tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # Errors ---------------------------------------------------------------------------------------

    def errors(self, issue: str) -> tuple[BookedError, ...]:
        """An issue's errors in the order they were booked."""
        rows = self._database.rows(
            "SELECT content FROM booked_error WHERE issue = ? ORDER BY time, uuid", (issue,)
        )
        return tuple(from_json(BookedError, row["content"]) for row in rows)

    def between(
        self, publication: str, since: datetime.date, until: datetime.date
    ) -> dict[str, tuple[BookedError, ...]]:
        """The errors of a publication's issues of some days, both included, by issue; issues
        without any are there too, in the order of their days.
        """
        issues = self._database.rows(
            "SELECT uuid FROM issue WHERE publication = ? AND date BETWEEN ? AND ?"
            " ORDER BY date, uuid",
            (publication, since.isoformat(), until.isoformat()),
        )
        return {row["uuid"]: self.errors(row["uuid"]) for row in issues}

    def error(self, uuid: str) -> BookedError:
        """One error. Raises NotFoundError."""
        content = self._database.value("SELECT content FROM booked_error WHERE uuid = ?", (uuid,))
        if content is None:
            raise NotFoundError("账里没有这处差错")
        return from_json(BookedError, content)

    def has(self, uuid: str) -> bool:
        """Whether there is such an error."""
        return (
            self._database.value("SELECT 1 FROM booked_error WHERE uuid = ?", (uuid,)) is not None
        )

    def put(self, errors: Iterable[BookedError]) -> None:
        """Keep errors, also in place of what they were before."""
        for error in errors:
            columns = {
                "uuid": error.uuid,
                "issue": error.issue,
                "review": error.review or None,
                "time": utc_text(error.time),
                "content": to_json(error),
            }
            self._database.put("booked_error", "uuid", columns)

    def remove(self, uuids: Iterable[str]) -> None:
        """Take errors out; those that are not there are passed by."""
        for uuid in uuids:
            self._database.execute("DELETE FROM booked_error WHERE uuid = ?", (uuid,))

    # Weights --------------------------------------------------------------------------------------

    def weights(self, publication: str) -> tuple[Weight, ...]:
        """What errors weigh for a publication, one weight for each sort."""
        rows = self._database.rows(
            "SELECT content FROM error_weight WHERE publication = ?", (publication,)
        )
        own = {weight.sort: weight for weight in (from_json(Weight, r["content"]) for r in rows)}
        return tuple(own.get(weight.sort, weight) for weight in WEIGHTS)

    def set_weights(self, publication: str, weights: Iterable[Weight]) -> None:
        """Keep what a publication weighs otherwise than the rule; the others are the rule's."""
        self._database.execute("DELETE FROM error_weight WHERE publication = ?", (publication,))
        usual = {weight.sort: weight for weight in WEIGHTS}
        for weight in weights:
            if usual[weight.sort] != weight:
                columns = {
                    "publication": publication,
                    "sort": weight.sort.value,
                    "content": to_json(weight),
                }
                self._database.insert("error_weight", columns)

    # Outside opinions -----------------------------------------------------------------------------

    def reviews(self, publication: str) -> tuple[OutsideReview, ...]:
        """A publication's outside opinions, the newest first."""
        rows = self._database.rows(
            "SELECT content FROM outside_review WHERE publication = ? ORDER BY day DESC, uuid DESC",
            (publication,),
        )
        return tuple(from_json(OutsideReview, row["content"]) for row in rows)

    def review(self, uuid: str) -> OutsideReview:
        """One opinion. Raises NotFoundError."""
        content = self._database.value("SELECT content FROM outside_review WHERE uuid = ?", (uuid,))
        if content is None:
            raise NotFoundError("没有这份审读意见")
        return from_json(OutsideReview, content)

    def has_review(self, uuid: str) -> bool:
        """Whether there is such an opinion."""
        return (
            self._database.value("SELECT 1 FROM outside_review WHERE uuid = ?", (uuid,)) is not None
        )

    def put_review(self, review: OutsideReview) -> None:
        """Keep an opinion, also in place of what it was before."""
        columns = {
            "uuid": review.uuid,
            "publication": review.publication,
            "issue": review.issue,
            "day": review.day.isoformat(),
            "content": to_json(review),
        }
        self._database.put("outside_review", "uuid", columns)

    def remove_review(self, uuid: str) -> tuple[BookedError, ...]:
        """Take an opinion out with its findings, which are given back."""
        gone = self.findings(uuid)
        self._database.execute("DELETE FROM outside_review WHERE uuid = ?", (uuid,))
        return gone

    def findings(self, review: str) -> tuple[BookedError, ...]:
        """The errors that an opinion names."""
        rows = self._database.rows(
            "SELECT content FROM booked_error WHERE review = ? ORDER BY time, uuid", (review,)
        )
        return tuple(from_json(BookedError, row["content"]) for row in rows)
