"""The shipped packs of words: wrong words in context, banned and cautious wording, regions."""

from __future__ import annotations

import datetime
from functools import cache

import pytest

from newsroom.model.finding import Severity
from newsroom.proof import pack
from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import Setting
from newsroom.proof.text import Story, Text, of_lines

WRONG = {
    "words": [
        "渡口管理站⟦布署|部署⟧了汛期工作。",
        "男子⟦蓝球|篮球⟧队在码头训练。",
        "目前⟦以|已⟧完成试航。",
        "渡船⟦己|已⟧于上月试航。",
        "船工们⟦在|再⟧次获得表彰。",
        "老船工头上⟦带|戴⟧着草帽。",
        "船票收入取⟦的|得⟧显著增长。",
        "他送来一⟦付|副⟧对联。",
        "修桥的事画上句号前，先给旧船⟦划|画⟧上句号。",
        "当前防汛⟦形式|形势⟧依然严峻。",
        "码头贴出招聘⟦启示|启事⟧。",
        "不给偷渡者⟦可趁之机|可乘之机⟧。",
        "船工们⟦踊|踊跃⟧报名。",
        "渡口收入⟦以|已⟧超过30万元。",
        "水手⟦被评|被评为⟧全市优秀船员。",
        "渡船被安全检查⟦摆|摆在⟧突出位置。",
        "他⟦即|既⟧是船长，又是轮机手。",
    ],
    "banned": [
        "渡口为⟦残废人|残疾人⟧修了坡道。",
        "区长⟦亲自|⟧到渡口查看。",
        "渡口⟦村长|村主任⟧带人修船。",
        "⟦嫌疑犯|犯罪嫌疑人⟧已被警方控制。",
        "⟦建国初期|新中国成立初期⟧，这里就有渡口。",
    ],
    "regions": [
        "日本、香港等⟦国家|国家和地区⟧的船商来访。",
        "⟦维族|维吾尔族⟧船工很热情。",
        "⟦内蒙|内蒙古⟧的客人也来坐船。",
        "台湾地区⟦立法院|立法机构⟧议论此事。",
        "反对⟦台独|“台独”⟧分裂。",
    ],
}
CLEAN = [
    "有关部门公布署名作品，学习贯彻精神，要求各单位贯彻回信要求。",
    "他凭一己之力办起渡口，自己掌舵，舍己救人，害人害己的事从不做。",
    "乙巳年己亥月，渡口开航，已完成试航。",
    "客商来自日本、香港等国家和地区，港澳台同胞来内地（大陆）观光。",
    "淮河两岸三地共管渡口，思维族谱图挂在墙上。",
    "习近平总书记亲自谋划、亲自部署、亲自推动。",
    "清末此地设村长一人，掌管渡口。",
    "报名截止日期为下月底，招聘启事已贴出，这件事给人启示。",
    "他在村里再试一次，再次获得表彰，不在家时请再来。",
    "化学反应迅速，群众反映的问题已解决，形式多样，形势喜人。",
    "老师带着眼镜盒，戴着草帽，值得学习的地方很多，所得的价值的确不小。",
    "“台独”没有出路，反对“台独”分裂势力。",
    "极端组织“伊斯兰国”受到打击，共建“一带一路”倡议十周年。",
]


@cache
def _reader(key: str) -> Proofreader:
    return Proofreader(Setting(day=datetime.date(2026, 11, 21), packs=frozenset({key})))


def _plain(told: str) -> tuple[str, list[tuple[str, str]]]:
    marks = []
    while "⟦" in told:
        head, _, rest = told.partition("⟦")
        mark, _, rest = rest.partition("⟧")
        written, _, right = mark.partition("|")
        marks.append((written, right))
        told = head + written + rest
    return told, marks


@pytest.mark.parametrize(
    ("key", "told"), [(key, told) for key, cases in WRONG.items() for told in cases]
)
def test_wrong_wording_is_told_with_the_right_words(key: str, told: str) -> None:
    text, marks = _plain(told)
    faults = _reader(key).story(of_lines(text))
    assert [one.text for one in faults] == [written for written, _ in marks]
    for fault, (_, right) in zip(faults, marks, strict=True):
        assert right in fault.suggestions
        assert fault.source
        assert fault.message


@pytest.mark.parametrize("text", CLEAN)
def test_right_wording_that_looks_like_it_is_left(text: str) -> None:
    for key in WRONG:
        assert _reader(key).story(of_lines(text)) == ()


def test_every_entry_names_its_source() -> None:
    for one in pack.shipped():
        if one.key in WRONG:
            assert len(one.entries) > 50
            assert all(entry.source for entry in one.entries)


def test_no_word_is_listed_twice_without_condition() -> None:
    (words,) = (one for one in pack.shipped() if one.key == "words")
    plain = [
        word
        for entry in words.entries
        if not (entry.before or entry.after or entry.not_before or entry.not_after)
        for word in entry.words
    ]
    assert len(plain) == len(set(plain)) > 3_000


def test_of_wire_copy_words_are_only_hinted_at() -> None:
    story = Story((Text("渡口布署了工作。", locked=True),))
    assert [one.severity for one in _reader("words").story(story)] == [Severity.HINT]
