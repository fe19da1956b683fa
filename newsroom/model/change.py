"""What an operation touched, so that panels refresh from it alone."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Identities of the records an operation changed, added or removed, and what to call it.

    people: something of 作者档案 changed. remarks: of the remarks that changed. excuses: articles
    in which other faults are let stand, "*" for all. roster: the 人名职务库 changed. packs:
    rule packs of proofreading, or where they are on, changed. account: issues of whose 差错率账
    something changed, and publications that weigh errors otherwise.
    """

    label: str = ""
    articles: frozenset[str] = frozenset()
    issues: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()
    publications: frozenset[str] = frozenset()
    pool: bool = False
    people: bool = False
    remarks: frozenset[str] = frozenset()
    excuses: frozenset[str] = frozenset()
    roster: bool = False
    packs: bool = False
    account: frozenset[str] = frozenset()
    notes: tuple[str, ...] = field(default=())

    def __or__(self, other: Change) -> Change:
        return Change(
            label=self.label or other.label,
            articles=self.articles | other.articles,
            issues=self.issues | other.issues,
            pages=self.pages | other.pages,
            publications=self.publications | other.publications,
            pool=self.pool or other.pool,
            people=self.people or other.people,
            remarks=self.remarks | other.remarks,
            excuses=self.excuses | other.excuses,
            roster=self.roster or other.roster,
            packs=self.packs or other.packs,
            account=self.account | other.account,
            notes=self.notes + other.notes,
        )
