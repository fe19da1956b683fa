"""Hostile files of word processors: .docx, .docm, .odt, .rtf, .doc, .wps."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.fuzz.corpus import hostile
from tests.fuzz.doors import Door
from tests.intake import made
from tests.intake.made import p
from tests.intake.test_legacy import CONTENT, odt

MB = 2**20
_XML = '<?xml version="1.0"?>'
_ENTITY = f'{_XML}<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
_LAUGHS = (
    f"{_XML}<!DOCTYPE d ["
    + "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">' for i in range(10))
    + "]>"
)


def _document(head: str, content: str, code: str = "utf8") -> bytes:
    body = f"<w:body><w:p><w:r><w:t>{content}</w:t></w:r></w:p></w:body>"
    return f"{head}<w:document {made.NAMES}>{body}</w:document>".encode(code)


@hostile("docx/entity", "a.docx", told="不安全")
def _entity(path: Path) -> None:
    made.word(path, "", raw=_document(_ENTITY, "&x;"))


@hostile("docx/entity-utf16", "a.docx", told="不安全")
def _entity_wide(path: Path) -> None:
    made.word(path, "", raw=_document(_ENTITY.replace(_XML, ""), "&x;", "utf-16"))


@hostile("docx/entity-in-styles", "a.docx")
def _entity_styles(path: Path) -> None:
    made.word(path, p("文"), parts={"word/styles.xml": f"{_ENTITY}<d>&x;</d>"})


@hostile("docx/laughs", "a.docx", told="不安全")
def _laughs(path: Path) -> None:
    made.word(path, "", raw=_document(_LAUGHS, "&l9;"))


@hostile("docx/deep", "a.docx", told="嵌套")
def _deep(path: Path) -> None:
    made.word(path, "<w:sdt>" * 100_000 + "</w:sdt>" * 100_000)


@hostile("docx/deep-tables", "a.docx")
def _tables(path: Path) -> None:
    made.word(path, "<w:tbl><w:tr><w:tc>" * 80 + p("底") + "</w:tc></w:tr></w:tbl>" * 80)


@hostile("docx/deep-boxes", "a.docx")
def _boxes(path: Path) -> None:
    content = p("底")
    for _ in range(14):  # each is there twice, so that this doubles
        content = p("", more=f"<w:r>{made.shape(content)}</w:r>")
    made.word(path, content)


@hostile("docx/many-paragraphs", "a.docx", told="refused")
def _many(path: Path) -> None:
    made.word(path, p("字") * 250_000)


@hostile("docx/one-long-paragraph", "a.docx")
def _long(path: Path) -> None:
    made.word(path, p("字" * (15 * MB)))


@hostile("docx/many-runs", "a.docx")
def _runs(path: Path) -> None:
    made.word(path, "<w:p>" + made.r("字", "<w:b/>") * 400_000 + "</w:p>")


@hostile("docx/many-attributes", "a.docx")
def _attributes(path: Path) -> None:
    names = " ".join(f'a{i}="x"' for i in range(200_000))
    made.word(path, f"<w:p {names}>{made.r('字')}</w:p>")


@hostile("docx/xml-bomb", "a.docx", told="炸弹")
def _bomb(path: Path) -> None:
    made.word(path, "", raw=b" " * (250 * MB))


@hostile("docx/xml-at-the-limit", "a.docx")
def _limit(path: Path) -> None:
    made.word(path, "", raw=_document("", "字" * 9_500_000).ljust(29 * MB))


@hostile("docx/picture-bomb", "a.docx")
def _picture_bomb(path: Path) -> None:
    keys = [f"p{i}" for i in range(40)]
    made.word(
        path,
        p("文", more="".join(f"<w:r>{made.drawing(key)}</w:r>" for key in keys)),
        relations="".join(made.relation(key, "image", f"media/{key}.png") for key in keys),
        parts={f"word/media/{key}.png": b"\x89PNG\r\n\x1a\n" + bytes(7 * MB) for key in keys},
    )


@hostile("docx/one-picture-many-times", "a.docx")
def _same_picture(path: Path) -> None:
    body = p("文", more=f"<w:r>{made.drawing('p1')}</w:r>" * 50_000)
    relations = made.relation("p1", "image", "media/i.jpg")
    made.word(path, body, relations=relations, parts={"word/media/i.jpg": made.picture()})


@hostile("docx/relation-outside", "a.docx")
def _outside(path: Path) -> None:
    relations = made.relation("p1", "image", "../../../../../../etc/passwd")
    made.word(path, p("文", more=f"<w:r>{made.drawing('p1')}</w:r>"), relations=relations)


@hostile("docx/relation-to-web", "a.docx", told="taken")
def _web(path: Path) -> None:
    relations = made.relation("p1", "image", "http://127.0.0.1:9/x.png", external=True)
    relations += made.relation("t1", "attachedTemplate", "http://127.0.0.1:9/x.dotm", external=True)
    made.word(
        path,
        p("文", more=f"<w:r>{made.drawing('p1', attribute='link')}</w:r>"),
        relations=relations,
    )


@hostile("docx/macro", "a.docm", told="taken")
def _macro(path: Path) -> None:
    made.word(path, p("文"), main=made.MACRO, parts={"word/vbaProject.bin": b"\xd0\xcf" * 4000})


@hostile("docx/main-is-itself", "a.docx")
def _itself(path: Path) -> None:
    made.write_zip(
        path,
        {
            "[Content_Types].xml": made.TYPES.format(main=made.MAIN),
            "_rels/.rels": made.RELS.format(made.relation("r", "officeDocument", "_rels/.rels")),
        },
    )


@hostile("docx/cycle-of-styles", "a.docx")
def _cycle(path: Path) -> None:
    styles = "".join(
        f'<w:style w:styleId="s{i}" w:type="paragraph"><w:basedOn w:val="s{(i + 1) % 3000}"/>'
        f'<w:name w:val="s{i}"/></w:style>'
        for i in range(3000)
    )
    body = "".join(p("文", f'<w:pStyle w:val="s{i}"/>') for i in range(3000))
    made.word(path, body, parts={"word/styles.xml": made.part("styles", styles)})


@hostile("docx/numbers-beyond-reason", "a.docx")
def _numbers(path: Path) -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="99999999999999999999"/><w:numFmt w:val="decimal"/>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}<w:lvlText w:val="{"%1" * 5000}"/>'
    numbering += '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    mark = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    made.word(
        path,
        p("项", mark) * 20_000,
        parts={"word/numbering.xml": made.part("numbering", numbering)},
    )


@hostile("docx/roman-of-a-million", "a.docx")
def _roman(path: Path) -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="999999"/><w:numFmt w:val="upperRoman"/>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}<w:lvlText w:val="%1"/>'
    numbering += '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    mark = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    made.word(
        path,
        p("项", mark) * 30_000,
        parts={"word/numbering.xml": made.part("numbering", numbering)},
    )


@hostile("docx/size-that-lies", "a.docx")
def _lies(path: Path) -> None:
    made.word(path, p("文" * 4000))
    data = bytearray(path.read_bytes())
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = (7).to_bytes(4, "little")
    path.write_bytes(data)


@hostile("docx/overlapping-members", "a.docx")
def _overlap(path: Path) -> None:
    """Many names of the directory for one and the same compressed bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", made.TYPES.format(main=made.MAIN))
        archive.writestr("word/document.xml", bytes(28 * MB))
        info = archive.infolist()[-1]
        for number in range(3000):
            twin = zipfile.ZipInfo(f"word/{number}.xml")
            for key in ("header_offset", "compress_size", "file_size", "CRC", "compress_type"):
                setattr(twin, key, getattr(info, key))
            archive.filelist.append(twin)


