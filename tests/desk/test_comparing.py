"""Returned files against the sample: all that was changed is found, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree  # type: ignore[attr-defined]
from PIL import Image

from newsroom.desk.comparing import Checked, Decision, Matching
from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.errors import FileError, RefusedError
from newsroom.export import word_manuscript, word_page
from newsroom.job import Job
from newsroom.model.difference import Difference, DifferenceKind
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames
from newsroom.model.printing import PageProfile
from tests.desk.planting import MC, Planted, W, plant, rewritten

_PLANTED = 20
_OFFICE = (("docx:MS Word 2007 XML", "docx"), ("pdf", "pdf"))


@dataclass(frozen=True)
class Shop:
    """Files of the sample as sent (plain) and as changed, and what was changed."""

    folder: Path
    edition: Edition
    pages: tuple[PageFrames, ...]
    matching: Matching
    planted: dict[str, list[Planted]]

    def path(self, name: str, way: str = "") -> Path:
        """A file as it is (""), or after an office program wrote it anew (docx, pdf)."""
        return (self.folder / way / name).with_suffix(f".{way or 'docx'}")

    def check(self, path: Path) -> Checked:
        work = self.folder / "work"
        work.mkdir(exist_ok=True)
        return self.matching.check(self.edition, path, work, Job())

    def found(self, name: str, way: str = "") -> tuple[Difference, ...]:
        return self.check(self.path(name, way)).differences


@pytest.fixture(scope="module")
def library(sample_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    copy = folder / sample_library.name
    shutil.copy(sample_library, copy)
    shutil.copytree(sample_library.with_suffix(".media"), copy.with_suffix(".media"))
    return copy


@pytest.fixture
def desk(library: Path) -> Iterator[Desk]:
    with Desk.open(library) as opened:
        opened.name_person("林可欣")
        yield opened


@pytest.fixture(scope="module")
def shop(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Shop:
    folder = tmp_path_factory.mktemp("shop")
    composers = Composers()
    with Desk.open(library) as desk:
        edition = desk.paging.edition(desk.library.issues.all()[0].uuid)
        pictures = desk.library.pictures
    pages = composers.pages(edition)
    planted = {}
    for seed, profile in enumerate(PageProfile):
        plain, changed = folder / f"{profile}.docx", folder / f"{profile}-changed.docx"
        word_page.write(edition, pages, pictures, plain, profile=profile)
        planted[changed.stem] = plant(plain, changed, seed, _PLANTED)
    word_manuscript.write(edition, folder / "manuscript.docx", pictures)
    changed = folder / "manuscript-changed.docx"
    planted[changed.stem] = plant(folder / "manuscript.docx", changed, 9, _PLANTED)
    _through_office(folder, ("safe", "editable-changed"))
    return Shop(folder, edition, pages, Matching(composers, pictures), planted)


def _through_office(folder: Path, names: tuple[str, ...]) -> None:
    """Write some files anew as LibreOffice does, as Word files and as PDF."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.docx") for name in names]
    for kind, way in _OFFICE:
        command = ["soffice", profile, "--headless", "--convert-to", kind]
        command += ["--outdir", str(folder / way), *files]
        subprocess.run(command, capture_output=True, check=True, timeout=120)


def said(found: tuple[Difference, ...]) -> list[str]:
    return [f"{each.lead}[{each.before}|{each.after}]{each.trail}" for each in found]


def check_planted(found: tuple[Difference, ...], planted: list[Planted]) -> None:
    """As many differences as changes, each change inside one of them."""
    assert len(found) == len(planted), said(found)
    holders = [
        [i for i, d in enumerate(found) if each.gone in d.before and each.come in d.after]
        for each in planted
    ]
    owner: dict[int, int] = {}

    def settle(number: int, tried: set[int]) -> bool:
        """Find the change a difference of its own, moving others along where it must."""
        for each in holders[number]:
            if each not in tried:
                tried.add(each)
                if each not in owner or settle(owner[each], tried):
                    owner[each] = number
                    return True
        return False

    lost = [planted[number] for number in range(len(planted)) if not settle(number, set())]
    assert lost == [], said(found)


@pytest.mark.parametrize("name", [*(str(p) for p in PageProfile), "manuscript"])
def test_what_came_back_as_sent_has_no_difference(shop: Shop, name: str) -> None:
    checked = shop.check(shop.path(name))
    assert checked.differences == ()
    assert checked.comparison is not None
    assert checked.comparison.characters > 9_000
    assert checked.comparison.notes == ()


