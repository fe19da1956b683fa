"""Who has signed what: a page counts as signed as long as it shows what its signer saw."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsroom.model.fingerprint import fingerprint
from newsroom.model.frame import PageFrames
from newsroom.model.page import Page
from newsroom.model.signoff import Signoff, SignStep
from newsroom.preflight.snapshot import Found, Snapshot, Spot, on_page

KIND = "unsigned"
USUAL_STEPS = (SignStep.EDITOR, SignStep.PROOFREADER, SignStep.RELEASE)


@dataclass(frozen=True, slots=True)
class SignState:
    """One step on one page. signoff: the newest signature, None where nobody signed. holds: it was
    given to the page as it is now.
    """

    step: SignStep
    signoff: Signoff | None
    holds: bool


def seen(pages: Iterable[PageFrames]) -> str:
    """Fingerprint of what a signer sees: one page, or all of a bulletin."""
    prints = [fingerprint(page) for page in pages]
    if len(prints) == 1:
        return prints[0]
    return hashlib.sha256("".join(prints).encode()).hexdigest()


def states(
    steps: Sequence[SignStep], signoffs: Sequence[Signoff], page: str, now: str
) -> tuple[SignState, ...]:
    """Each step on a page. page: empty for a bulletin; now: the fingerprint it has now. A
    signature that holds goes before a newer one that does not.
    """
    found = []
    for step in steps:
        mine = [s for s in signoffs if s.page == page and s.step is step]
        best = max(mine, key=lambda s: (s.given_to(now), s.time), default=None)
        found.append(SignState(step, best, best is not None and best.given_to(now)))
    return tuple(found)


def unsigned(snapshot: Snapshot) -> Iterator[Found]:
    """Pages that lack a signature or were changed after one."""
    wanted = snapshot.needs.get(KIND, tuple(step.value for step in USUAL_STEPS))
    steps = [step for step in SignStep if step.value in wanted]
    if snapshot.ordered and not snapshot.signoffs and steps:
        yield _nobody(snapshot, steps)
        return
    for page, spot, frames in _sheets(snapshot):
        mine = [signoff for signoff in snapshot.signoffs if signoff.page == page]
        now = seen(frames)
        all_states = states(steps, mine, page, now)
        missing = "、".join(s.step.text for s in all_states if s.signoff is None)
        words = [f"还没有{missing}签字"] if missing else []
        words += [
            f"{state.step.text}（{state.signoff.person}）签字后又有改动"
            + _since(snapshot, state.signoff)
            for state in all_states
            if state.signoff is not None and not state.holds
        ]
        if words:
            yield spot.found(
                "；".join(words),
                *(page, missing, *(s.signoff.uuid for s in all_states if s.signoff), now),
                advice="看过大样后，在“版面—签字…”里签字",
            )


def _nobody(snapshot: Snapshot, steps: Sequence[SignStep]) -> Found:
    """Told once as long as no page bears a signature."""
    missing = "、".join(step.text for step in steps)
    return Found(
        words=f"各版都还没有{missing}签字",
        judged=(missing, seen(snapshot.pages)),
        advice="看过大样后，在“版面—签字…”里逐版签字",
    )


def _since(snapshot: Snapshot, signoff: Signoff) -> str:
    told = snapshot.since.get(signoff.uuid, "")
    return f"：{told}" if told else ""


def _sheets(snapshot: Snapshot) -> Iterator[tuple[str, Spot, tuple[PageFrames, ...]]]:
    """What is signed for itself: each page, or a bulletin whole."""
    if snapshot.flows:
        yield "", Spot("全文"), snapshot.pages
        return
    for page in snapshot.ordered:
        if snapshot.edition.on_page(page.uuid):
            yield page.uuid, on_page(page), _composed(snapshot, page)


def _composed(snapshot: Snapshot, page: Page) -> tuple[PageFrames, ...]:
    frames = snapshot.composed(page)
    return (frames,) if frames is not None else ()