@hostile("docx/is-a-rar", "a.docx", told="RAR")
def _rar(path: Path) -> None:
    path.write_bytes(b"Rar!\x1a\x07\0" + bytes(4000))


@hostile("docx/encrypted", "a.docx", told="密码")
def _encrypted(path: Path) -> None:
    path.write_bytes(made.ole("EncryptedPackage"))


@hostile("docx/returned-deep", "a.docx", Door.RETURNED)
def _returned(path: Path) -> None:
    made.word(path, "<w:sdt><w:sdtContent>" * 120 + p("底") + "</w:sdtContent></w:sdt>" * 120)


@hostile("docx/list-of-deep-cells", "a.docx", Door.SHEET)
def _cells(path: Path) -> None:
    made.word(path, "<w:tbl><w:tr><w:tc>" * 80 + p("底") + "</w:tc></w:tr></w:tbl>" * 80)


@hostile("odt/entity", "a.odt", told="不安全")
def _odt_entity(path: Path) -> None:
    odt(path, _ENTITY + CONTENT.format("<text:p>&x;</text:p>"))


@hostile("odt/local-picture-and-section", "a.odt", told="taken 1 texts, 0 pictures")
def _odt_links(path: Path) -> None:
    secret = path.with_name("secret.png")
    secret.write_bytes(made.picture(kind="PNG"))
    path.with_name("secret.txt").write_text("旁边的秘密文件", "utf8")
    frame = (
        '<draw:frame svg:width="2cm" svg:height="2cm"><draw:image xlink:href="{}"/></draw:frame>'
    )
    pictures = "".join(
        f"<text:p>文{frame.format(place)}</text:p>"
        for place in (secret.as_uri(), "../secret.png", "http://127.0.0.1:9/x.png")
    )
    section = '<text:section text:name="s"><text:section-source xlink:href="{}"/></text:section>'
    odt(path, CONTENT.format(pictures + section.format(secret.with_suffix(".txt").as_uri())))


