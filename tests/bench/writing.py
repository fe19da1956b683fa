"""The text that is measured: own writing, never the same twice, of a newspaper's make-up.

Three pages of five columns, ten headlines, 12,678 characters in all, headlines included; marks,
quotations, figures with signs and units, dates and Latin words as in local news.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

CHARACTERS, STORIES = 12_678, 10

_PLACES = (
    "柳树湾", "石桥镇", "东岗社区", "云溪街道", "南坪村", "青河两岸", "北塔片区", "白杨屯",
    "梨花洼", "望湖新村", "铁匠营", "鹤鸣岭", "龙潭埠", "荞麦沟", "凤凰里", "槐荫巷",
)  # fmt: skip
_PEOPLE = (
    "周大成", "孟晓晨", "罗一鸣", "田禾", "陶小满", "高明", "何立冬", "许知远", "严春燕",
    "汪毓秀", "薛敬亭", "彭舒雅", "邹伯谦", "魏丹枫", "蒋廷栋", "宋绮云",
)  # fmt: skip
_THINGS = (
    "水渠", "阅览室", "冷库", "停车位", "夜校", "供热管网", "果园", "路灯", "养老驿站",
    "篮球场", "幼儿园", "晾晒棚", "卫生室", "快递柜", "戏台", "菜市场", "充电桩", "凉亭",
)  # fmt: skip
_LATIN = ("5G", "AI", "LED", "App", "Wi-Fi", "PM2.5", "GB/T 9704", "SUV", "PVC", "QR")
_SENTENCES = (
    "{place}的{thing}去年{month}月动工，今年{month}月{day}日完工，附近的居民最先用上，连声说这件事办到了心坎里。",
    "“原来要绕很远的路，如今下楼走几分钟就到。”住在附近的{person}一边比画一边对来访的客人说。",
    "为了不耽误农时，施工队先修支线、再修干线，工期虽然拖长了一些，庄稼却一季也没有落下。",
    "据{place}负责人{person}介绍，{thing}总投资{money}万元，其中一半由财政补助，其余由大家自筹。",
    "每逢初五、十五，志愿者分成小组清淤泥、查井盖、补栏杆，值班名单就贴在{place}的公告栏里。",
    "今年起，{place}试着用{latin}设备看管{thing}：哪里漏了、哪里堵了，坐在屋里便能知道。",
    "《{thing}管护办法》写明了谁来管、管什么、管不好怎么办，{place}的每户人家都领到了一份……",
    "“账本公开了，心里就亮堂。”{person}翻开登记册，一笔一笔收支写得工工整整、清清楚楚。",
    "到上月底，{place}已经建成{thing}{many}处，比去年同期增长{share}%，另外{day}处正在抓紧施工。",
    "下一步怎么走？{person}的回答是：不贪多、不求快，先把{place}那段最旧的线路换完再作打算。",
    "邻近的{place}听说以后，派人来看了好几趟，回去照样画图，入冬前就要开工——他们说等不及了。",
    "有人担心，这样做会不会只热闹一阵子？{place}的办法是定期回访、逐户登记，每个季度公示一次。",
    "从那以后，{person}每天清早出门，沿着{place}的田埂走上一圈，风雨无阻，{year}年以来鞋底磨破了3双。",
    "寒潮来的那几天，{place}的{thing}照常运转，值守的老师傅裹着棉袄，每隔{day}分钟便起身查看压力表。",
    "这笔钱从哪里来？{place}算了一笔细账，企业认捐一些，剩下的由受益人家共同分担，谁也没有怨言。",
    "傍晚时分，{place}的孩子们放学归来，书包还没有放下，就嚷着要去新修的{thing}旁边看热闹。",
    "{person}退休前教了半辈子书，如今守着{place}的{thing}，替邻居写信、读报，日子过得充实而忙碌。",
    "雨季到来之前，{place}把低洼地段重新排查了一遍，{many}只沙袋、水泵、铁锹和雨衣都摆在了顺手的地方。",
    "老槐树底下，{person}支起一张旧木桌，沏上一壶热茶，邀请街坊坐下来商量{thing}往哪边挪。",
    "姑娘们把晒干的辣椒、菊花和艾草装进布袋，缝上{place}三个字，托人捎到省城去，很快销售一空。",
    "谁家门前的渠段由谁负责，{place}早有约定；若是偷懒，隔壁的老人第二天准会上门念叨几句。",
    "技术员{person}蹲在苗圃里，掐着嫩芽教大家疏枝、嫁接、防虫，裤腿沾满泥浆也顾不上擦一擦。",
    "过去，{place}逢集便堵得水泄不通，摊贩占道、喇叭刺耳；现在划了界线，吆喝声也比从前柔和多了。",
    "她把祖母留下的织布机搬进{place}的{thing}，手把手教年轻媳妇纺纱、染色、裁剪，订单渐渐多到每月{many}件。",
    "夜色深沉，巡逻队员{person}打着手电穿过窄巷，逐一检查门锁和煤气阀，直到东方发白才回屋歇息。",
    "桥面铺上了沥青，护栏刷成浅蓝，{place}的摆渡人收起竹篙，笑着说这条河总算不再隔开两岸亲戚。",
    "锣鼓一敲，{place}的戏迷便搬着板凳赶来，台上唱的是新编的故事，讲的正是修{thing}那年的趣闻。",
    "医生{person}背着药箱翻山越岭，替行动不便的病人量血压、换纱布，顺路还捎去盐巴、蜡烛和种子。",
    "窑火重新点燃，陶匠们揉泥、拉坯、上釉，{place}沉寂多年的手艺，又一次摆上了集市最显眼的位置。",
    "冬闲时节，{place}开办讲堂，请来{person}讲土壤、气象与法律，屋里坐不下，窗台外面也站满了听众。",
    "“只要肯弯腰，荒坡也能变成聚宝盆。”{person}抓起一把褐色泥土，眼睛里闪着光，语气却十分平静。",
    "考虑到老人腿脚不便，{place}在{thing}的台阶旁加装扶手，又把昏暗的走廊刷白，贴上醒目的标识。",
    "渔民{person}撒下今春第一网，银鳞跳跃，岸边欢呼；禁捕{day}个月之后，这片水域终于恢复了往日生机。",
    "调解员不偏不倚，先听甲方诉苦，再劝乙方消气，{place}积压已久的纠纷，就在几杯清茶之间化解了。",
    "奖状挂满一面墙，{person}却最珍惜那块褪色的红绸布，那是{place}乡亲在{thing}落成时亲手系上的。",
    "消防演练那天，浓烟滚滚，{many}名学生用湿毛巾捂住口鼻，弯腰贴墙，在{person}带领下有序撤离到操场。",
)
_HEADLINES = (
    "{place}的{thing}修好了",
    "{many}户居民用上新{thing}",
    "{place}为{thing}立下管护办法",
    "{thing}搬到家门口 {place}少跑腿",
)


@dataclass(frozen=True, slots=True)
class Written:
    """One story: headline and paragraphs."""

    headline: str
    paragraphs: tuple[str, ...]

    @property
    def characters(self) -> int:
        """All its characters, headline included."""
        return len(self.headline) + sum(map(len, self.paragraphs))


class Writer:
    """Writes stories from a seed; no two paragraphs of one or of different seeds are alike."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def load(self, stories: int = STORIES, characters: int = CHARACTERS) -> tuple[Written, ...]:
        """So many stories of together exactly so many characters, each about as long."""
        shares = [
            characters * (i + 1) // stories - characters * i // stories for i in range(stories)
        ]
        return tuple(self.story(share) for share in shares)

    def story(self, characters: int) -> Written:
        """One story of exactly so many characters."""
        headline = self._filled(self._chance.choice(_HEADLINES))
        return Written(headline, tuple(self._paragraphs(characters - len(headline))))

    def _paragraphs(self, characters: int) -> Iterator[str]:
        while characters > 0:
            text = self.paragraph()
            if len(text) + 30 > characters:
                text = (text + self.paragraph() + self.paragraph())[: characters - 1] + "。"
            yield text
            characters -= len(text)

    def paragraph(self) -> str:
        """Two to four sentences."""
        chosen = self._chance.sample(_SENTENCES, self._chance.randint(2, 4))
        return "".join(map(self._filled, chosen))

    def _filled(self, pattern: str) -> str:
        chance = self._chance
        out = []
        for number, part in enumerate(pattern.replace("{", "}").split("}")):
            out.append(_VALUES[part](chance) if number % 2 else part)
        return "".join(out)


_VALUES = {
    "place": lambda chance: chance.choice(_PLACES),
    "person": lambda chance: chance.choice(_PEOPLE),
    "thing": lambda chance: chance.choice(_THINGS),
    "latin": lambda chance: chance.choice(_LATIN),
    "month": lambda chance: str(chance.randint(1, 12)),
    "day": lambda chance: str(chance.randint(10, 28)),
    "year": lambda chance: str(chance.randint(2012, 2025)),
    "many": lambda chance: f"{chance.randint(120, 9999)}",
    "money": lambda chance: f"{chance.randint(10, 4000)}.{chance.randint(1, 9)}",
    "share": lambda chance: f"{chance.randint(1, 60)}.{chance.randint(1, 9)}",
}
