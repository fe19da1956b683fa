"""Our own manuscripts (文字稿) come back: what was changed in them goes to the articles themselves.

An article is known by the identity that the file carries. What only the file changed becomes a new
version; what both changed is never written over: the file's text is then an article of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsroom.desk import keeping
from newsroom.errors import NotFoundError
from newsroom.model import carried
from newsroom.model.article import FIELD_WORDS, Article
from newsroom.model.carried import TOLD, Carried, told
from newsroom.model.identity import new_id
from newsroom.model.picture import Crop, Slot
from newsroom.store.library import Library

REASON = "收回文字稿"


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What became of an article that the library knows.

    before, after: its versions, where it was changed. other: the file's text, to be added as an
    article of its own. note: what to tell the editor; empty where nothing differs.
    """

    before: Article | None = None
    after: Article | None = None
    other: Article | None = None
    note: str = ""
    ends: keeping.Ends = keeping.NO_ENDS


def take_back(library: Library, read: Article, came: Carried, person: str) -> TakenBack | None:
    """Give an article's changes in a manuscript to the library; None where it does not know it.

    read: with its pictures' originals. Runs inside a transaction.
    """
    try:
        known = library.articles.get(read.uuid)
    except NotFoundError:
        return None
    title = known.title
    if library.articles.binned(read.uuid):
        note = f"《{title}》在回收站里，文字稿里的这一篇没有收；要用请先恢复再导入"
        return TakenBack(note=note)
    theirs, mine = carried.state(read), carried.state(known)
    if theirs in (came.state, mine):
        return TakenBack()
    draft = library.history.draft(read.uuid)
    if draft is not None and carried.state(draft.article) != mine:
        return _apart(read, f"《{title}》正在编辑，还没有保存")
    merged = _merged(library, known, read, came)
    if merged is None:
        return _apart(read, f"《{title}》在导出文字稿以后，稿库里也改过同一处")
    return _saved(library, known, merged, person)


def original(library: Library, begins: str) -> str:
    """The SHA-256 of the stored picture whose original begins so; empty where there is none."""
    return library.pictures.beginning(begins) if begins else ""


def _apart(read: Article, why: str) -> TakenBack:
    note = f"{why}；文字稿里的这一份另存为一篇，请对照取舍"
    return TakenBack(other=replace(read, uuid=new_id()), note=note)


def _saved(library: Library, known: Article, merged: Article, person: str) -> TakenBack:
    stood = keeping.standing(library, (known,))
    saved = keeping.save(library, merged, person=person, reason=REASON).article
    left = keeping.standing(library, (saved,))
    words = "、".join(FIELD_WORDS[name] for name in _differing(told(known), told(saved)))
    note = f"《{saved.title}》按文字稿更新：{words}；可以撤销"
    return TakenBack(known, saved, note=note, ends=keeping.Ends(stood, left))


def _merged(library: Library, known: Article, read: Article, came: Carried) -> Article | None:
    """The library's article with what the file changed; None where both changed the same."""
    base = next(
        (
            each.article
            for each in library.history.revisions(known.uuid)
            if came.state and carried.state(each.article) == came.state
        ),
        None,
    )
    if base is None:
        return None
    theirs = _differing(told(base), told(read))
    clashes = set(theirs) & set(_differing(told(base), told(known)))
    if clashes & set(_differing(told(read), told(known))):
        return None
    changed = {name: getattr(read, name) for name in theirs}
    if "slots" in changed:
        changed["slots"] = _cropped(read.slots, known.slots)
    if "dateline" in changed:
        changed |= {"place": read.place, "agency": read.agency}
    return replace(known, **changed)


def _cropped(read: Sequence[Slot], known: Sequence[Slot]) -> tuple[Slot, ...]:
    """The file's pictures with the crops that the library has of them; a manuscript tells none."""
    crops = {slot.picture: slot.crop for slot in known if slot.picture}
    return tuple(replace(slot, crop=crops.get(slot.picture, slot.crop)) for slot in read)


def _differing(one: Article, other: Article) -> Sequence[str]:
    return [name for name in TOLD if _told_of(one, name) != _told_of(other, name)]


def _told_of(article: Article, name: str) -> object:
    """What a manuscript tells of a field: the crop of a picture is not told."""
    if name == "slots":
        return tuple(replace(slot, crop=Crop()) for slot in article.slots)
    return getattr(article, name)
