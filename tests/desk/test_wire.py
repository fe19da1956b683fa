"""Messages between processes: what went over is named, what is new is told, broken ones mend."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.desk.composing import Composers
from newsroom.desk.wire import Packer, Unpacker
from newsroom.errors import FileError
from newsroom.model.frame import TextFrame
from newsroom.proof.rule import Setting
from newsroom.proof.text import Records
from tests.bench.paper import edition
from tests.bench.writing import Writer


def test_an_edition_goes_over_once_and_then_its_changes() -> None:
    packer, unpacker = Packer(), Unpacker()
    made = edition(Writer(5).load())
    first = packer.pack(made)
    there = unpacker.unpack(first)
    assert there == made
    story = made.articles["story4"]
    typed = replace(made, articles={**made.articles, "story4": replace(story, body="只剩一句。")})
    second = packer.pack(typed)
    then = unpacker.unpack(second)
    assert then == typed
    assert len(second) * 5 < len(first)
    assert then.articles["story1"] is there.articles["story1"]
    # What was read anew from the library is the same where it says the same.
    again = replace(made, articles={uuid: replace(a) for uuid, a in typed.articles.items()})
    third = packer.pack(again)
    assert unpacker.unpack(third).articles["story4"] is then.articles["story4"]
    assert len(third) <= len(second)


def test_pages_keep_the_frames_that_stay() -> None:
    packer, unpacker = Packer(), Unpacker()
    pages = Composers().pages(edition(Writer(6).load()))
    there = unpacker.unpack(packer.pack(pages))
    assert there == pages
    page = pages[0]
    texts = [frame for frame in page.frames if isinstance(frame, TextFrame)]
    changed = replace(texts[-1], label="改过")
    frames = tuple(changed if frame is texts[-1] else frame for frame in page.frames)
    then = unpacker.unpack(packer.pack(replace(page, frames=frames)))
    assert then.frames == frames
    same = [a is b for a, b in zip(then.frames, there[0].frames, strict=True)]
    assert same.count(False) == 1
    line = there[0].frames[frames.index(texts[0])].lines[0]
    assert type(line.baseline) is type(texts[0].lines[0].baseline)


def test_much_may_go_over_and_what_is_forgotten_comes_anew() -> None:
    packer, unpacker = Packer(), Unpacker()
    made = edition(Writer(7).load())
    story = made.articles["story1"]
    crowd = tuple(replace(story, uuid=f"s{number}") for number in range(1500))
    for message in (crowd, made, crowd[:3], made, crowd):
        assert unpacker.unpack(packer.pack(message)) == message
    assert len(unpacker._held) <= 1500 + 200


def test_after_one_that_cannot_be_packed_all_is_told_anew() -> None:
    packer, unpacker = Packer(), Unpacker()
    made = edition(Writer(8).load())
    unpacker.unpack(packer.pack(made))
    with pytest.raises((AttributeError, TypeError)):
        packer.pack((replace(made.articles["story2"], body="新的"), lambda: None))
    there = unpacker.unpack(packer.pack(made))
    assert there == made


def test_an_error_keeps_its_facts() -> None:
    error = FileError("稿.docx", "不见了", advice="请重新选")
    there = Unpacker().unpack(Packer().pack(error))
    assert type(there) is FileError
    assert (str(there), there.reason, there.args) == (str(error), "不见了", error.args)


def test_what_rules_are_told_goes_over_once() -> None:
    packer, unpacker = Packer(), Unpacker()
    setting = Setting()
    first, second = packer.pack((setting, 1)), packer.pack((setting, 2))
    there, number = unpacker.unpack(first)
    assert (there, number) == (setting, 1)
    assert unpacker.unpack(second)[0] is there
    assert unpacker.unpack(packer.pack(replace(setting))) == setting
    records = Records()
    once, twice = packer.pack(records), packer.pack(records)
    assert unpacker.unpack(once) is unpacker.unpack(twice)