@pytest.mark.parametrize("way", ["docx", "pdf"])
def test_nothing_is_found_after_an_office_program_wrote_it_anew(shop: Shop, way: str) -> None:
    assert said(shop.found("safe", way)) == []


@pytest.mark.parametrize("name", [*(str(p) for p in PageProfile), "manuscript"])
def test_all_changes_are_found_and_nothing_else(shop: Shop, name: str) -> None:
    check_planted(shop.found(f"{name}-changed"), shop.planted[f"{name}-changed"])


@pytest.mark.parametrize("way", ["docx", "pdf"])
def test_all_changes_are_found_through_an_office_program(shop: Shop, way: str) -> None:
    name = "editable-changed"
    check_planted(shop.found(name, way), shop.planted[name])


def legs(root: etree._Element) -> list[etree._Element]:
    """The text boxes with the most words first."""
    boxes = list(root.iter(f"{W}txbxContent"))
    return sorted(boxes, key=lambda box: len("".join(box.itertext())), reverse=True)


def text_of(box: etree._Element) -> str:
    return "".join(text.text or "" for text in box.iter(f"{W}t")).replace("\u200b", "")


def test_a_leg_that_was_cut_is_missing_whole(shop: Shop, tmp_path: Path) -> None:
    cut = []

    def change(root: etree._Element) -> None:
        leg = legs(root)[2]
        cut.append(text_of(leg))
        drawing = next(node for node in leg.iterancestors() if node.tag == f"{W}r")
        parent = drawing.getparent()
        assert parent is not None
        parent.remove(drawing)

    rewritten(shop.path("exact"), tmp_path / "back.docx", change)
    (found,) = shop.check(tmp_path / "back.docx").differences
    assert "".join(found.before.split()) == "".join(cut[0].split())
    assert found.after == ""
    assert found.spot.words


def test_boxes_in_another_order_without_names_are_the_same(shop: Shop, tmp_path: Path) -> None:
    def change(root: etree._Element) -> None:
        for paragraph in root.iter(f"{W}p"):
            runs = [run for run in paragraph if run.find(f"{MC}AlternateContent") is not None]
            for run in runs:
                paragraph.remove(run)
            paragraph.extend(reversed(runs))
        for node in root.iter("{*}docPr"):
            node.set("name", "Text Box")
            node.attrib.pop("descr", None)

    rewritten(shop.path("exact"), tmp_path / "back.docx", change)
    assert said(shop.check(tmp_path / "back.docx").differences) == []


def test_a_moved_paragraph_is_one_move(shop: Shop, tmp_path: Path) -> None:
    moved = []

    def change(root: etree._Element) -> None:
        for leg in legs(root):
            own = leg.findall(f"{W}p")
            if len(own) >= 4:
                whole = own[1]
                moved.append(text_of(whole))
                leg.remove(whole)
                leg.insert(2, whole)
                return

    rewritten(shop.path("exact"), tmp_path / "back.docx", change)
    found = shop.check(tmp_path / "back.docx").differences
    assert [each.kind for each in found] == [DifferenceKind.MOVED], said(found)


def test_a_single_page_is_compared_alone(shop: Shop, tmp_path: Path) -> None:
    def change(root: etree._Element) -> None:
        body = root[0]
        paragraphs = body.findall(f"{W}p")
        for paragraph in (*paragraphs[:1], *paragraphs[2:]):
            body.remove(paragraph)

    rewritten(shop.path("exact"), tmp_path / "二版.docx", change)
    checked = shop.check(tmp_path / "二版.docx")
    assert said(checked.differences) == []
    assert checked.comparison is not None
    assert "文件里没有本期第 1、3、4 版" in checked.comparison.notes[0]


def test_taking_a_difference_makes_a_version_that_undo_takes_back(desk: Desk, shop: Shop) -> None:
    checked = shop.check(shop.path("exact-changed"))
    takeable = [each for each in checked.differences if each.edits and each.field == "正文"]
    assert len(takeable) > 5
    before = {each.article: desk.library.articles.get(each.article) for each in takeable}
    for each in takeable:
        desk.comparing.take(checked, each)
    state = desk.comparing.state([checked])
    assert {state.of(each) for each in takeable} == {Decision.TAKEN}
    versions = desk.writing.revisions(takeable[0].article)
    assert versions[0].reason == "采用印厂回样"
    again = shop.matching.check(
        desk.paging.edition(shop.edition.issue.uuid),
        shop.path("exact-changed"),
        shop.folder / "work",
        Job(),
    )
    assert len(again.differences) == len(checked.differences) - len(takeable)
    for _ in takeable:
        desk.undo()
    assert {a: desk.library.articles.get(a).body for a in before} == {
        a: article.body for a, article in before.items()
    }
    assert desk.comparing.state([checked]).taken == frozenset()


