"""核红 on the desk: proofs kept as they are made, and the newest compared with an earlier one."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from newsroom.compare.asked import judged
from newsroom.compare.printed import shots_of
from newsroom.compare.rechecking import compared
from newsroom.errors import RefusedError
from newsroom.model.difference import Spot
from newsroom.model.edition import Edition
from newsroom.model.fingerprint import page_code, pages_code
from newsroom.model.frame import PageFrames, TextRole
from newsroom.model.publication import PublicationKind
from newsroom.model.recheck import Alteration, AlterationKind, Recheck, Unmet, Verdict
from newsroom.model.remark import Anchor, Remark
from newsroom.model.sheet import ProofRound
from newsroom.model.shot import ProofShot
from newsroom.store.library import Library

__all__ = ["Basis", "Rechecking", "Verdict", "recheck", "recheck_record", "shots_of_proof"]

Boundaries = Callable[[str], Iterable[int]]
_FIELDS = {
    TextRole.BODY.text: "body",
    TextRole.HEADLINE.text: "headline",
    TextRole.KICKER.text: "kicker",
    TextRole.SUBHEAD.text: "subhead",
    TextRole.SECTION.text: "section",
}
_SAME = "和上次大样一样，没有任何改动。"
_FINE = "文字、图片和位置都没有改，只是线、框或字距有细小不同。"


@dataclass(frozen=True, slots=True)
class Basis:
    """What a recheck needs of the library. proofs: the earlier proof of each page (of a bulletin
    of the issue) to compare with; pages without one are left out. remarks: those of the issue.
    """

    proofs: Mapping[str, ProofShot]
    remarks: tuple[Remark, ...]


class Rechecking:
    """The verbs of proofs that were kept."""

    def __init__(self, library: Library, person: Callable[[], str]) -> None:
        self._library = library
        self._person = person

    def keep(self, proofs: Sequence[ProofShot]) -> tuple[ProofShot, ...]:
        """Keep proofs that were made (see shots_of_proof), under who sits at the keyboard; one that
        shows what the last one of its page did, in the same round, is kept once.
        """
        kept = []
        with self._library.transaction():
            for proof in proofs:
                last = self._library.shots.of_pages([proof.page])[:1]
                if not any((one.code, one.round) == (proof.code, proof.round) for one in last):
                    made = replace(proof, person=self._person())
                    self._library.shots.add(made)
                    kept.append(made)
        return tuple(kept)

    def proofs(self, edition: Edition) -> tuple[ProofShot, ...]:
        """The proofs kept of an issue's pages, newest first, without what they showed."""
        return self._library.shots.of_pages(_names(edition))

    def basis(
        self, edition: Edition, codes: Mapping[str, str], proof: ProofShot | None = None
    ) -> Basis:
        """What to compare with: of each page the newest proof that shows something else than it
        does now, or the newest where all show just that; or the pages as they were when a given
        proof was made. codes: of the versions now, by page (of a bulletin by the issue).
        """
        kept = self._library.shots.of_pages(_names(edition))
        chosen: dict[str, ProofShot] = {}
        for name in _names(edition):
            own = [one for one in kept if one.page == name]
            if proof is not None:
                own = own[_since(kept, own, proof) :]
                found = own[:1]
            else:
                found = [one for one in own if one.code != codes.get(name)][:1] or own[:1]
            for one in found:
                chosen[name] = self._library.shots.get(one.uuid)
        remarks = self._library.remarks.of_issue(edition.issue.uuid)
        return Basis(chosen, remarks)


def shots_of_proof(
    edition: Edition, pages: Sequence[PageFrames], round_: ProofRound
) -> tuple[ProofShot, ...]:
    """What a proof of some pages shows: one record for each page, of a bulletin one for all."""
    shots = shots_of(edition, pages)
    now = datetime.datetime.now(datetime.UTC)
    facts = {"issue": edition.issue.uuid, "round": round_.text, "person": "", "time": now}
    if _flows(edition):
        code = pages_code(pages)
        return (ProofShot(page=edition.issue.uuid, code=code, shots=shots, **facts),)
    return tuple(
        ProofShot(page=shot.page, code=page_code(page), shots=(shot,), **facts)
        for shot, page in zip(shots, pages, strict=True)
    )


def codes_of(edition: Edition, pages: Sequence[PageFrames]) -> dict[str, str]:
    """The codes of pages now, by page, of a bulletin by the issue."""
    if _flows(edition):
        return {edition.issue.uuid: pages_code(pages)}
    return {page.page: page_code(page) for page in pages}


