"""Pages that another desk still works on: what comes back may be another page than is printed."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.preflight.snapshot import Found, Snapshot, on_page


def away(snapshot: Snapshot) -> Iterator[Found]:
    """A page that went out and did not come back yet."""
    for page in snapshot.ordered:
        holding = snapshot.holdings.get(page.uuid)
        if holding is not None and holding.state.away:
            yield on_page(page).found(
                f"{holding.words}，还没有交回",
                *(page.uuid, holding.person, holding.since),
                advice="收下交回的版面包；对方不做了，请在“版面分派与交接”里收回",
            )
