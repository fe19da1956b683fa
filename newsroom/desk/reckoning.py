"""What each printed piece is worth to each of its makers, by the step tables of its publication.

Nothing is guessed: a piece for which the tables say nothing, or two things, is named and is worth
nothing until they say one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsroom.model.fee import FeeStep, FeeTable, PayLine, Per, Sharing, length_words
from newsroom.model.ledger import Piece, Share


@dataclass(frozen=True, slots=True)
class Award:
    """What a piece is worth to one of its makers. score: hundredths. fee: fen."""

    piece: Piece
    share: Share
    score: int
    fee: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a piece cannot be reckoned. words: in Chinese."""

    piece: Piece
    words: str


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What some pieces are worth. unsigned: printed pieces that nobody is credited with."""

    awards: tuple[Award, ...]
    faults: tuple[Fault, ...]
    unsigned: tuple[Piece, ...] = ()

    @property
    def worth(self) -> dict[tuple[tuple[str, str, int], str], tuple[int, int]]:
        """Score and fee by piece and person."""
        return {(a.piece.key, a.share.key): (a.score, a.fee) for a in self.awards}


def table_of(tables: Sequence[FeeTable], piece: Piece) -> FeeTable | None:
    """The table that holds on the day a piece was printed: the last that had begun."""
    assert piece.day is not None
    begun = [t for t in tables if t.publication == piece.publication and t.since <= piece.day]
    return max(begun, key=lambda table: (table.since, table.uuid), default=None)


def reckon(pieces: Iterable[Piece], tables: Sequence[FeeTable]) -> Reckoning:
    """What the printed ones among some pieces are worth. Copy that is not the house's own is
    worth nothing. tables: of all publications the pieces stood in.
    """
    awards: list[Award] = []
    faults: list[Fault] = []
    unsigned: list[Piece] = []
    for piece in pieces:
        if not piece.used or not (piece.own or piece.paid):
            continue
        if not piece.shares:
            unsigned.append(piece)
            continue
        table = table_of(tables, piece)
        found = list(_faults(piece, table))
        faults += found
        if table is not None and not found:
            awards += _awards(piece, table)
    return Reckoning(tuple(awards), tuple(faults), tuple(unsigned))


def _faults(piece: Piece, table: FeeTable | None) -> Iterable[Fault]:
    if table is None:
        assert piece.day is not None
        day = f"{piece.day.year}年{piece.day.month}月{piece.day.day}日"
        yield Fault(piece, f"{day}还没有稿费标准")
        return
    if piece.paid:
        length = length_words(piece.characters, piece.characters)
        count = len(_matching(table, piece))
        if not count:
            yield Fault(piece, f"{piece.kind.text} {length}没有标准")
        elif count > 1:
            yield Fault(piece, f"{piece.kind.text} {length}有 {count} 条标准")
        if piece.pictures and len(table.steps_for(piece.kind, pictures=True)) > 1:
            yield Fault(piece, f"{piece.kind.text}的图片有几条标准")
    for share in piece.shares:
        if share.alike > 1:
            yield Fault(piece, f"“{share.name}”有 {share.alike} 位同名作者，没有分清是谁")


def _matching(table: FeeTable, piece: Piece) -> list[FeeStep]:
    return [step for step in table.steps_for(piece.kind) if step.holds(piece.characters)]


def _awards(piece: Piece, table: FeeTable) -> list[Award]:
    percent = table.percent(piece.pages[0]) if piece.pages else 100
    words = _matching(table, piece)[:1]
    score, fee = _amount(words, piece.characters, percent)
    if piece.paid and words:
        fee = max(fee, table.least_piece)
    pictured = table.steps_for(piece.kind, pictures=True)[:1] if piece.pictures else ()
    more_score, more_fee = _amount(pictured, piece.pictures, percent)
    words_by, taken_by = _word_weights(piece, table), _picture_weights(piece, table)
    scores = _sum(_shared(score, words_by, table), _shared(more_score, taken_by, None))
    fees = _sum(_shared(fee, words_by, table), _shared(more_fee, taken_by, None))
    return [
        Award(piece, share, mine, 0 if _unpaid(share, piece, table) else due)
        for share, mine, due in zip(piece.shares, scores, fees, strict=True)
    ]


def _amount(steps: Sequence[FeeStep], count: int, percent: int) -> tuple[int, int]:
    """Score and fee of a step for so many characters or pictures."""
    if not steps:
        return 0, 0
    step = steps[0]
    many, of = {Per.PIECE: (1, 1), Per.THOUSAND: (count, 1000), Per.PICTURE: (count, 1)}[step.per]
    return (
        _rounded(step.score * many * percent, of * 100),
        _rounded(step.fee * many * percent, of * 100),
    )


def _rounded(amount: int, of: int) -> int:
    """Divided, halves up."""
    return (2 * amount + of) // (2 * of)


def _unpaid(share: Share, piece: Piece, table: FeeTable) -> bool:
    return not piece.paid or share.name in table.unpaid or share.role in table.unpaid_roles


def _word_weights(piece: Piece, table: FeeTable) -> list[int]:
    """How those who wrote a piece share: each one's weight, 0 for who did not write. Where nobody
    wrote (a picture story), those credited with it share; else those who took its pictures.
    """
    shares = piece.shares
    of = [share.writes for share in shares]
    if not any(of):
        of = [share.wrote for share in shares]
    if not any(of):
        of = [True] * len(shares)
    count = sum(of)
    if table.sharing is not Sharing.FIRST or count < 2:
        return [int(one) for one in of]
    rest = 100 - table.first_share
    weights, first = [], True
    for one in of:
        weights.append(0 if not one else table.first_share * (count - 1) if first else rest)
        first = first and not one
    return weights


def _picture_weights(piece: Piece, table: FeeTable) -> list[int]:
    """Pictures go to those who took them, by how many; nobody's go with the words."""
    taken = [share.pictures for share in piece.shares]
    return taken if any(taken) else _word_weights(piece, table)


