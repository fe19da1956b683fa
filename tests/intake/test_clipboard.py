"""Copied pages of Word, WPS, WeChat and browsers become clean paragraphs."""

# ruff: noqa: E501 - copied pages have long lines

from __future__ import annotations

import pytest

from newsroom.intake.clipboard import read_clipboard
from newsroom.model import markup

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta charset=utf-8><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {mso-style-parent:""; text-indent:21.0pt; font-family:等线;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
</head><body lang=ZH-CN style='tab-interval:21.0pt'>
<!--StartFragment-->
<p class=MsoTitle align=center><span lang=EN-US>2021</span><span>年老街改造完工<o:p></o:p></span></p>
<p class=MsoNormal style='text-indent:21.0pt;mso-char-indent-count:2.0'><span style='font-size:12.0pt;
font-family:宋体;mso-ascii-font-family:Calibri'>老街的石板路铺到了渡口，沿路添了三十二盏灯，
沿街的铺子也换了门板，</span><span lang=EN-US style='mso-hide:all'>看不见的字</span><span
lang=EN-US>32</span><span>户人家用上了自来水。<o:p></o:p></span></p>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span>一、先修水沟</span></b></p>
<p class=MsoListParagraph style='margin-left:21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
lang=EN-US style='font-family:Wingdings;mso-list:Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp;
</span></span><![endif]><span>清出淤泥六百方。</span></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><![endif]><span>换上青石板。</span></p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>街道</p></td><td><p class=MsoNormal>户数</p></td></tr>
<tr><td><p class=MsoNormal>南门</p></td><td><p class=MsoNormal><span lang=EN-US>18</span></p></td></tr></table>
<p class=MsoNormal><a href="http://example.cn/a?b=c"><span>区住建局</span></a>说，明年还修北街。<img width=200
src="file:///C:/Users/li/AppData/clip_image001.png"></p>
<!--EndFragment--></body></html>"""

WPS = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>
<meta name="Generator" content="WPS Office"/></head><body><!--StartFragment-->
<p class="p" style="mso-outline-level:1;margin:5pt 0;"><b><span style="font-family:黑体;mso-spacerun:'yes';">社区食堂加开晚餐</span></b></p>
<p class="MsoNormal" style="text-indent:24.0000pt;"><span style="mso-spacerun:'yes';font-family:宋体;">即日起，南门食堂每天</span><span>加开晚餐，<font face="宋体">老人凭卡八折。</font></span><span style="display:none">隐藏</span></p>
<p class="MsoNormal"><span>&nbsp;&nbsp;</span></p>
<p class="MsoNormal"><span>　　菜单每周换一回。</span></p>
<!--EndFragment--></body></html>"""

WECHAT = """<div class="rich_media_content" id="js_content" style="visibility: visible;">
<section style="text-align:center;" data-tools="135编辑器"><section style="display:inline-block;"><section
 style="font-size:18px;"><strong data-brushtype="text">渡口边的修船人</strong></section></section></section>
<section data-role="paragraph"><p style="letter-spacing:1px;"><span style="color:#333;">天没亮，\u200b老陈就到了船坞🚤。</span></p>
<p><span><br/></span></p><p><img data-src="https://mmbiz.example.cn/a.png" src="data:image/gif;base64,R0lGOD" class="rich_pages"/></p>
<p style="opacity: 0;">点赞</p>
<p><span>木船怕晒，也怕闲着。</span><br/><span>一天不下水，缝就裂一分👍🏻。</span></p></section>
<section><mp-common-profile>公众号名片</mp-common-profile></section></div>"""

BROWSER = """<meta charset='utf-8'><h2 style="box-sizing: border-box;">开工</h2><div class="post">
<p>石板来自<a href="https://example.cn/">本地</a>山里，<em>一块块</em>运下来。</p><ul><li>先修水沟</li>
<li><p>再铺石板</p></li></ul><ol><li>验收</li></ol><blockquote>老人说：好走了。</blockquote>
<script>var a=1;</script><div hidden>广告</div><pre>第一行
第二行</pre></div>"""


def body(source: str) -> list[str]:
    return markup.write(read_clipboard(source).paragraphs).split("\n")


def test_word_keeps_paragraphs_headings_items_and_rows():
    assert body(WORD) == [
        "## 2021年老街改造完工",
        "老街的石板路铺到了渡口，沿路添了三十二盏灯，沿街的铺子也换了门板，32户人家用上了自来水。",
        "## 一、先修水沟",
        "● 清出淤泥六百方。",
        "1.换上青石板。",
        "街道\u3000户数",
        "南门\u300018",
        "区住建局说，明年还修北街。",
    ]
    assert read_clipboard(WORD).pictures == ("file:///C:/Users/li/AppData/clip_image001.png",)


def test_wps_keeps_what_is_seen():
    assert body(WPS) == [
        "## 社区食堂加开晚餐",
        "即日起，南门食堂每天加开晚餐，老人凭卡八折。",
        "菜单每周换一回。",
    ]


def test_wechat_loses_emoji_spacers_and_what_is_hidden():
    assert body(WECHAT)[:4] == [
        "## 渡口边的修船人",
        "天没亮，老陈就到了船坞。",
        "木船怕晒，也怕闲着。",
        "一天不下水，缝就裂一分。",
    ]
    assert "点赞" not in "".join(body(WECHAT))
    assert read_clipboard(WECHAT).pictures == ("data:image/gif;base64,R0lGOD",)


def test_browsers_lose_links_scripts_and_styles():
    assert body(BROWSER) == [
        "## 开工",
        "石板来自本地山里，一块块运下来。",
        "● 先修水沟",
        "● 再铺石板",
        "验收",
        "老人说：好走了。",
        "第一行",
        "第二行",
    ]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("<span>半句话</span>", ["半句话"]),
        ("<b>一整句粗体</b>", ["一整句粗体"]),
        ("<p><b>甲</b></p><p><b>乙</b></p><p>丙</p>", ["甲", "乙", "丙"]),
        ("<p><b>甲</b></p><p>乙</p><p>丙</p>", ["## 甲", "乙", "丙"]),
        ("<p><b>甲是一句话。</b></p><p>乙</p><p>丙</p>", ["甲是一句话。", "乙", "丙"]),
        ("<b style='font-weight:normal'><p>甲</p></b><p>乙</p>", ["甲", "乙"]),
        ("<p># 井号*星*</p>", ["\\# 井号\\*星\\*"]),
        ("<p>英文 word\n wrap</p>", ["英文 word wrap"]),
        ("<p>①★●图</p>", ["①★●图"]),
        ("", [""]),
        ("<", ["<"]),
        (
            f"<table><tr><td><p>{'甲乙' * 30}</p><p>{'丙丁' * 30}</p></td></tr></table>",
            ["甲乙" * 30],
        ),
        ("<p>👍</p>", [""]),
    ],
)
def test_what_a_line_becomes(source: str, lines: list[str]):
    assert body(source)[: len(lines)] == lines