def recheck(
    edition: Edition,
    pages: Sequence[PageFrames],
    basis: Basis,
    boundaries: Boundaries | None = None,
) -> Recheck:
    """What changed on pages since the proofs of a basis, and who had asked for it.

    Raises RefusedError where no proof of any of the pages is kept.
    """
    flows = _flows(edition)
    names = {page.page: edition.issue.uuid if flows else page.page for page in pages}
    seen = [page for page in pages if names[page.page] in basis.proofs]
    if not seen:
        raise RefusedError(
            "这些版还没有出过大样，没有可以核对的",
            advice="请先出一次大样；改好以后再核红，就能看到改了哪里",
        )
    proofs = {proof.uuid: proof for proof in basis.proofs.values() if proof.page in names.values()}
    before = [shot for proof in proofs.values() for shot in proof.shots]
    covered = {page.page for page in seen}
    ragged = frozenset(
        part.article for part in edition.placements if not flows and part.page not in covered
    )
    after = shots_of(edition, seen)
    sides = compared(before, after, edition.publication.grid, boundaries=boundaries, ragged=ragged)
    alterations, unmet = judged(sides, _concerned(basis, edition, covered, proofs.values()))
    notes = []
    if not alterations:
        codes = codes_of(edition, seen)
        same = all(proof.code == codes.get(proof.page) for proof in proofs.values())
        notes.append(_SAME if same else _FINE)
    lacking = tuple(page.number for page in pages if page not in seen)
    return Recheck(alterations, unmet, tuple(page.number for page in seen), lacking, tuple(notes))


def _concerned(
    basis: Basis, edition: Edition, pages: set[str], proofs: Iterable[ProofShot]
) -> list[Remark]:
    """The remarks on these pages that the next proof was to follow: open when the earlier one was
    made, or written since.
    """
    since = min((proof.time for proof in proofs), default=None)
    placed = {part.article for part in edition.placements if part.page in pages}
    if _flows(edition):
        placed, pages = set(edition.articles), {""}
    return [
        remark
        for remark in basis.remarks
        if (remark.article in placed if remark.article else remark.page in pages)
        and (remark.settled is None or since is None or remark.settled >= since)
    ]


def recheck_record(found: Recheck) -> dict[str, object]:
    """A recheck as plain data."""
    return {
        "pages": list(found.pages),
        "lacking": list(found.lacking),
        "alterations": [_alteration_record(each) for each in found.alterations],
        "unmet": [
            {"remark": each.remark.uuid, "says": each.remark.says, "why": each.why}
            for each in found.unmet
        ],
        "unasked": found.count(Verdict.UNASKED),
        "notes": list(found.notes),
    }


def _alteration_record(each: Alteration) -> dict[str, object]:
    return {
        "page": each.page,
        "place": each.place,
        "kind": each.kind.value,
        "article": each.article,
        "title": each.title,
        "field": each.field,
        "before": each.before,
        "after": each.after,
        "verdict": each.verdict.value,
        "remarks": list(each.remarks),
    }


def unmet_words(each: Unmet) -> str:
    """唐校对：改为“十三”（还没有改）."""
    who = f"{each.remark.person}：" if each.remark.person else ""
    return f"{who}{each.remark.says}（{each.why}）"


def _since(kept: Sequence[ProofShot], own: Sequence[ProofShot], proof: ProofShot) -> int:
    """Of a page's proofs, newest first, the first that is no newer than a given one."""
    order = {one.uuid: place for place, one in enumerate(kept)}
    limit = order.get(proof.uuid, 0)
    return next((n for n, one in enumerate(own) if order[one.uuid] >= limit), len(own))


def _names(edition: Edition) -> list[str]:
    """What proofs are kept of: the pages; of a bulletin the issue."""
    if _flows(edition):
        return [edition.issue.uuid]
    return [page.uuid for page in edition.pages]


def _flows(edition: Edition) -> bool:
    return edition.publication.kind is PublicationKind.BULLETIN


def answering(edition: Edition, change: Alteration, why: str) -> Remark:
    """A remark that asks for a change that was made already: it covers just that change."""
    page = next((each.uuid for each in edition.pages if each.number == change.page), "")
    field = _FIELDS.get(change.field, "") if change.kind is AlterationKind.TEXT else ""
    before, after = (part.replace("¶", "") for part in (change.before, change.after))
    made = Remark(
        issue=edition.issue.uuid,
        page=page,
        spot=change.spots[0] if change.spots else Spot(),
        words=why,
        time=datetime.datetime.now(datetime.UTC),
    )
    if not field:
        return made
    anchor = Anchor(field, 0, len(before), before, change.lead, change.trail)
    return replace(made, article=change.article, anchor=anchor, proposal=after)
