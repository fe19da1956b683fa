"""Titles (headline, kicker, subhead) to centred lines with their runs."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.model.frame import Run
from newsroom.model.length import Length
from newsroom.text.words import boundaries
from newsroom.typeset.headline import HeadlineSetting, Words, break_headline
from newsroom.typeset.lines import Setter, Style
from newsroom.typeset.runs import runs_of


@dataclass(frozen=True, slots=True)
class SetHeadline:
    """A headline part: the text and the runs of each line, and the size it came to."""

    lines: tuple[str, ...]
    runs: tuple[tuple[Run, ...], ...]
    size: Length


@dataclass(frozen=True, slots=True)
class Titles:
    """How the titles of one face are broken: at the editor's spaces wherever that fits, uneven as
    the lines may be, else at words."""

    setter: Setter
    measure: Length
    style: Style
    most_lines: int

    def set(self, text: str, sizes: tuple[Length, ...]) -> SetHeadline:
        """Break a title at the first of `sizes` that looks well."""
        spaces = {at + 1 for at, char in enumerate(text) if char.isspace()}
        if spaces:
            done = self._broken(text, sizes, lambda _: spaces)
            if done.fits:
                return self._finished([(text, done)])
            if phrases := self._phrases(text.split(), sizes):
                return self._finished(phrases)
        return self._finished([(text, self._broken(text, sizes))])

    def _broken(
        self, text: str, sizes: tuple[Length, ...], words: Words = boundaries
    ) -> HeadlineSetting:
        return break_headline(
            self.setter,
            text,
            self.measure,
            sizes,
            self.style,
            most_lines=self.most_lines,
            words=words,
        )

    def _phrases(
        self, parts: list[str], sizes: tuple[Length, ...]
    ) -> list[tuple[str, HeadlineSetting]]:
        """Each phrase broken by itself, all in one size; nothing where these are too many lines."""
        size = min(self._broken(part, sizes).size for part in parts)
        done = [(part, self._broken(part, (size,))) for part in parts]
        lines = sum(len(setting.lines) for _, setting in done)
        fits = lines <= self.most_lines and all(setting.fits for _, setting in done)
        return done if fits else []

    def _finished(self, done: list[tuple[str, HeadlineSetting]]) -> SetHeadline:
        lines: list[str] = []
        runs: list[tuple[Run, ...]] = []
        for text, setting in done:
            painted = self.setter.painted(text, self.style.at(setting.size))
            lines.extend(text[line.start : line.end].strip() for line in setting.lines)
            runs.extend(runs_of(painted, setting.lines, setting.size))
        return SetHeadline(tuple(lines), tuple(runs), done[0][1].size)