def test_a_picture_of_word_takes_no_words_with_it() -> None:
    source = (
        "<!--StartFragment--><p>水闸修好了。</p><p><!--[if gte vml 1]><v:shape id=a></v:shape>"
        '<![endif]--><![if !vml]><img src="file:///C:/clip_image002.png"><![endif]></p>'
        "<p>闸边立了水尺。</p><p><!--[if !supportLists]--><span style='mso-list:Ignore'>2.</span>"
        "<!--[endif]-->每天看三回。</p><p>末段。</p><!--EndFragment-->"
    )
    found = read_clipboard(source)
    assert markup.write(found.paragraphs) == "水闸修好了。\n闸边立了水尺。\n2.每天看三回。\n末段。"
    assert found.pictures == ("file:///C:/clip_image002.png",)


def test_a_page_laid_out_in_one_large_cell_is_read_in_one_go() -> None:
    lines = [f"第{number}户换了水表，钥匙交到居委会。" for number in range(2000)]
    cell = "".join(f"<div><p><span>{line}</span></p></div>" for line in lines)
    found = read_clipboard(f"<table><tr><td>{cell}</td></tr></table>")
    assert markup.write(found.paragraphs).split("\n") == lines


def test_control_characters_do_not_come_along() -> None:
    found = read_clipboard("<p>东\x00街\x0b西\x1f巷</p>")
    assert markup.write(found.paragraphs) == "东街西巷"


def test_what_is_too_deep_to_be_read_whole_holds_nothing() -> None:
    source = f"<p>前</p>{'<div>' * 400}深{'</div>' * 400}<p>后</p>"
    assert read_clipboard(source).paragraphs == ()


@pytest.mark.parametrize(
    "source",
    [
        "<!--StartFragment-->" * 60_000,
        "<![if" * 200_000 + "<?xml" * 200_000,
        "".join(f'<img src="{number}">' for number in range(20_000)),
        "<table><tr><td>" * 60 + "<i></i>" * 20_000,
    ],
    ids=["fragments", "conditions", "pictures", "cells"],
)
def test_what_is_made_to_take_long_is_read_at_once(source: str) -> None:
    """By the square of their lengths, each of these would take minutes."""
    assert read_clipboard(source).paragraphs == ()


def test_the_fragment_ends_at_its_last_mark() -> None:
    source = "前<!--StartFragment--><p>一</p><!--EndFragment--><p>二</p><!--EndFragment-->后"
    assert markup.write(read_clipboard(source).paragraphs) == "一\n二"
    unended = "<p>前</p><!--StartFragment--><p>一</p>EndFragment"
    assert markup.write(read_clipboard(unended).paragraphs) == "前\n一\nEndFragment"
