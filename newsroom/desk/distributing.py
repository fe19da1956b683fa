"""分版 at the desk: a page proposed for each article of an issue; `paging` takes what is chosen."""

from __future__ import annotations

from newsroom.arrange.distribute import Meant, distribute
from newsroom.desk.composing import Composers
from newsroom.job import Job
from newsroom.model.edition import Edition


def propose_pages(edition: Edition, composers: Composers, job: Job) -> tuple[Meant, ...]:
    """A page for each article that is meant for none. Raises CancelledError after a cancel."""
    return distribute(edition, composers.composer(edition.publication), job)


__all__ = ["Meant", "propose_pages"]
