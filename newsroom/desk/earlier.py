"""Articles of the library as lists of earlier stories show them: what, where, when."""

from __future__ import annotations

from collections.abc import Sequence

from newsroom.model.listing import ArticleSummary
from newsroom.model.similar import Earlier
from newsroom.store.library import Library


def earlier(library: Library, uuids: Sequence[str]) -> dict[str, Earlier]:
    """The articles of these identities, as far as there are such, in their order."""
    lines = library.pool.lines(list(uuids))
    issues = {i.uuid: i for i in library.issues.some([x.issue for x in lines if x.issue])}
    names = {line.publication for line in lines}
    papers = {name: library.publications.get(name).name for name in names}
    found = {}
    for line in lines:
        issue = issues.get(line.issue or "")
        found[line.uuid] = Earlier(
            uuid=line.uuid,
            headline=" ".join(line.title.split()),
            status=line.status,
            characters=line.characters,
            date=issue.date if issue else line.updated.astimezone().date(),
            publication=papers[line.publication],
            issue=issue.label if issue else "",
            number=issue.number.label if issue else "",
            page=_page(library, line),
            bylines=line.bylines,
            withdrawn=line.withdrawn,
        )
    return found


def _page(library: Library, line: ArticleSummary) -> int:
    if line.pages:
        return line.pages[0]
    return library.issues.page(line.page).number if line.page else 0
