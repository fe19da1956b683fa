"""A process that composes is started by itself, also from a frozen program, and ended for good."""

from __future__ import annotations

import sys
from typing import BinaryIO, cast

import pytest

from newsroom.desk import child
from newsroom.desk.launching import command, ended, started


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == [sys.executable, child.FROZEN_WORD]


def test_a_process_says_when_it_is_ready_and_is_ended_at_once() -> None:
    process = started()
    with cast("BinaryIO", process.stdout) as answers:
        assert child.receive(answers) == (child.READY, b"")
        ended(process)
        assert child.receive(answers) is None
    assert process.poll() is not None
