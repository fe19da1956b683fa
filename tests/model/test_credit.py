"""Bylines as they are printed."""

from __future__ import annotations

import pytest

from newsroom.model.credit import Credit, Role, byline

ZHOU = Credit("周闻笛", Role.REPORTER)
LIN = Credit("林可欣", Role.REPORTER)
HE = Credit("何晓舟", Role.CORRESPONDENT)


@pytest.mark.parametrize(
    ("people", "printed"),
    [
        ((ZHOU, LIN, HE), "记者 周闻笛 林可欣 通讯员 何晓舟"),
        ((HE, Credit("何晓舟", Role.PHOTOGRAPHER)), "通讯员 何晓舟 文/图"),
        ((ZHOU, Credit("高远山", Role.PHOTOGRAPHER)), "记者 周闻笛 摄影 高远山"),
        ((Credit("苏禾", Role.REPORTER, "见习记者"), ZHOU), "见习记者 苏禾 记者 周闻笛"),
        ((Credit("沈知秋", Role.AUTHOR),), "沈知秋"),
        ((), ""),
    ],
)
def test_byline(people: tuple[Credit, ...], printed: str) -> None:
    assert byline(people) == printed