def test_decisions_are_remembered_and_undone(desk: Desk, shop: Shop) -> None:
    checked = shop.check(shop.path("safe-changed"))
    issue = shop.edition.issue.uuid
    first, second = checked.differences[:2]
    desk.comparing.let_stand(issue, first)
    desk.correcting.book(issue, second)
    desk.correcting.book(issue, second)
    same = shop.check(shop.path("safe-changed"))
    state = desk.comparing.state([same])
    assert [state.of(each) for each in same.differences[:2]] == [
        Decision.LET_STAND,
        Decision.BOOKED,
    ]
    (booked,) = desk.correcting.all(issue)
    assert (second.before in booked.after, second.after in booked.before) == (True, True)
    desk.undo()
    desk.undo()
    assert desk.comparing.decided(issue).booked == frozenset()
    assert desk.comparing.decided(issue).standing == frozenset()


def test_what_is_no_article_cannot_be_taken(desk: Desk, shop: Shop, tmp_path: Path) -> None:
    def change(root: etree._Element) -> None:
        first = next(text for text in root.iter(f"{W}t") if "新闻热线" in (text.text or ""))
        first.text = "投稿热线"

    rewritten(shop.path("exact"), tmp_path / "back.docx", change)
    checked = shop.check(tmp_path / "back.docx")
    assert {each.field for each in checked.differences} == {"报头"}
    with pytest.raises(RefusedError, match="不是稿件里的文字"):
        desk.comparing.take(checked, checked.differences[0])


def test_another_issues_file_is_told(shop: Shop, tmp_path: Path) -> None:
    def change(root: etree._Element) -> None:
        for number, text in enumerate(root.iter(f"{W}t")):
            text.text = "第31期" if number == 0 else chr(0x4E00 + number * 7 % 2000) * 3

    rewritten(shop.path("exact"), tmp_path / "旧.docx", change)
    with pytest.raises(RefusedError, match="里印的是第31期，不是第32期"):
        shop.check(tmp_path / "旧.docx")


def test_pictures_are_only_shown(shop: Shop, tmp_path: Path) -> None:
    scan = Image.new("RGB", (300, 420), "white")
    scan.save(tmp_path / "扫描.png")
    scan.save(tmp_path / "扫描.pdf", save_all=True, append_images=[scan])
    one, two = shop.check(tmp_path / "扫描.png"), shop.check(tmp_path / "扫描.pdf")
    assert (one.comparison, two.comparison) == (None, None)
    assert (len(one.images), len(two.images)) == (1, 2)
    assert all(path.exists() for path in (*one.images, *two.images))


def test_files_that_cannot_be_read_say_why(shop: Shop, tmp_path: Path) -> None:
    import pikepdf  # noqa: PLC0415 - for this test alone

    whole = shop.path("safe", "pdf")
    (tmp_path / "半个.pdf").write_bytes(whole.read_bytes()[:4000])
    (tmp_path / "假的.pdf").write_text("不是 PDF")
    (tmp_path / "空的.pdf").write_bytes(b"")
    (tmp_path / "半个.docx").write_bytes(shop.path("safe").read_bytes()[:9000])
    (tmp_path / "表.xlsx").write_bytes(b"PK\x03\x04")
    with pikepdf.open(whole) as pdf:
        pdf.save(tmp_path / "加密.pdf", encryption=pikepdf.Encryption(user="a", owner="b"))
    for name, words in (
        ("半个.pdf", "不完整或已损坏"),
        ("假的.pdf", "不是 PDF"),
        ("空的.pdf", "是空文件"),
        ("半个.docx", "不完整或已损坏"),
        ("表.xlsx", "不是能比对的文件"),
        ("加密.pdf", "加了密码"),
        ("没有.docx", "找不到"),
    ):
        with pytest.raises(FileError, match=words) as caught:
            shop.check(tmp_path / name)
        assert "稿件和版面不变" in str(caught.value)
        assert "作者" not in str(caught.value)
