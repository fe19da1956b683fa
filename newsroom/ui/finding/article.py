"""Finding in the article on show: its headline fields, then its body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.ui import utf16
from newsroom.ui.editor.article_editor import ArticleEditor
from newsroom.ui.finding.pattern import Hit, Pattern

_HEADS = ("kicker", "headline", "subhead")


@dataclass(frozen=True, slots=True)
class Place:
    """A hit in one of the texts: 0 to 2 the headline's fields, 3 the body."""

    text: int
    hit: Hit


class ArticleSearch:
    """Knows the hits of the article on show and which of them is marked."""

    def __init__(self, editor: ArticleEditor) -> None:
        self._editor = editor
        self.places: tuple[Place, ...] = ()
        self.marked: Place | None = None

    def look(self, pattern: Pattern) -> None:
        """Find all hits anew. Raises PatternError; nothing is marked then."""
        self.places, self.marked = (), None
        if not pattern.text:
            return
        found = [
            Place(index, hit)
            for index, text in enumerate(self._texts())
            for hit in pattern.hits(text)
        ]
        self.places = tuple(found)

    def light(self) -> None:
        """Show the hits of the body."""
        self._editor.body.show_hits((p.hit.start, p.hit.end) for p in self.places if p.text == 3)

    def forget(self) -> None:
        """Show no hits any more."""
        self.places, self.marked = (), None
        self._editor.body.show_hits(())

    def step(self, way: int, *, here: bool = False) -> bool:
        """Mark the next hit (1) or the one before (-1), round about; whether it went round.

        here: one that begins right at the caret will do. Nothing happens where there is none.
        """
        if not self.places:
            return False
        start, end = self._spot()
        places = sorted(self.places, key=lambda p: (p.text, p.hit.start))
        if way > 0:
            least = start if here else end
            found = next((p for p in places if (p.text, p.hit.start) >= least), None)
        else:
            found = next((p for p in reversed(places) if (p.text, p.hit.end) <= start), None)
        self.mark(found or places[0 if way > 0 else -1])
        return found is None

    def mark(self, place: Place) -> None:
        """Select a hit."""
        self.marked = place
        hit = place.hit
        if place.text == 3:
            self._editor.body.select(hit.start, hit.end)
            self._editor.body.ensureCursorVisible()
            return
        field = self._editor.heads.fields[_HEADS[place.text]]
        text = field.text()
        start = utf16.to_qt(text, hit.start)
        field.setSelection(start, utf16.to_qt(text, hit.end) - start)

    def number(self) -> int:
        """Which of the hits is marked, counted from one; 0 for none."""
        return self.places.index(self.marked) + 1 if self.marked in self.places else 0

    def replace(self, places: Sequence[Place]) -> None:
        """Put in what replaces these hits; in the body it is one step of undo."""
        for index, key in enumerate(_HEADS):
            field = self._editor.heads.fields[key]
            for place in sorted(places, key=lambda p: -p.hit.start):
                if place.text == index and not (field.composing or field.isReadOnly()):
                    self.mark(place)
                    field.insert(" ".join(place.hit.new.split("\n")))
        body = [(p.hit.start, p.hit.end, p.hit.new) for p in places if p.text == 3]
        if body:
            self._editor.body.replace(body)
            end = min(start for start, _, _ in body) + len(body[0][2])
            self._editor.body.set_caret(end)
        self.marked = None

    def _texts(self) -> list[str]:
        heads = [self._editor.heads.fields[key].text() for key in _HEADS]
        return [*heads, self._editor.body.body()]

    def _spot(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Where the search stands: the ends of what is marked, else of the body's selection."""
        if self.marked is not None:
            hit = self.marked.hit
            return (self.marked.text, hit.start), (self.marked.text, hit.end)
        start, end = self._editor.body.selection()
        return (3, start), (3, end)
