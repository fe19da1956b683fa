"""Units (单位) in bylines: which token is an office, a firm or a village and not a person."""

from __future__ import annotations

import re

from newsroom.text.surnames import COMPOUND, listed, surname_length

# Endings that no person's name has.
_STRONG = re.compile(
    r"(?:街道|街道办|中心|公司|集团|社区|学校|大学|中学|小学|学院|高中|初中|一中|医院|法院|检察院|卫生院|分院|研究院"
    r"|支队|大队|中队|总队|支行|银行|农商行|信用社|协会|学会|商会|商场|委员会|管委会|居委会|村委会|组委会|村委|党工委"
    r"|办事处|政府|党委|党校|工会|妇联|残联|侨联|文联|社科联|工商联|科协|团委|纪委|监委|纪检委|政协|人大|政法委|政法|武装部|交警|公安"
    r"|消防|城管|司法所|派出所|税务所|工商所|幼儿园|供电|电力|税务|检察|报社|电视台|广播台|记者站|指挥部|项目部|事业部"
    r"|俱乐部|工作室|工作站|服务站|图书馆|博物馆|文化馆|纪念馆|档案馆|体育馆|展览馆|基地|车站|煤矿|工厂|分局|总局|机关|园区"
    r"|开发区|新区|城区|示范区|管理局|救援站|气象台|电台|支部|总支|办公室|合作社|志愿者|联合会|基金会|促进会|联社|研究所"
    r"|宣传办|党建办|出版社|新华社|通讯社|中新社|日报|晚报|时报|晨报|早报|周报|青年报|网站|客户端|融媒|融媒体|公众号|卫视|频道|新闻网"
    r"|区委|市委|县委|省委|镇委|乡委|团市委|团区委|团县委|党组|文旅体|卫健|人社|住建|公司部|矿区|林场|农场)$"
)
_WEAK = frozenset("局办镇乡村委院部处队站会所科室厂校馆行社组园厅署台街区县市省网报联团店矿库寨")

# What stands before 局/办/委… in the names of offices, where it could be taken for a family name.
_STEMS = listed("""
    文化 文广 文旅 文体 文明 文物 文联 房管 房产 房改 安监 安全 安委 安置 计生 卫计 卫健 卫生
    商务 商业 司法 水利 水务 水电 金融 金管 信访 信用 项目 应急 武装 武警 史志 方志 车管 车辆
    党政 党史 党群 党建 党工 党 公路 公安 公交 公共 农业 农委 农机 农经 农村 农工 经信 经贸 经济
    经发 经开 国土 国税 国资 国防 国安 古城 宣传 宗教 成教 明德 全民 华侨 关工 关心 管理 管 项
    史料 东方 阳光 游泳 古建 易地 常委 高新 高速 高院 高中 高检 中院 双创 双拥 平安 计量 计划
    计财 计 支 支 封控 解放 相关 招商 招标 统计 通信 联通 明光 海事 海关 军 能源 台办 都市 查处
    居 居民 干部 国 古 元 原 平 银 乐 车 龙头 巴士 路政 路 路桥 航空 利民 应 施工 师 师大 边防
    邮政 容 市 连 席 和平 花园 花卉 幸福 人民 青年 贡献 福利 步兵 信息 保密 保险 保卫 保障 化工
    法制 法治 通管 通讯 水产 水文 红会
    """)
_KNOWN = listed("""
    区委 市委 县委 省委 团委 党委 纪委 监委 政协 人大 法院 妇联 工会 政府 公安 检察院 区委办
    政府办 人大办 政协办 市委办 县委办 双拥办 党校 医院 街道 社区 学校 中心 公司 集团 交警 消防
    城管 税务 政法委 党工委 发改委 卫健委 编委会 编委 编办 人社 住建 残联 文联 科协 工商 民政
    财政 海关 武警 司法
    """)
_PLACE_MIDDLE = frozenset(
    "村寨庙庄沟湾桥河山店集岗坡营堡屯口嘴窝楼城家坟塘泉寺滩坪埠塬洼坝圩墩场关堰岭冲井园头川溪港渡"
    "浦洲岛屋畈垸圪垌峪崖店垛巷铺甸淀垭坳坞垟崮郢疃墅埭陂圳寮"
)
_PLACE_END = frozenset("镇村站社")
_AREA_END = frozenset("省市区县乡街寨")
_OFFICE = frozenset("局办镇乡村委院部处队站会所科厅署校")
_GATHERING = re.compile(
    r"(?:大会|晚会|年会|社会|机会|运动会|座谈会|博览会|报告会|会议室|推进会|内部|全部|局部|处处)$"
)
_HINT = re.compile(
    r"[省市区县镇乡](?:委|府|局|办|人民|公安|检|法|融|宣|文|教|住|卫|总|团|妇|残|交|消|司|税|农|水|统|民|财)|宣传|街道|社区|公司|机关|集团"
    r"|融媒体?|委员|学校|医院|大学|检察|法院|公安|监管|管理|服务|中心|支队|大队|实践|志愿|党[委组校]|工程|联盟|银行|供电|燃气"
)


_CLASS = re.compile(r"年级$|(?:年级|[0-9一二三四五六七八九十)）])班$")
_SENTENCE = re.compile(
    r"[从在的了是将对据为被把让系]|获悉|表示|介绍|[^\u3400-\u9fffA-Za-z0-9〇（）()]"
)


def is_unit(token: str) -> bool:
    """Whether a byline's token names a unit.

    A token of two or three characters that begins with a family name and ends in one of the
    characters offices end in (朱姿委, 李会, 刘镇) is a person, unless its stem is an office's
    business (文旅局) or it is a village's name (石桥镇). Everything longer that ends so is a unit.
    """
    if token in _KNOWN:
        return True
    if len(token) < 2 or "·" in token or _SENTENCE.search(token):
        return False
    if _STRONG.search(token):
        return not _person_by_length(token) or _STRONG.fullmatch(token) is not None
    if token[-1] in _WEAK:
        return _weakly(token)
    if _CLASS.search(token):
        return True
    return len(token) > 4 and _HINT.search(token) is not None


def _person_by_length(token: str) -> bool:
    """A family name and one or two characters that happen to spell a strong ending (高学会)."""
    return len(token) == 3 and token[1:] in ("学会", "中心") and surname_length(token) == 1


def _weakly(token: str) -> bool:
    if token[:-1] in _STEMS or token[-1] == "局":
        return len(token) > 2 or token[:-1] in _STEMS
    if token[:2] in COMPOUND and len(token) <= 4:
        return False
    if len(token) > 3 or not surname_length(token):
        return True
    if token[-1] in _AREA_END:
        return len(token) == 3
    return len(token) == 3 and token[-1] in _PLACE_END and token[1] in _PLACE_MIDDLE


def is_sure_unit(token: str) -> bool:
    """Whether a token names a unit even where nothing announces one: （区住建局）, not （试行）."""
    if not is_unit(token) or _GATHERING.search(token):
        return False
    if token in _KNOWN:
        return True
    if len(token) < 3:
        return False
    return _STRONG.search(token) is not None or token[-1] in _OFFICE
