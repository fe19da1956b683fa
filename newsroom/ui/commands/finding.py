"""What the palette offers for what was typed: commands, issues, pages, articles, best first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsroom.model.listing import ArticleSummary

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

_PLACES = 12


class Offer(NamedTuple):
    """One line of the palette.

    words: what is done or gone to. path: where it is found otherwise. keys: its shortcut. why:
    why it cannot be done now. act: does it. icon: its icon.
    """

    words: str
    path: str
    act: Callable[[], object]
    keys: str = ""
    why: str = ""
    icon: str = ""
    does: str = ""


def commands(window: MainWindow) -> list[Offer]:
    """All commands, those used lately first."""
    board = window.commands
    now, recent = board.now(), board.recent()
    offers: dict[str, Offer] = {}
    for path, command in board.listed():
        if command.name == "palette.open":
            continue
        offers[command.name] = Offer(
            board.words(command.name),
            path,
            lambda name=command.name: board.run(name),
            command.keys or command.held,
            command.why_not(now),
            command.icon,
            command.does,
        )
    order = sorted(offers, key=lambda name: recent.index(name) if name in recent else len(recent))
    return [offers[name] for name in order]


def places(window: MainWindow) -> list[Offer]:
    """All issues and pages, newest issues first."""
    found = []
    for line in window.lines:
        for one in line.issues:
            issue, name = one.issue, line.name
            words = f"转到 {issue.label}"
            found.append(
                Offer(
                    words if name in words else f"转到 {name} {issue.label}",
                    "期",
                    lambda p=line.uuid, i=issue.uuid: window.turn_to(p, i),
                    icon="newspaper",
                )
            )
            found += [
                Offer(
                    f"转到 {page.label} {page.name}".strip(),
                    issue.label,
                    lambda p=line.uuid, i=issue.uuid, g=page.uuid: window.turn_to(p, i, g),
                    icon="layout-template",
                )
                for page in one.pages
            ]
    return found


def articles(window: MainWindow, found: Sequence[ArticleSummary]) -> list[Offer]:
    """Articles that the library found, to be opened."""
    return [
        Offer(
            f"打开 《{row.title}》",
            "　".join(part for part in (row.section, f"{row.characters} 字") if part),
            lambda uuid=row.uuid: window.editing.open(uuid),
            icon="file-text",
        )
        for row in found
    ]


def search(window: MainWindow, typed: str) -> Offer:
    """To look for what was typed in all that the library holds."""
    return Offer(
        f"检索稿库：{typed}",
        "新稿旧稿",
        lambda: window.searching.open(typed),
        keys="F4",
        icon="search",
        does="在检索窗口里列出所有稿件中找到的，可按作者、日期、版次再查",
    )


def matching(
    typed: str, offers: Iterable[Offer], sounds: Callable[[str, str], bool]
) -> list[Offer]:
    """The offers that bear all that was typed: those called so first, then in their words, by
    sound, in what they do; what can be done now before what cannot; the order among equals stays.

    sounds: whether words sound as typed.
    """
    parts = typed.lower().split()
    if not parts:
        return list(offers)
    ranked = [(rank, offer) for offer in offers if (rank := _rank(parts, offer, sounds)) < _NEVER]
    ranked.sort(key=lambda one: (one[1].words.lower() not in parts, one[0], bool(one[1].why)))
    return [offer for _, offer in ranked]


_NEVER = 9


def _rank(parts: Sequence[str], offer: Offer, sounds: Callable[[str, str], bool]) -> int:
    """0 where the words begin so … 4; the worst part counts."""
    words, rest = offer.words.lower(), f"{offer.path} {offer.does} {offer.keys}".lower()
    worst = 0
    for part in parts:
        if words.startswith(part):
            rank = 0
        elif part in words:
            rank = 1
        elif sounds(part, offer.words):
            rank = 2
        elif part in rest:
            rank = 3
        else:
            return _NEVER
        worst = max(worst, rank)
    return worst
