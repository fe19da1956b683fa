"""The command line: JSON out, messages on standard error, exit codes, no display needed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner
from PIL import Image

from newsroom.cli import main

PASSAGE = "老街亮灯\n\n本报讯（记者 周闻笛 通讯员 何晓舟 文/图）10月15日，城东老街的路灯换新。"


def newsroom(*args: str | Path, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command inside the tests, sparing it the program's start."""
    given = [str(arg) for arg in args]
    run = CliRunner().invoke(main, given, input=text, catch_exceptions=False)
    return subprocess.CompletedProcess(given, run.exit_code, run.stdout, run.stderr)


def program(*args: str | Path, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the program as from a terminal without a display."""
    environment = {k: v for k, v in os.environ.items() if "DISPLAY" not in k and "QT" not in k}
    return subprocess.run(
        [sys.executable, "-m", "newsroom", *map(str, args)],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf8",
        env=environment,
        check=False,
    )


def answer(*args: str | Path, text: str | None = None) -> Any:
    return told(newsroom(*args, text=text))


def told(run: subprocess.CompletedProcess[str]) -> Any:
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def word_file(path: Path, headline: str = "老街亮灯") -> Path:
    document = docx.Document()
    document.add_paragraph(headline)
    for _ in range(12):
        document.add_paragraph("10月15日，城东老街的路灯全部换新，晚饭后散步的人多了起来。")
    document.add_paragraph("（通讯员 何晓舟）")
    document.save(str(path))
    return path


def test_parse_gives_every_field() -> None:
    parsed = told(program("parse", "-", text=PASSAGE))
    assert parsed["issue"] is None
    (article,) = parsed["articles"]
    names = "section kicker headline subhead dateline place agency credits source_unit kind"
    assert " ".join(article) == names + " jump_from jump_to captions notes body"
    assert article["headline"] == "老街亮灯"
    assert article["dateline"] == "本报讯"
    assert article["body"] == "10月15日，城东老街的路灯换新。"
    roles = {(credit["name"], credit["role"]) for credit in article["credits"]}
    assert roles == {
        ("周闻笛", "reporter"),
        ("何晓舟", "correspondent"),
        ("周闻笛", "photographer"),
        ("何晓舟", "photographer"),
    }


def test_parse_reads_passages_line_by_line() -> None:
    lines = "\n".join(json.dumps(text, ensure_ascii=False) for text in (PASSAGE, "", "一句话。"))
    run = program("parse", "-", "--jsonl", text=lines)
    assert run.returncode == 0, run.stderr
    records = [json.loads(line) for line in run.stdout.splitlines()]
    assert [len(record["articles"]) for record in records] == [1, 0, 1]


def test_parse_names_a_bad_line() -> None:
    run = newsroom("parse", "-", "--jsonl", text='"好"\n{"不是": "字符串"}\n')
    assert run.returncode == 1
    assert "第2行" in run.stderr


def test_half_a_surrogate_stops_no_passage() -> None:
    run = newsroom("parse", "-", "--jsonl", text='"\\ud800"\n"河边\\udfff散步"\n')
    assert run.returncode == 0, run.stderr
    empty, whole = (json.loads(line) for line in run.stdout.splitlines())
    assert empty["articles"] == []
    assert whole["articles"][0]["body"] == "河边散步"


def test_passages_that_cannot_be_read_are_explained(tmp_path: Path) -> None:
    foreign = tmp_path / "gbk.jsonl"
    foreign.write_bytes('"好"\n"旧编码"\n'.encode("gbk"))
    for file, word in (("没有.jsonl", "没有.jsonl"), (tmp_path, "打不开"), (foreign, "第1行")):
        run = newsroom("parse", "--jsonl", file)
        assert run.returncode == 1
        assert word in run.stderr
        assert "Traceback" not in run.stderr


def test_output_is_utf8_whatever_the_terminal_speaks(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "newsroom", "import", b"\xc0\xcf.txt", "--library"]
    library = os.fsencode(tmp_path / "库.newsroom")
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    run = subprocess.run([*command, library], capture_output=True, check=False, env=environment)
    assert run.returncode == 1
    (receipt,) = json.loads(run.stdout.decode("utf8"))
    assert receipt["file"].encode("utf8", "surrogateescape") == b"\xc0\xcf.txt"
    assert "找不到" in receipt["error"]


@pytest.mark.parametrize(
    ("number", "label"),
    [
        ("32,33", "第32、33期"),
        ("第32、33期", "第32、33期"),
        ("增刊2", "增刊第2期"),
        ("特刊", "特刊"),
    ],
)
def test_numbers_as_editors_write_them(number: str, label: str, tmp_path: Path) -> None:
    library = tmp_path / "库.newsroom"
    common = ("--library", library, "--publication", "上街时报", "--date", "2021-10-16")
    assert answer("new", *common, "--number", number)["label"].endswith(label)


@pytest.mark.parametrize("number", ["", "0", "-5", "32,", "9" * 20, "²"])
def test_numbers_that_are_none_make_no_issue(number: str, tmp_path: Path) -> None:
    library = tmp_path / "库.newsroom"
    common = ("--library", library, "--publication", "上街时报", "--date", "2021-10-16")
    assert newsroom("new", *common, "--number", number).returncode == 2
    assert not library.exists()


def test_the_whole_way_from_copy_to_print(tmp_path: Path) -> None:
    library = tmp_path / "库.newsroom"
    made = answer(
        *("new", "--library", library, "--publication", "shangjie-shibao"),
        *("--number", "32", "--total", "707", "--date", "2021-10-16"),
    )
    assert made["label"] == "2021年10月16日 第32期（总第707期）"
    good, bad = word_file(tmp_path / "好.docx"), tmp_path / "坏.docx"
    bad.write_bytes(b"PK nothing")
    run = newsroom("import", good, bad, "--library", library, "--issue", "32", "--page", "2")
    assert run.returncode == 1
    assert "坏.docx" in run.stderr
    taken, failed = json.loads(run.stdout)
    assert [article["headline"] for article in taken["articles"]] == ["老街亮灯"]
    assert failed["error"]
    (listed,) = answer("articles", "--library", library)
    assert listed["names"] == ["何晓舟"]
    pages = answer("assemble", "--library", library, "--issue", "上街时报/2021/32")
    assert [page["page"] for page in pages] == [1, 2, 3, 4]
    names = "page fill overset_lines unplaced seconds moves closings notes cost alternatives"
    assert " ".join(pages[0]) == names
    assert pages[1]["moves"] == [{"headline": "老街亮灯", "words": "新上版"}]
    assert any("缺" in words for words in pages[1]["closings"])
    assert [bool(page["fill"]) for page in pages] == [False, True, False, False]
    run = program(
        *("export", "--library", library, "--issue", made["uuid"], "--out", tmp_path / "out"),
        *("--word", "--manuscript", "--pdf", "--png", "--package"),
    )
    written = told(run)
    kinds = [file["kind"] for file in written]
    assert kinds.count("page") == kinds.count("pdf") == 1
    assert kinds.count("png") == 4
    assert all(Path(file["path"]).is_absolute() and Path(file["path"]).exists() for file in written)
    (issue,) = answer("issues", "--library", library)
    assert issue["uuid"] == made["uuid"]
    here = ("--library", library, "--issue", "32", "--out", tmp_path / "样")
    proof = answer("proof", *here, "--page", "2")
    assert (proof["proof"], len(proof["version"])) == ("一校", 9)
    clean = answer("proof", *here, "--page", "2", "--clean")
    assert (clean["proof"], clean["version"]) == ("", proof["version"])
    assert answer("proof", *here, "--page", "2")["proof"] == "二校"
    galleys = answer("galley", *here)
    assert galleys["articles"] == 1
    assert all(Path(one["path"]).exists() for one in (proof, clean, galleys))


def test_copy_is_meant_for_pages_and_proposed_before_it_is_placed(tmp_path: Path) -> None:
    library = tmp_path / "库.newsroom"
    where = ("--library", library, "--issue", "32")
    answer(
        *("new", "--library", library, "--publication", "shangjie-shibao"),
        *("--number", "32", "--date", "2021-10-16"),
    )
    answer("import", word_file(tmp_path / "稿.docx"), *where)
    (meant,) = answer("distribute", *where, "--propose")
    assert set(meant) == {"headline", "page", "reason"}
    assert meant["headline"] == "老街亮灯"
    assert answer("distribute", *where) == [meant]
    assert answer("distribute", *where) == []
    (page,) = answer("assemble", *where, "--page", str(meant["page"]), "--propose")
    assert page["unplaced"] == []
    run = newsroom("assemble", *where, "--page", str(meant["page"]), "--choice", "3")
    assert run.returncode == 1
    assert "个方案" in run.stderr
    assert newsroom("assemble", *where, "--choice", "2").returncode == 2
    run = newsroom("export", *where, "--out", tmp_path / "out")
    assert "还没有稿件上版" in run.stderr


def test_fillers_and_leaders_are_kept_for_every_issue(tmp_path: Path) -> None:
    library = tmp_path / "库.newsroom"
    home = ("--library", library, "--publication", "上街时报")
    answer("new", *home, "--number", "32", "--date", "2021-10-16")
    Image.new("RGB", (600, 300), "#227744").save(tmp_path / "节约用水.png")
    made = answer(
        *("add-filler", *home, "--kind", "public_service", "--until", "2021-12-31"),
        *("--picture", tmp_path / "节约用水.png", "--size", "2", "20"),
    )
    assert (made["headline"], made["kind"]) == ("节约用水", "public_service")
    assert (made["span"], made["rows"], made["valid_until"]) == (2, 20, "2021-12-31")
    assert answer("fillers", *home) == [made]
    assert newsroom("add-filler", *home, "--kind", "text").returncode == 2
    run = newsroom("add-filler", *home, "--kind", "text", "--body", "甲", "--until", "年底")
    assert (run.returncode, "2021-12-31" in run.stderr) == (2, True)
    listed = answer("leaders", "--library", library, "--set", "-", text='["宋晓", "李雷"]')
    assert [(one["name"], one["rank"]) for one in listed] == [("宋晓", 1), ("李雷", 2)]
    (tmp_path / "名单.json").write_text(json.dumps(listed[:1]), "utf8")
    kept = answer("leaders", "--library", library, "--set", tmp_path / "名单.json")
    assert kept == listed[:1]
    for bad in ("{}", "[1]", '[{"rank": 1}]', "宋晓"):
        run = newsroom("leaders", "--library", library, "--set", "-", text=bad)
        assert run.returncode == 1, bad
        assert "不是领导名单" in run.stderr
    assert answer("leaders", "--library", library) == kept
    dated = [{"name": "田禾", "rank": 2, "title": "区长", "from": "2021-03-01", "to": "2022-01-31"}]
    (tmp_path / "名单.json").write_text(json.dumps(dated), "utf8")
    assert answer("roster", "--library", library, "--set", tmp_path / "名单.json") == dated
    assert answer("leaders", "--library", library, "--date", "2021-10-16") == dated
    assert answer("roster", "--library", library, "--date", "2022-02-01") == []
    (tmp_path / "名单.txt").write_text("区委书记：韩梅", "utf8")
    taken = answer("roster", "--library", library, "--take", tmp_path / "名单.txt")
    assert [one["name"] for one in taken] == ["韩梅", "田禾"]


def test_an_ambiguous_number_names_the_candidates(tmp_path: Path) -> None:
    library = tmp_path / "库.newsroom"
    for paper, date in (("上街时报", "2021-10-16"), ("郑州日报", "2021-10-16")):
        answer(
            *("new", "--library", library, "--publication", paper),
            *("--number", "5", "--date", date),
        )
    run = newsroom("assemble", "--library", library, "--issue", "5")
    assert run.returncode == 1
    assert "上街时报/2021/5" in run.stderr
    assert "郑州日报/2021/5" in run.stderr


@pytest.mark.parametrize(
    "args",
    [
        ("assemble", "--library", "没有.newsroom"),
        ("new", "--library", "x.newsroom", "--publication", "上街时报", "--number", "一"),
        ("import", "--library", "x.newsroom"),
        ("nonsense",),
    ],
)
def test_wrong_usage_exits_2(args: tuple[str, ...], tmp_path: Path) -> None:
    run = program(*args) if args == ("nonsense",) else newsroom(*args)
    assert run.returncode == 2
    assert run.stderr


def test_unknown_things_exit_1(tmp_path: Path) -> None:
    library = tmp_path / "库.newsroom"
    run = newsroom("issues", "--library", library)
    assert run.returncode == 1
    assert "库.newsroom" in run.stderr
    common = ("new", "--library", library, "--number", "1", "--date", "2021-10-16")
    run = newsroom(*common, "--publication", "没有的报")
    assert run.returncode == 1
    assert "上街时报" in run.stderr


def test_a_bulletin_is_written_as_pages_and_as_flowing_text(tmp_path: Path) -> None:
    library = tmp_path / "库.newsroom"
    answer(
        *("new", "--library", library, "--publication", "上街信息"),
        *("--number", "4", "--date", "2021-10-16"),
    )
    answer("import", word_file(tmp_path / "稿.docx"), "--library", library, "--issue", "4")
    answer("assemble", "--library", library, "--issue", "4")
    written = answer(
        *("export", "--library", library, "--issue", "4", "--out", tmp_path / "out"),
        *("--word", "--manuscript", "--package"),
    )
    kinds = [file["kind"] for file in written]
    assert kinds == ["page", "bulletin", "manuscript", "proof", "package", "package"]
    assert all(Path(file["path"]).exists() for file in written)


def test_exporting_an_empty_issue_is_explained(tmp_path: Path) -> None:
    library = tmp_path / "库.newsroom"
    answer(
        *("new", "--library", library, "--publication", "上街时报"),
        *("--number", "1", "--date", "2021-10-16"),
    )
    out = tmp_path / "out"
    run = newsroom("export", "--library", library, "--issue", "1", "--out", out, "--word")
    assert run.returncode == 1
    assert "还没有稿件上版" in run.stderr
    assert not out.exists()


def test_the_demo_writes_a_whole_print_package(tmp_path: Path) -> None:
    written = answer("demo", "--out", tmp_path / "out")
    assert [file["kind"] for file in written] == ["package", "package"]
    folder = next(Path(file["path"]) for file in written if Path(file["path"]).is_dir())
    names = [path.name for path in folder.rglob("*") if path.is_file()]
    assert sum(name.endswith("版.png") for name in names) == 4
    assert sum(name.endswith(".docx") for name in names) == 3
    assert {"清单.json", "付印单.docx"} <= set(names)


def test_the_trial_page_is_written(tmp_path: Path) -> None:
    said = answer("test-page", "--out", tmp_path)
    assert Path(said["path"]).name == "印厂试开文件.docx"
    assert docx.Document(said["path"]).core_properties.title == "采编台　印厂试开文件"
