"""Book title marks (书名号): around names of works and documents, around nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsroom.model.finding import Severity
from newsroom.proof import lexicon
from newsroom.proof.quotes import quoted
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_STANDARD = "GB/T 15834—2011，4.15"
_NO_WORK = "GB/T 15834—2011，附录A.13"
_PAPERS = (
    "意见|通知|决定|决议|办法|方案|规定|条例|规划|纲要|通告|公告|批复|细则|倡议书|报告|制度|准则"
    "|标准|规范|规程|章程|通报|建议|计划|要点|目录"
)
# What a citizen is handed; certificates named in statutes often bear the marks there.
_HELD = re.compile(
    r"(?:身份证|驾驶证|驾照|护照|户口[本簿]|结婚证|离婚证|残疾人?证|低保证|居住证|毕业证书?|学位证书?|学生证"
    r"|营业执照|荣誉证书|获奖证书|聘书|奖状|锦旗|不动产权证书?|房产证|健康证|出生医学证明|老年证|优待证|准考证"
    r"|社保卡|医保卡)$"
)
_PERMIT = re.compile(r"(?:许可证|登记证|资格证书?|合格证)$")
_HANDED = re.compile(r"(?:领到|拿到|领取了|颁发了|办好了?|喜领)[^。；]{0,24}$")
_HONOURED = re.compile(r"(?:授予|荣获|获评|评为|命名为|荣膺|获得)[^，。；《》]{0,16}$")
_HONOUR = re.compile(r"[^。；《》]{0,4}(?:荣誉)?称号")
_BODY = re.compile(
    r"(?:报社|杂志社|出版社|电视台|通讯社|有限公司|委员会|办事处|合作社)$|^第[^《》]{1,4}届[^《》]+[节会赛展周]$"
)
_EVENT = re.compile(
    r"(?:大赛|比赛|锦标赛|联赛|公开赛|邀请赛|运动会|博览会|交易会|招聘会|座谈会|研讨会|推进会|动员会|马拉松|艺术节|文化节|旅游节|美食节|采摘节|宣传月|宣传周|安全生产月|活动月|评选|主题党日)$"
)
_ACT = re.compile(
    r"(?:系列|主题|专题|专场)*(?:主题活动|(?:演讲|征文|摄影|绘画|书画|歌咏|知识)+(?:比赛|竞赛)|"
    r"(?:共建|帮扶|结对|捐赠|义诊|慰问|创建|公益|实践)活动|志愿服务|沙龙|商标|品牌|评选|称号|专项行动|挑战赛|大赛|招聘会|等?[一两二三四五六七八九十\d]+门课)"
)
_ANY_ACT = re.compile(r"(?:系列|主题|专题)*(?:活动|宣讲|行动|工程|仪式|将[于在])")
# About a law, a book or a play, an activity may well be.
_WORK = re.compile(
    r"(?:法|法典|条例|规定|办法|纲要|章程|决定|意见|公报|报告|宣言|准则|读本|选集|谈治国理政|故事|传|记|演义)$"
)
_SPLIT = re.compile(
    r"《((?:关于|中共中央|国务院)[^《》]{4,60})》(的?(?:实施|指导|若干|补充|暂行)?(?:意见|通知|决定|办法|方案|通告|公告|批复|细则))"
)
_ENDS_AS_PAPER = re.compile(rf"(?:{_PAPERS}|法|草案|修正案|稿）|试行）|草案）)$")
_ABOUT = re.compile(
    rf"关于[^“”]{{4,60}}(?:{_PAPERS})(?:（[^（）]+）)?$|^中华人民共和国[^“”]{{1,30}}法$"
)
_STATUTE = re.compile(
    r"[^“”]{3,30}(?:条例|管理办法|实施细则|实施办法|实施方案|实施意见|工作方案|应急预案|管理规定|暂行规定)$"
)
_BOOK = re.compile(
    r"[^“”]{1,10}(?:[省市县区镇乡村州]志|年鉴|大辞典|词典|字典|文集|诗集|全集|选集)$"
)
_ISSUED = re.compile(
    r"(?:印发|出台|发布|下发|公布|颁布|实施|修订|制定|审议|通过|宣读|学习|传达|根据|依据|依照|按照|"
    r"违反|出版|发行|首发|编印|编纂|翻开|赠送|签订|签署|起草)了?[^，。；“”]{0,8}$"
)
_SAYING = re.compile(
    r"^(?:首发|出版|发行|印发|出台|施行|颁布|第[一二三四五六七八九十百\d]+条|问世)"
)
# A kind of work right before a name, or what is done with works alone.
_KIND = re.compile(
    r"(?:小说|散文|诗歌|诗集|歌曲|小品|相声|话剧|歌剧|舞剧|京剧|豫剧|越剧|电影|影片|电视剧|纪录片|动画片"
    r"|报告文学|回忆录|童话|寓言|国画|油画|雕塑|诵读|共读|读罢|朗诵|演唱|合唱|齐唱|高唱)了?(?:是|有)?$"
)
_OTHER = re.compile(r"[，。！？]|[奖杯节展周院城厂季月化]$")
_THEME = re.compile(
    r"(?:的|这|等)?(?:[一二三四五六两\d]?个)?(?:主题|专题|课题|议题|为题|活动|专栏|栏目|品牌|环节|系列|工程|行动|与)|等多"
)
_SO_CALLED = re.compile(
    r"^(?:一书|一文|一诗|一剧|一歌|一曲|一片|杂志|\d{4}年第[一二三四五六七八九十\d]+期)"
)


def no_work(text: Text, _setting: Setting) -> Iterator[Slip]:
    """Certificates, honours, events, bodies, brands and courses are no works (附录A.13)."""
    for pair, name in quoted(text.text, text.quotes, "《"):
        before, after = text.text[: pair.start], text.text[pair.end :]
        handed = _PERMIT.search(name) and _HANDED.search(before)
        if handed or _HELD.search(name) or _BODY.search(name):
            words, right = f"“{name}”不是作品，不用书名号", (name, f"“{name}”")
        elif _HONOUR.match(after) and _HONOURED.search(before):
            words, right = "荣誉称号不用书名号，用引号", (f"“{name}”", name)
        elif _event(name, after):
            words, right = "会议、活动、品牌和课程的名称不用书名号，用引号", (f"“{name}”", name)
        else:
            continue
        yield Slip(pair.start, pair.end, words, right, source=_NO_WORK)


def _event(name: str, after: str) -> bool:
    """Whether a name is an event's or a brand's by what stands around it, and no work's."""
    if _WORK.search(name):
        return False
    following = re.sub(r"^(?:《[^《》]+》)+", "", after)
    return bool(_ACT.match(following) or (_EVENT.search(name) and _ANY_ACT.match(following)))


