from __future__ import annotations

import pytest

from newsroom.export.word_flow import Span, spans
from newsroom.model.markup import Paragraph, ParagraphKind

LEAD, BOLD = "<lead/>", "<w:b/><w:bCs/>"


@pytest.mark.parametrize(
    ("bold", "runs"),
    [
        ((), [("路灯", LEAD), ("换成低杆", "")]),
        (((4, 6),), [("路灯", LEAD), ("换成", ""), ("低杆", BOLD)]),
        (((0, 2),), [("路灯", LEAD), ("换成低杆", "")]),
        (((0, 4),), [("路灯", LEAD), ("换成", BOLD), ("低杆", "")]),
    ],
)
def test_bold_goes_on_behind_a_run_in_crosshead(
    bold: tuple[tuple[int, int], ...], runs: list[tuple[str, str]]
) -> None:
    content = Paragraph(ParagraphKind.RUN_IN, "路灯换成低杆", 2, bold)
    found = [span for span in spans(content, LEAD) if span.text]
    assert found == [Span(text, look) for text, look in runs]
