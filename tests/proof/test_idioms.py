"""Set phrases with one wrong character."""

from __future__ import annotations

import pytest

from newsroom.model.finding import Severity
from newsroom.proof import pack
from newsroom.proof.idioms import phrases
from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rules import idioms
from newsroom.proof.text import Story, Text
from tests.proof.asked import marked

WRONG = [
    "船工们⟦一如继往|一如既往⟧守在渡口。",
    "新船和旧船相比，旧船⟦相形见拙|相形见绌⟧。",
    "⟦记忆尤新|记忆犹新⟧的是那场大水。",
    "渡口来往的人⟦穿流不息|川流不息⟧。",
    "码头修好后⟦焕燃一新|焕然一新⟧。",
    "渡口的⟦基础设失|基础设施⟧补齐了。",
    "各村推进⟦精神文名|精神文明⟧建设。",
]
CLEAN = [
    "船工们一如既往守在渡口，各部分彼此牵制。",
    "渡口惹人瞩目，举世注目。",
    "展会取名“艺鸣惊人”，节目《声声不熄》开播。",
    "一年四季，风雨无阻。",
]


@pytest.mark.parametrize("told", WRONG)
def test_a_phrase_with_one_wrong_character_is_told(told: str) -> None:
    plain = told
    while "⟦" in plain:
        head, _, rest = plain.partition("⟦")
        written, _, rest = rest.partition("|")
        plain = head + written + rest.partition("⟧")[2]
    assert marked(idioms, plain) == told


@pytest.mark.parametrize("text", CLEAN)
def test_right_phrases_plays_on_words_and_word_borders_are_left(text: str) -> None:
    assert marked(idioms, text) == text


def test_of_wire_copy_it_is_only_hinted_at() -> None:
    reader = Proofreader(rules=idioms.RULES)
    told = reader.story(Story((Text("渡口来往的人穿流不息。", locked=True),)))
    assert [one.severity for one in told] == [Severity.HINT]
    assert "“川”不写作“穿”" in told[0].message


@pytest.mark.parametrize("name", ["idioms", "terms"])
def test_a_list_holds_no_phrase_twice_and_none_shorter_than_four(name: str) -> None:
    known = {one for ones in phrases(name).heads.values() for one in ones}
    assert len(known) > 2000
    assert min(map(len, known)) == 4
    assert all(phrases(name).meant(one) == "" for one in known)


def test_no_right_phrase_is_a_wrong_word_of_a_pack() -> None:
    known = {one for name in ("idioms", "terms") for one in phrases(name).right}
    words = next(one for one in pack.shipped() if one.key == "words")
    wrong = {word for entry in words.entries for word in entry.words}
    assert not known & wrong