def _shared(amount: int, weights: Sequence[int], table: FeeTable | None) -> list[int]:
    """An amount shared by weights to the last hundredth; what is left over goes to the first.

    table: given where its house may give each the whole amount.
    """
    if table is not None and table.sharing is Sharing.EACH:
        return [amount if weight else 0 for weight in weights]
    whole = sum(weights)
    parts = [amount * weight // whole if whole else 0 for weight in weights]
    left = amount - sum(parts) if whole else 0
    for index, weight in enumerate(weights):
        if left and weight:
            parts[index] += 1
            left -= 1
    return parts


def _sum(one: Sequence[int], other: Sequence[int]) -> list[int]:
    return [a + b for a, b in zip(one, other, strict=True)]


def pay_lines(
    reckoning: Reckoning, carried: Iterable[PayLine], least_paid: int
) -> tuple[PayLine, ...]:
    """What each person is paid: fees with what was carried over; less than `least_paid` is carried
    over again. Those whom nothing is due to are left out. carried: lines of the last settlement,
    by the keys that persons go by now.
    """
    mine: dict[str, list[Award]] = defaultdict(list)
    for award in reckoning.awards:
        mine[award.share.key].append(award)
    before = {line.person: line for line in carried if line.left > 0}
    lines = []
    for key in {**mine, **before}:
        awards, past = mine.get(key, []), before.get(key)
        earned = sum(award.fee for award in awards)
        over = past.left if past else 0
        if not earned and not over:
            continue
        share = awards[0].share if awards else None
        due = earned + over
        lines.append(
            PayLine(
                person=key,
                name=share.name if share else past.name if past else "",
                unit=share.unit if share else past.unit if past else "",
                pieces=sum(award.share.wrote for award in awards),
                pictures=sum(award.share.pictures for award in awards),
                score=sum(award.score for award in awards),
                earned=earned,
                carried=over,
                paid=due if due >= least_paid else 0,
            )
        )
    return tuple(sorted(lines, key=_by_unit))


def _by_unit(line: PayLine) -> tuple:
    """Unit by unit, those of none last; within one, who gets most first."""
    return (not line.unit, line.unit, -line.earned, line.name, line.person)
