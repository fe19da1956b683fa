"""A library is made what it was, and a piece is deleted for good, until the process is killed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsroom.desk.desk import Desk
from tests.faults.ground import Ground, Tell, Told, in_order, number_of

SECRET = "这几句话要从每一个字节里消失"


def backed_up(ground: Ground) -> None:
    """There is a backup, and the library has gone on since."""
    from newsroom.model.backup import Reason  # noqa: PLC0415
    from newsroom.store.backups import Wish, back_up  # noqa: PLC0415

    for number in (1, 2):
        with Desk.open(ground.library) as desk:
            desk.writing.save(replace(in_order(desk)[0], body=f"第{number}稿"))
        if number == 1:
            back_up(ground.library, Wish(Reason.HAND))


def restore(ground: Ground, tell: Tell) -> None:
    """Make the library what it was."""
    from newsroom.store.backups import backups  # noqa: PLC0415
    from newsroom.store.restoring import restore as restore_library  # noqa: PLC0415

    restore_library(ground.library, backups(ground.library)[-1].path, "何编辑")
    tell("restored")


def restored(ground: Ground, desk: Desk, told: Told) -> Iterator[str]:
    """The library is what it was, or what it had become; then a backup holds that. The backup
    that every start makes clears away what was left.
    """
    from newsroom.model.backup import Reason  # noqa: PLC0415
    from newsroom.store.backups import Wish, back_up, backups  # noqa: PLC0415

    number = number_of(in_order(desk)[0].body)
    if number not in {1, 2}:
        yield f"it is neither: {number}"
    if any(line[0] == "restored" for line in told) and number != 1:
        yield "told restored, and it is not"
    if not all(one.sound for one in backups(ground.library)):
        yield "a backup is not sound"
    if number == 1 and len(backups(ground.library)) < 2:
        yield "what it had become was not backed up"
    back_up(ground.library, Wish(Reason.START))


def secret(ground: Ground) -> None:
    """There is a piece to be deleted, with versions and a draft."""
    with Desk.open(ground.library) as desk:
        article = in_order(desk)[1]
        for number in range(3):
            desk.writing.save(replace(article, body=f"{SECRET}{number}\n" * 40))
        head = desk.library.history.head(article.uuid)
        desk.writing.keep(replace(head.article, subhead=SECRET), head.uuid)


def purge(ground: Ground, tell: Tell) -> None:
    """Delete it for good."""
    with Desk.open(ground.library) as desk:
        desk.purging.delete(in_order(desk)[1].uuid, "涉及隐私")
        tell("deleted")
        if desk.purging.wipe():
            tell("wiped")


def purged(ground: Ground, desk: Desk, told: Told) -> Iterator[str]:
    """The piece is there whole, or gone; what was told wiped is in no byte."""
    words = {line[0] for line in told}
    articles = in_order(desk)
    if len(articles) == 2 and "deleted" in words:
        yield "told deleted, and it is there"
    if len(articles) == 2 and len(desk.library.history.revisions(articles[1].uuid)) != 4:
        yield "half of its versions are gone"
    if len(articles) == 1:
        desk.purging.wipe()
    if len(articles) == 1 or "wiped" in words:
        files = [*ground.library.parent.glob(f"{ground.library.name}*")]
        yield from (
            f"still to be read in {path.name}"
            for path in files
            if SECRET.encode() in path.read_bytes()
        )
