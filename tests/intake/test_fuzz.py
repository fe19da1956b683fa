"""Damaged Word files: whatever bytes are wrong, there is a result or a known error."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.errors import NewsroomError
from newsroom.intake.child import Request, answer
from newsroom.intake.kinds import Kind, Source
from newsroom.intake.limits import READER
from newsroom.intake.receive import Received
from newsroom.intake.wire import unpack
from newsroom.model.manuscript import Manuscript

from . import made
from .made import p

FLIPS = st.lists(st.tuples(st.floats(0, 0.9999), st.integers(1, 255)), min_size=1, max_size=12)


@cache
def whole() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        body = p("标题") + p("正文", more=f"<w:r>{made.drawing('p1')}</w:r>")
        body += f"<w:tbl><w:tr><w:tc>{p('格')}</w:tc></w:tr></w:tbl>"
        path = made.word(
            Path(folder) / "a.docx",
            body,
            relations=made.relation("p1", "image", "media/i.jpg"),
            parts={"word/media/i.jpg": made.picture()},
        )
        return path.read_bytes()


def damaged(flips: list[tuple[float, int]]) -> bytes:
    data = bytearray(whole())
    for place, change in flips:
        data[int(place * len(data))] ^= change
    return bytes(data)


@settings(max_examples=60, deadline=None)
@given(FLIPS)
def test_reader_gives_a_result_or_a_reason(flips: list[tuple[float, int]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "a.docx"
        path.write_bytes(damaged(flips))
        request = Request(Kind.DOCX, Source(path, "a.docx"), folder, folder, READER)
        told = answer(request)
        if "result" in told:
            assert isinstance(unpack(told["result"], folder), Manuscript)
        else:
            assert told["reason"] and told["advice"]
            assert "trace" not in told, told["trace"]


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(FLIPS)
def test_batch_gives_a_result_or_a_known_error(
    tmp_path: Path, take: Callable[[Path], Received], flips: list[tuple[float, int]]
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(damaged(flips))
    received = take(path)
    assert (received.submission is None) == isinstance(received.error, NewsroomError)
