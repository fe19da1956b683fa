"""Which commands only read: what is left in a window whose library cannot be written."""

from __future__ import annotations

_OUT = (
    *("issue.check", "issue.export", "package.verify", "proof.print", "proof.make"),
    *("galley.make", "galley.print", "article.marked", "returned.list", "certificate.write"),
)
_LOOK = (
    *("article.versions", "placement.open", "review.slip", "events.show", "handing.book"),
    *("desks.holders", "statistics.open", "fees.open", "account.open", "related.open"),
    *("fault.next", "fault.previous", "fault.page", "fault.issue", "fault.marks", "fault.typing"),
    *("fault.excuses", "proof.recheck", "handing.remarks", "people.open", "people.units"),
)
_FIND = (
    *("find.open", "find.next", "find.before", "library.search", "pool.search", "palette.open"),
    *("field.copy", "field.all"),
)
_AROUND = (
    *("library.open", "library.new", "library.again", "library.reread", "program.quit"),
    *("looks.edit", "text.calm", "issue.plan", "caret.show"),
    *("zoom.in", "zoom.out", "zoom.width", "zoom.page", "page.previous", "page.next"),
    *("pane.lists", "pane.editor", "pane.page"),
    *("focus.tree", "focus.pool", "focus.body", "focus.page"),
    *("help.guide", "help.shops", "help.shortcuts", "help.trial", "help.diagnosis"),
)

READING = frozenset((*_OUT, *_LOOK, *_FIND, *_AROUND))
