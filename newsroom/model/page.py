"""A page (版) of an issue."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsroom.model.identity import new_id

_MOST = 99
_NUMERALS = "〇一二三四五六七八九十"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page. name: 版名 (要闻, 综合). Page 1 carries the masthead, the others a folio.

    template: name of the publication's page template (model/template) it follows; empty for none.
    """

    uuid: str = field(default_factory=new_id)
    issue: str
    number: int
    name: str = ""
    editor: str = ""
    designer: str = ""
    proofreader: str = ""
    template: str = ""

    @property
    def label(self) -> str:
        """一版, 十二版: how the newsroom calls it."""
        return f"{chinese_number(self.number)}版"


def chinese_number(number: int) -> str:
    """1 to 99 in Chinese numerals (一, 十, 十二, 二十), more in digits."""
    if number > _MOST:
        return str(number)
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _NUMERALS[ones]
    head = "" if tens == 1 else _NUMERALS[tens]
    return f"{head}十{_NUMERALS[ones] if ones else ''}"
