from __future__ import annotations

import datetime
from dataclasses import replace

from newsroom.model.signoff import Signoff, SignStep
from newsroom.preflight.signing import KIND, seen, states, unsigned
from newsroom.preflight.snapshot import Snapshot
from tests.preflight.made import changed, snapshot, words

TIME = datetime.datetime(2021, 10, 15, 13, 30, tzinfo=datetime.UTC)
NOW = seen(snapshot().pages)


def signed(step: SignStep, fingerprint: str = NOW, hours: int = 0, uuid: str = "s") -> Signoff:
    return Signoff(
        uuid=f"{uuid}-{step}",
        issue="issue",
        page="page",
        step=step,
        person="孟小满",
        time=TIME + datetime.timedelta(hours=hours),
        fingerprint=fingerprint,
    )


ALL = tuple(signed(step) for step in (SignStep.EDITOR, SignStep.PROOFREADER, SignStep.RELEASE))


def test_nobody_has_signed_yet() -> None:
    assert words(unsigned) == ["各版都还没有责编、校对、签发签字"]


def test_what_is_still_missing() -> None:
    assert words(unsigned, signoffs=ALL[:1]) == ["还没有校对、签发签字"]
    assert words(unsigned, signoffs=ALL) == []


def test_a_publication_says_who_signs() -> None:
    assert words(unsigned, signoffs=ALL[:1], needs={KIND: ("editor",)}) == []
    assert words(unsigned, needs={KIND: ()}) == []


def test_a_changed_page_is_not_signed_and_says_since_when() -> None:
    made = changed("second", headline="山口风机全部转起来")
    since = {ALL[0].uuid: "10月15日 21:40 林可欣 保存"}
    (found,) = unsigned(snapshot(made, signoffs=ALL, since=since))
    assert found.words == (
        "责编（孟小满）签字后又有改动：10月15日 21:40 林可欣 保存；"
        "校对（孟小满）签字后又有改动；签发（孟小满）签字后又有改动"
    )
    assert found.where == "二版"


def test_a_page_put_back_as_it_was_is_signed_again() -> None:
    older = signed(SignStep.EDITOR)
    newer = signed(SignStep.EDITOR, "e" * 64, hours=2, uuid="t")
    (state,) = states((SignStep.EDITOR,), (older, newer), "page", NOW)
    assert (state.signoff, state.holds) == (older, True)
    (state,) = states((SignStep.EDITOR,), (older, newer), "page", "f" * 64)
    assert (state.signoff, state.holds) == (newer, False)
    assert states((SignStep.CHIEF,), (older,), "page", NOW)[0].signoff is None


def test_pages_without_copy_are_not_signed() -> None:
    blank = replace(snapshot().edition, placements=())
    bare = Snapshot(blank, snapshot().pages, signoffs=ALL)
    assert list(unsigned(bare)) == []
