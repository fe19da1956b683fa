"""Telephone numbers of 作者档案 and 单位通讯录 stay at home: no package holds them."""

from __future__ import annotations

from dataclasses import replace

from newsroom.desk.desk import Desk
from newsroom.desk.handing import Wish
from newsroom.model.contributor import Unit
from newsroom.model.credit import Credit, Role
from newsroom.model.exchange import PackageKind
from tests.desk.conftest import put, story
from tests.desk.test_withdrawing import page_of

PHONE, OFFICE, NOTE, WHO = "13812345678", "0371-66600001", "晚上打得通", "办公室王主任"


def test_no_package_holds_a_telephone_number(desk: Desk, issue: str) -> None:
    credit = Credit("周闻笛", Role.CORRESPONDENT)
    article = put(desk, issue, story("新路灯亮了", credits=(credit,), source_unit="区水务局"))
    page = page_of(desk, issue, 2)
    desk.paging.bring(article, page)
    (person,) = desk.directory.all()
    desk.directory.update(replace(person, phone=PHONE, note=NOTE, unit="区水务局"))
    desk.units.put(Unit(name="区水务局", contact=WHO, phone=OFFICE, note=NOTE))
    desk.withdrawing.withdraw(put(desk, issue, story("另一篇")), "有误", "总编室")
    home = desk.library.publications.find("上街时报")
    packages = [
        desk.passing.pack(page, "王编辑"),
        desk.sharing.pack(home),
        desk.handing.outgoing(Wish(articles=(article,))),
        desk.handing.outgoing(
            Wish(articles=(article,), kind=PackageKind.RETURN, opinions={article: "请核实"})
        ),
    ]
    for outgoing in packages:
        said = repr((outgoing.manifest, outgoing.parcel))
        assert "上街时报" in said or "新路灯亮了" in said
        assert not [secret for secret in (PHONE, OFFICE, NOTE, WHO) if secret in said]
