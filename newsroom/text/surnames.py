"""Chinese family names, common and rare, single and compound.

Source: the family names of the 2020 census report in order of frequency, then 百家姓.
"""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """The words of a list written with white space between them."""
    return frozenset(text.split())


COMMON = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程"
    "魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝"
    "顾龚邵万覃武钱戴严莫孔向常汤康易乔牛葛赖樊兰殷施章洪孙颜倪庄聂鲁岳翟申欧耿关焦左柳甘祝包宁"
    "尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍华喻祁房滕屈饶解牟艾尤阳穆农"
    "司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋"
    "商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮"
    "粟冼蔺楼盘满闻位厉伊仝郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容"
    "敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛"
    "宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由"
)

RARE = frozenset(
    "水酆郗昌酒俞鲍滑贝经璩濮扶堵冀蓬郏浦郤璧桓怀从鄂咸籍郦胥能苍双莘贡逄濮寿通暨郏别晏庾终步东"
    "殳沃蔚越夔隆巢关蒯后竺权逯益桓公仉督岳归伯赏墨哈谯笪年爱佴言福线凡占才琚保苏仵忻矫撖种台母"
    "谯撒折法汝钦岐练招励仁达青苻锁冠化续庹弋丑问赛雪凤郄泮楮律晃刚税麴妥贲虎铁千红洛么虢邴妙候"
)

COMPOUND = listed("""
    欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政
    濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马
    公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌
    微生 公户 梁丘 左丘 东门 西门 纳兰 完颜 叶赫 那拉 第五 贺兰 爱新 觉罗 乌雅 达奚 哥舒 呼和
    """)


def surname_length(token: str) -> int:
    """Characters of the family name that a token begins with: 2, 1, or 0 for none."""
    if token[:2] in COMPOUND and len(token) > 2:
        return 2
    return 1 if token[:1] in COMMON or token[:1] in RARE else 0
