"""Articles, issues and assemblies as plain records: what the command line prints as JSON."""

from __future__ import annotations

from typing import Any

from newsroom.arrange.assembly import Assembly
from newsroom.arrange.distribute import Meant
from newsroom.desk.receiving import ReadFile, Receipt
from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.filler import Filler
from newsroom.model.issue import Issue, IssueFacts
from newsroom.model.listing import ArticleSummary
from newsroom.model.printing import PrintOrder
from newsroom.model.roster import Official


def article_record(article: Article) -> dict[str, Any]:
    """An article as read; absent text is an empty string."""
    return {
        "section": article.section,
        "kicker": article.kicker,
        "headline": article.headline,
        "subhead": article.subhead,
        "dateline": article.dateline,
        "place": article.place,
        "agency": article.agency,
        "credits": [{"name": c.name, "role": c.role.value} for c in article.credits],
        "source_unit": article.source_unit,
        "kind": article.kind.value,
        "jump_from": article.jump_from,
        "jump_to": article.jump_to,
        "captions": [
            {"text": slot.caption, "photographer": "、".join(slot.photographers)}
            for slot in article.slots
            if slot.caption or slot.photographers
        ],
        "notes": list(article.notes),
        "body": article.body,
    }


def facts_record(facts: IssueFacts) -> dict[str, Any]:
    """The facts of a masthead or bulletin head; of a combined issue `number` is the first."""
    numbers, totals = facts.number.numbers, facts.number.totals
    return {
        "name": facts.name,
        "latin_name": facts.latin_name,
        "publisher": facts.publisher,
        "date": facts.date.isoformat() if facts.date else "",
        "weekday": facts.weekday,
        "lunar_date": facts.lunar_date,
        "number": numbers[0] if numbers else None,
        "numbers": list(numbers),
        "total_number": totals[0] if totals else None,
        "total_numbers": list(totals),
        "number_kind": facts.number.kind.value,
        "licence": facts.licence,
        "legend": facts.legend,
        "hotline": facts.hotline,
        "distribution": [{"label": line.label, "text": line.text} for line in facts.distribution],
        "editors": list(facts.editors),
        "signer": facts.signer,
        "printer": facts.printer,
        "recipients": facts.recipients,
        "copies": facts.copies,
        "proofreaders": list(facts.proofreaders),
        "note": facts.note,
        "contents": facts.contents.value,
    }


def reading_record(file: ReadFile) -> dict[str, Any]:
    """One file or passage as read."""
    return {
        "issue": facts_record(file.facts) if file.facts is not None else None,
        "articles": [article_record(item.article) for item in file.articles],
    }


def receipt_record(receipt: Receipt) -> dict[str, Any]:
    """What became of one imported file."""
    return {
        "file": str(receipt.path),
        "articles": [
            {"uuid": a.uuid, "headline": a.headline, "kind": a.kind.value} for a in receipt.articles
        ],
        "notes": list(receipt.notes),
        "error": str(receipt.error) if receipt.error is not None else "",
    }


def assembly_record(assembly: Assembly, edition: Edition) -> dict[str, Any]:
    """One assembled page: how full, what found no room, what moves, how to close it, and the
    other proposals.
    """
    return {
        "page": assembly.number,
        "fill": round(assembly.fill, 4),
        "overset_lines": assembly.overset_lines,
        "unplaced": [edition.articles[uuid].title for uuid in assembly.held_over],
        "seconds": round(assembly.seconds, 3),
        "moves": [
            {"headline": edition.articles[move.article].title, "words": move.words}
            for move in assembly.moves
        ],
        "closings": [closing.words for closing in assembly.closings],
        "notes": list(assembly.notes),
        "cost": round(assembly.cost, 2),
        "alternatives": [
            {
                "fill": round(other.fill, 4),
                "cost": round(other.cost, 2),
                "unplaced": [edition.articles[uuid].title for uuid in other.held_over],
            }
            for other in assembly.alternatives
        ],
    }


def meant_record(meant: Meant, edition: Edition) -> dict[str, Any]:
    """Which page an article is meant for, 0 for none, and why."""
    pages = {page.uuid: page.number for page in edition.pages}
    return {
        "headline": edition.articles[meant.article].title,
        "page": pages.get(meant.page, 0),
        "reason": meant.reason,
    }


def filler_record(filler: Filler, summary: ArticleSummary) -> dict[str, Any]:
    """One line of the filler pool; dates that there are none of are empty."""
    return {
        "uuid": filler.article,
        "headline": summary.title,
        "kind": filler.kind.value,
        "span": filler.span,
        "rows": filler.rows,
        "valid_until": filler.valid_until.isoformat() if filler.valid_until else "",
        "last_used": filler.last_used.isoformat() if filler.last_used else "",
    }


def official_record(one: Official) -> dict[str, Any]:
    """One entry of the 人名职务库, as the list is read back."""
    days = {"from": one.since, "to": one.until}
    told = {key: day.isoformat() for key, day in days.items() if day}
    note = {"note": one.note} if one.note else {}
    return {"name": one.name, "rank": one.rank, "title": one.title} | told | note


def order_record(order: PrintOrder) -> dict[str, Any]:
    """A print order, named as in a house style's [printing] table."""
    return {
        "shop": order.shop,
        "copies": order.copies,
        "paper": order.paper,
        "inks": [ink.value for ink in order.inks],
        "due": order.due,
        "place": order.place,
        "contact": [
            {"duty": one.duty, "name": one.name, "telephone": one.telephone}
            for one in order.contacts
        ],
        "remarks": order.remarks,
        "profile": order.profile.value,
        "embed_fonts": order.embed_fonts,
        "image_dpi": order.image_dpi,
    }


def issue_record(issue: Issue, publication: str) -> dict[str, Any]:
    """One issue of the library."""
    return {
        "uuid": issue.uuid,
        "publication": publication,
        "date": issue.date.isoformat(),
        "numbers": list(issue.number.numbers),
        "total_numbers": list(issue.number.totals),
        "kind": issue.number.kind.value,
        "label": issue.label,
        "status": issue.status,
    }


def summary_record(summary: ArticleSummary) -> dict[str, Any]:
    """One line of the list of articles."""
    return {
        "uuid": summary.uuid,
        "headline": summary.title,
        "kind": summary.kind.value,
        "status": summary.status.value,
        "section": summary.section,
        "names": list(summary.bylines),
        "characters": summary.characters,
        "importance": summary.importance,
        "issue": summary.issue or "",
        "pages": list(summary.pages),
        "updated": summary.updated.isoformat(),
    }