def cut_short(text: Text, _setting: Setting) -> Iterator[Slip]:
    """The whole name of a document stands within the marks: 《关于……的通知》."""
    for found in _SPLIT.finditer(text.text):
        whole = f"《{found[1]}{found[2]}》"
        if _ENDS_AS_PAPER.search(found[1]):
            continue
        yield Slip(
            *found.span(), f"“{found[2].lstrip('的')}”是文件名的一部分，放在书名号里", (whole,)
        )


def quoted_works(text: Text, _setting: Setting) -> Iterator[Slip]:
    """Names of documents, books and plays take book title marks, not quotation marks (4.15.1)."""
    for pair, name in quoted(text.text, text.quotes, "“"):
        before, after = text.text[: pair.start], text.text[pair.end :]
        issued = bool(_ISSUED.search(before) or _SAYING.match(after))
        paper = _ABOUT.search(name) or (issued and (_STATUTE.match(name) or _BOOK.match(name)))
        work = not _OTHER.search(name) and (
            name in _famous() or _KIND.search(before) or _SO_CALLED.match(after)
        )
        if (paper or work) and not _THEME.match(after):
            words = "文件、图书、报刊和文艺作品的名称用书名号"
            yield Slip(pair.start, pair.start + 1, words, ("《",))
            yield Slip(pair.end - 1, pair.end, words, ("》",))


@cache
def _famous() -> frozenset[str]:
    """Works that everybody knows, by their names."""
    return frozenset(lexicon.entries("works.txt"))


RULES = (
    Rule("no_work", "书名号用错", Severity.WARNING, _STANDARD, no_work),
    Rule("cut_short", "文件名不完整", Severity.WARNING, _STANDARD, cut_short),
    Rule("quoted_works", "该用书名号", Severity.WARNING, _STANDARD, quoted_works),
)
