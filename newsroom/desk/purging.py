"""彻底删除: a piece goes for good, by the word of the person in charge.

Nothing of it comes back: neither by undo nor from the bin. The event log keeps one line of who did
it when and why; that is all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from newsroom.desk import backing
from newsroom.desk.undo import Steps
from newsroom.errors import NewsroomError, RefusedError
from newsroom.job import Job
from newsroom.model.backup import Backup
from newsroom.model.change import Change
from newsroom.model.person import Duty, Person
from newsroom.model.purge import Purge
from newsroom.model.status import IssueStatus
from newsroom.store import erasing, purging, purging_backups
from newsroom.store.database import Database
from newsroom.store.library import Library

VERB = purging.VERB
REASONS = (
    "违法或不良信息",
    "涉及个人隐私",
    "侵犯他人权利",
    "当事人要求",
    "上级要求",
    "误收",
)
_MOST = 40  # characters of a reason
_RUN = 8  # characters in a row of the piece that a reason may not repeat


@dataclass(frozen=True, slots=True)
class Looked:
    """What would go, and the backups that hold the piece."""

    purge: Purge
    backups: tuple[Backup, ...] = ()


class Purging:
    """The verbs of deleting for good."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def in_charge(self) -> Person:
        """Who sits at the keyboard and may delete for good: the chief editor, or someone who does
        everything. Raises RefusedError.
        """
        person = self._library.persons.named(self._person())
        if person is None:
            raise RefusedError(
                "还不知道是谁在用，不能彻底删除",
                kept="没有删除",
                advice="请先点窗口右上角的姓名，写明是谁",
            )
        if person.duties and Duty.CHIEF not in person.duties:
            raise RefusedError(
                f"彻底删除要由{Duty.CHIEF.text}来做，{person.name}没有这项职责",
                kept="没有删除",
                advice="可以先“移到回收站”，再请负责人彻底删除",
            )
        return person

    def check(self, looked: Purge) -> None:
        """Raise RefusedError where the piece is signed off and still to be printed."""
        held = [one for one in looked.stood if one.state == IssueStatus.RELEASED.value]
        if held:
            raise RefusedError(
                f"《{looked.title}》在已签发、还没有刊出的一期里（{held[0].label}）",
                kept="没有删除",
                advice="请先用“审校—本期签发—重新打开本期…”，把它从版面撤下，再彻底删除",
            )

    def delete(self, article: str, reason: str, pin: str = "") -> Change:
        """Delete a piece with everything that speaks of it. `wipe` is to follow.

        Cannot be undone, nor can what was done before: those steps are forgotten. Raises
        RefusedError where this person may not, where the reason is missing or tells of the text,
        where the PIN is wrong; NotFoundError.
        """
        person = self.in_charge()
        if not self._library.persons.opens(person.uuid, pin):
            self._library.events.append(self._person(), "口令输错", (person.uuid,))
            raise RefusedError("口令不对，没有删除", kept="稿件还在")
        looked = self._library.purging.survey(article)
        self.check(looked)
        reason = self._reason(article, reason)
        with self._library.transaction():
            self._library.purging.erase(article)
            self._library.events.append(person.name, f"{VERB}（{reason}）", (article,))
        self._steps.forget()
        return Change(
            label=VERB,
            articles=frozenset({article}),
            pages=frozenset(one.page for one in looked.stood if one.page),
            issues=frozenset(one.issue for one in looked.stood),
            remarks=frozenset({article}),
            excuses=frozenset({article}),
            pool=True,
        )

    @property
    def unwiped(self) -> bool:
        """Whether traces of a deleted piece are still to be overwritten."""
        return self._library.unwiped

    def wipe(self, job: Job | None = None) -> bool:
        """Overwrite what deleting left in the file; whether all of it is done. May take seconds.

        Raises FileError, CancelledError: it can be gone on with at any time.
        """
        return self._library.purging.wipe(job)

    def _reason(self, article: str, reason: str) -> str:
        """A reason as the log takes it: it may not repeat what is deleted."""
        reason = " ".join(reason.split())
        if not reason:
            raise RefusedError("彻底删除要写明理由", kept="没有删除", advice="请选一条或写一条理由")
        if len(reason) > _MOST:
            raise RefusedError(f"理由最多 {_MOST} 字", kept="没有删除")
        runs = [reason[at : at + _RUN] for at in range(len(reason) - _RUN + 1)]
        draft = self._library.history.draft(article)
        texts = [one.article for one in self._library.history.revisions(article)]
        texts += [draft.article] if draft is not None else []
        named = any(name in reason for name in erasing.titles(texts))
        if named or any(run in text.body for run in runs for text in texts):
            raise RefusedError(
                "理由里写了稿件的标题或内容，会留在操作记录里",
                kept="没有删除",
                advice="请只写类别，如“涉及个人隐私”",
            )
        return reason


def look(path: Path, article: str, places: Iterable[Path] = ()) -> Looked:
    """What deleting a piece would take, and where it would still be. Runs in any thread, on a
    connection of its own. Raises NotFoundError, FileError.
    """
    with closing(Database(path)) as database:
        found = purging.survey(database, article)
    return Looked(found, backing.holding(path, article, places))


def clean_backups(
    backups: Iterable[Backup], article: str, job: Job, *, delete: bool = False
) -> tuple[tuple[Backup, NewsroomError], ...]:
    """Take a piece out of backups, or delete those; gives those where it failed, and why.

    Runs in any thread. Raises CancelledError, between two.
    """
    wanted = tuple(backups)
    failed = []
    for number, backup in enumerate(wanted):
        job.report(number / len(wanted), f"正在清理备份 {number + 1}/{len(wanted)}")
        try:
            if delete:
                purging_backups.remove(backup, article)
            else:
                purging_backups.clean(backup, article, job)
        except NewsroomError as error:
            failed.append((backup, error))
    return tuple(failed)
