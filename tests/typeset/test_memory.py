"""Results are remembered, the longest unused forgotten first."""

from __future__ import annotations

from newsroom.typeset.memory import Memory


def test_the_longest_unused_is_forgotten_first():
    memory: Memory[int] = Memory(2)
    assert memory.keep("a", 1) == 1
    memory.keep("b", 2)
    assert memory.get("a") == 1
    memory.keep("c", 3)
    assert [memory.get(key) for key in "abc"] == [1, None, 3]
    assert len(memory) == 2


def test_everything_can_be_forgotten():
    memory: Memory[int] = Memory(0)
    memory.keep("a", 1)
    memory.clear()
    assert memory.get("a") is None
