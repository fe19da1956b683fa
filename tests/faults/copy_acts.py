"""Copy comes in, is written and put on pages until the process is killed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsroom.desk.desk import Desk
from newsroom.job import Job
from tests.faults.ground import Ground, Tell, Told, in_order, issue_of, number_of, pictures

_ROUNDS = 12


def save(ground: Ground, tell: Tell) -> None:
    """Type into the journal and make versions of it."""
    with Desk.open(ground.library) as desk:
        article = in_order(desk)[0]
        for number in range(1, _ROUNDS + 1):
            typed = replace(article, body=f"第{number}稿\n" + "字" * 2000)
            desk.writing.keep(typed, desk.library.history.head(article.uuid).uuid)
            tell("kept", number)
            if number % 3 == 0:
                desk.writing.save(typed)
                tell("saved", number)


def saved(ground: Ground, desk: Desk, told: Told) -> Iterator[str]:
    """Every version and the journal's newest text are there."""
    article = in_order(desk)[0]
    head, draft = number_of(article.body), desk.library.history.draft(article.uuid)
    newest = max(head, number_of(draft.article.body) if draft else 0)
    kept = max([line[1] for line in told if line[0] == "kept"], default=0)
    made = max([line[1] for line in told if line[0] == "saved"], default=0)
    if newest < kept:
        yield f"journal holds {newest}, told {kept}"
    if head < made:
        yield f"newest version is {head}, told {made}"
    if draft is not None and number_of(draft.article.body) <= head:
        yield "a draft older than the newest version"
    revisions = desk.library.history.revisions(article.uuid)
    if draft is not None and draft.base != revisions[0].uuid:
        yield "the draft was begun on another version than the newest"
    if [one.parents for one in revisions] != [*((one.uuid,) for one in revisions[1:]), ()]:
        yield "versions that do not follow each other"
    if len([one for one in revisions if one.reason == "保存"]) != head // 3:
        yield f"{len(revisions)} versions at {head}"
    events = [event for event in desk.library.events.recent(1000) if event.verb == "保存"]
    if len(events) != head // 3:
        yield f"{len(events)} events of {head // 3} versions"


def take(ground: Ground, tell: Tell) -> None:
    """Take archives with copy and photographs in."""
    from newsroom.desk.reading import read_files  # noqa: PLC0415
    from newsroom.desk.receiving import stow  # noqa: PLC0415

    with Desk.open(ground.library) as desk:
        issue = issue_of(desk)
        for _ in range(2):
            with read_files([ground.parcel], Job()) as files:
                ready = stow(files, desk.library.pictures, Job())
                receipts, _change = desk.receiving.take(ready, None, issue)
            tell("taken", *(a.uuid for r in receipts for a in r.articles))


def taken(ground: Ground, desk: Desk, told: Told) -> Iterator[str]:
    """What was told taken is there; what is there came whole, with its event."""
    here = {article.uuid for article in in_order(desk)}
    for line in told:
        if line[0] == "taken" and not here.issuperset(line[1:]):
            yield "an article that was told taken is not there"
    events = [event for event in desk.library.events.recent(1000) if event.verb == "收稿"]
    if {uuid for event in events for uuid in event.ids} != here:
        yield "articles and their events are not the same"
    if len(here) != 2 * len(events):
        yield f"{len(here)} articles in {len(events)} files of two"
    if pictures(ground.library) > 1:
        yield "the same photograph lies there twice"


def assemble(ground: Ground, tell: Tell) -> None:
    """Fill a page, take it back, and again."""
    from newsroom.arrange.pieces import Effort  # noqa: PLC0415
    from newsroom.desk.assembling import Wish  # noqa: PLC0415

    with Desk.open(ground.library) as desk:
        issue = issue_of(desk)
        page = desk.library.issues.pages(issue)[1]
        wish = Wish(page=page.uuid, effort=Effort(first=0.3, better=0.1), fresh=True)
        for _ in range(2):
            desk.assemble(issue, wish, Job())
            tell("filled", len(desk.library.issues.placements(page.uuid)))
            desk.undo()
            tell("emptied", len(desk.library.issues.placements(page.uuid)))


def assembled(ground: Ground, desk: Desk, told: Told) -> Iterator[str]:
    """A page is as it was or as it was made, and says so in the log."""
    issue = issue_of(desk)
    page = desk.library.issues.pages(issue)[1]
    placed = desk.library.issues.placements(page.uuid)
    full = {line[1] for line in told if line[0] == "filled"} or {2}
    if len(placed) not in {1, *full}:
        yield f"{len(placed)} placements on the page"
    if any(a.overlaps(b) for a in placed for b in placed if a.uuid < b.uuid):
        yield "placements overlap"
    desk.edition(issue)
