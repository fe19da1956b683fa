from __future__ import annotations

import tomllib

import pytest

from newsroom import paths
from newsroom.model.bounded_toml import loads
from newsroom.model.spoilt import spoilt


def test_what_is_shipped_is_read_as_by_the_standard_reader() -> None:
    for path in sorted(paths.resources().glob("publications/*.toml")):
        source = path.read_text("utf8")
        assert loads(source) == tomllib.loads(source)


def test_many_dots_in_a_text_are_no_key() -> None:
    assert loads('a = "1.2.3.' + "4." * 60 + '。"\nb.c.d = 1')["b"] == {"c": {"d": 1}}


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("x = 1\n" + ".".join(["a"] * 5000) + " = 1", 2),
        ('x = 1\n\n"a" . ' + " . ".join(['"a"'] * 5000) + " = 1", 3),
        ("x = 1\na = { " + ".".join(["a"] * 5000) + " = 1 }", 2),
        ("".join(f"[a{i}]\n" for i in range(20_001)), 20_001),
        ("a = " + "[" * 5000, 1),
        ("a = '" + "x" * 2_000_001 + "'", 1),
    ],
)
def test_what_would_take_long_is_refused_with_its_line(source: str, line: int) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        loads(source)
    assert spoilt(source, caught.value).startswith(f"第{line}行")
