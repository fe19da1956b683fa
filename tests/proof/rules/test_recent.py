"""Days told from the issue's day, each by sentences of both kinds."""

from __future__ import annotations

import datetime

import pytest

from newsroom.proof.rules import recent
from tests.proof.asked import marked

DAY = datetime.date(2031, 5, 14)

WRONG = [
    "⟦日前，|⟧队员于2月3日来到渡口，修好了栈桥。",
    "⟦近日，|⟧渡口管理处2月9日组织船工体检。",
    "⟦近日（1月9日）|1月9日⟧，渡口停航。",
    "记者昨日获悉，⟦5月20日|?⟧，渡口已举行验收会。",
    "⟦明天，渡口已重新开放|?⟧。",
    "⟦昨日，船队将举行|?⟧救援演练。",
    "截至⟦5月底|?⟧，渡口已运送旅客3万人次。",
]
RIGHT = [
    "日前，队员于5月3日来到渡口，修好了栈桥。",
    "近日，船工因2月3日醉酒驾船被罚。",
    "近日，渡口公布了2月9日组织体检的结果。",
    "近日，记者来到今年1月建成的渡口。",
    "明天渡口重新开放，准备工作已完成。",
    "昨日，管理处宣布将举行救援演练。",
    "昨日，记者获悉，5月20日起，渡口实行夏季航班。",
    "截至4月底，渡口已运送旅客3万人次。",
]


@pytest.mark.parametrize("text", WRONG)
def test_days_that_cannot_be_are_told(text: str) -> None:
    plain = "".join(
        part.split("|")[0] if "|" in part else part for part in text.replace("⟧", "⟦").split("⟦")
    )
    assert marked(recent, plain, day=DAY) == text


@pytest.mark.parametrize("text", RIGHT)
def test_days_that_may_be_are_left(text: str) -> None:
    assert marked(recent, text, day=DAY) == text