@hostile("odt/repeated-spaces", "a.odt")
def _odt_spaces(path: Path) -> None:
    odt(path, CONTENT.format('<text:p>文<text:s text:c="2000000000"/>字</text:p>'))


@hostile("odt/repeated-cells", "a.odt")
def _odt_cells(path: Path) -> None:
    table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    cell = '<t:table-cell t:number-columns-repeated="60000"><text:p>格</text:p></t:table-cell>'
    row = f'<t:table-row t:number-rows-repeated="60000">{cell}</t:table-row>'
    body = f'<t:table xmlns:t="{table}" t:name="a"><t:table-column/>{row}</t:table>'
    odt(path, CONTENT.format(body + "<text:p>文</text:p>"))


@hostile("odt/macro", "a.odt", told="taken")
def _odt_macro(path: Path) -> None:
    script = "urn:oasis:names:tc:opendocument:xmlns:script:1.0"
    event = (
        f'<office:event-listeners><s:event-listener xmlns:s="{script}" s:language="ooo:script" '
        's:event-name="dom:load" xlink:href="vnd.sun.star.script:a.py$b?language=Python&amp;'
        'location=document"/></office:event-listeners>'
    )
    mark = path.with_name("ran")
    content = CONTENT.replace(
        "<office:body>", f"<office:scripts>{event}</office:scripts><office:body>"
    )
    member = (
        '<manifest:file-entry manifest:full-path="Scripts/python/a.py" manifest:media-type=""/>'
    )
    odt(path, content.format("<text:p>有文字。</text:p>"), member)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("Scripts/python/a.py", f"def b(*a):\n    open({str(mark)!r}, 'w')\n")


@hostile("rtf/deep", "a.rtf")
def _rtf_deep(path: Path) -> None:
    path.write_bytes(rb"{\rtf1 " + b"{" * 300_000 + b"x" + b"}" * 300_001)


@hostile("rtf/include", "a.rtf")
def _rtf_include(path: Path) -> None:
    secret = path.with_name("secret.txt")
    secret.write_text("secret beside it", "ascii")
    field = rf'{{\field{{\*\fldinst{{INCLUDETEXT "{secret.as_posix()}"}}}}{{\fldrslt none}}}}'
    picture = r'{\field{\*\fldinst{INCLUDEPICTURE "http://127.0.0.1:9/x.png" \\d}}{\fldrslt}}'
    path.write_text(rf"{{\rtf1\ansi text {field}{picture}\par more}}", "ascii")


@hostile("rtf/binary-that-lies", "a.rtf")
def _rtf_binary(path: Path) -> None:
    path.write_bytes(rb"{\rtf1 text {\pict\pngblip\bin2147483647 " + b"\x89PNG" + b"}\\par more}")


@hostile("rtf/object", "a.rtf")
def _rtf_object(path: Path) -> None:
    stream = made.ole("Equation Native").hex().encode()
    head = rb"{\rtf1\ansi text {\object\objemb\objupdate{\*\objclass Equation.3}{\*\objdata "
    path.write_bytes(head + stream + rb"}}\par more}")


@hostile("rtf/table-of-a-million", "a.rtf")
def _rtf_table(path: Path) -> None:
    row = rb"\trowd" + b"".join(rb"\cellx%d" % i for i in range(1, 60)) + rb"\intbl x\cell\row "
    path.write_bytes(rb"{\rtf1\ansi " + row * 20_000 + b"}")


@hostile("doc/only-a-head", "a.doc", told="损坏")
def _doc_head(path: Path) -> None:
    path.write_bytes(made.ole("WordDocument")[:600])


@hostile("doc/zeros-inside", "a.doc")
def _doc_zeros(path: Path) -> None:
    path.write_bytes(made.ole("WordDocument") + bytes(60_000))


@hostile("doc/cycle-of-sectors", "a.doc")
def _doc_cycle(path: Path) -> None:
    data = bytearray(made.ole("WordDocument") + bytes(30_000))
    data[44:48] = (200).to_bytes(4, "little")  # as many sectors of the table of sectors
    for place in range(76, 512, 4):
        data[place : place + 4] = (1).to_bytes(4, "little")
    path.write_bytes(data)


@hostile("doc/large-and-broken", "a.doc")
def _doc_large(path: Path) -> None:
    path.write_bytes(made.ole("WordDocument") + b"\xff" * (120 * MB))


@hostile("wps/works", "a.wps")
def _wps(path: Path) -> None:
    path.write_bytes(made.ole("CONTENTS") + b"CHNKWKS" + b"\xff" * 40_000)


@hostile("doc/is-a-web-page", "a.doc")
def _doc_html(path: Path) -> None:
    path.write_text("<html><body>" + "<div>" * 200_000 + "底</body></html>", "utf8")
