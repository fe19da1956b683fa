from __future__ import annotations

import tomllib

import pytest

from newsroom.model.spoilt import spoilt


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ('[publication]\nname = "河湾报\nkind = 1\n', '第2行写得不对：“name = "河湾报”'),
        ("[publication]\nname = “河湾报”\n", "第2行写得不对：“name = “河湾报””"),
        ("[grid]\ncolumns = 6\n[grid]\n", "第3行写得不对：“[grid]”"),
        (f"a = {'栏' * 60}\n", f"第1行写得不对：“a = {'栏' * 25}…”"),
        ("a = 1\nb = ", "写到第2行就断了，没有写完：“b =”"),
        ("a = 1\nb = [", "写到第2行就断了，没有写完：“b = [”"),
        ("a = ", "写到第1行就断了，没有写完：“a =”"),
    ],
)
def test_the_line_is_named_in_words_of_the_newsroom(source: str, says: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(source)
    assert spoilt(source, caught.value) == says
