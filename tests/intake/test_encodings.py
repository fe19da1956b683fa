from __future__ import annotations

import pytest

from newsroom.intake.encodings import decode_text
from newsroom.intake.refusal import RefusalError

SIMPLE = "春耕时节，村民们忙着修水渠。\r\n“今年雨水好。”老周说：共有3个小组，1200亩地。"
FULL = "春耕時節，村民們忙著修水渠。\r\n「今年雨水好。」老周說：共有3個小組，1200畝地。"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
def test_simplified_text(encoding: str) -> None:
    decoded = decode_text(SIMPLE.encode(encoding))
    assert (decoded.text, decoded.lost) == (SIMPLE, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "big5"])
def test_traditional_text(encoding: str) -> None:
    assert decode_text(FULL.encode(encoding)).text == FULL


def test_rare_hanzi_of_names_in_gb18030() -> None:
    text = "记者 陈㛃 通讯员 李𬍛 报道：镇里办起了𫖯仰书屋。"
    assert decode_text(text.encode("gb18030")).text == text


@pytest.mark.parametrize("text", ["好", "短讯", "A", "123"])
def test_very_short_texts(text: str) -> None:
    assert decode_text(text.encode("utf-8")).text == text
    assert decode_text(text.encode("gb18030")).text == text


def test_text_cut_inside_a_character() -> None:
    decoded = decode_text(SIMPLE.encode("gb18030")[:11])
    assert (decoded.text, decoded.lost) == ("春耕时节，□", 1)


def test_text_from_abroad() -> None:
    text = "Москва встретила гостей праздника. " * 20
    assert decode_text(text.encode("cp1251")).encoding not in {"gb18030", "utf-8"}


def test_binary_is_no_text() -> None:
    with pytest.raises(RefusalError, match="不是文字文件"):
        decode_text(bytes(range(256)) * 20)
