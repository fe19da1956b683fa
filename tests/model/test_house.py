"""The declaration of a house style's fields."""

from __future__ import annotations

from newsroom.model.house import GROUPS, Kind, at, groups
from newsroom.model.publication import PublicationKind


def test_every_field_has_one_place_a_name_and_a_sentence() -> None:
    fields = [field for group in GROUPS for field in group.fields]
    assert len({field.key for field in fields}) == len(fields)
    for field in fields:
        assert field.name and field.help
        if field.kind in (Kind.WHOLE, Kind.NUMBER):
            assert field.least < field.most and field.unit
        if field.kind is Kind.CHOICE:
            assert len(field.choices) > 1


def test_a_paper_has_pages_and_a_bulletin_its_foot() -> None:
    paper, bulletin = ({g.name for g in groups(kind)} for kind in PublicationKind)
    assert "简报" in bulletin - paper
    names = {f.name for g in groups(PublicationKind.BULLETIN) for f in g.fields}
    assert "各版版名" not in names


def test_places_are_found_or_give_the_usual() -> None:
    data = {"grid": {"trim": [275, 390]}}
    assert at(data, ("grid", "trim", 1)) == 390
    assert at(data, ("grid", "trim", 2), 7) == 7
    assert at(data, ("text", "hanging"), False) is False
