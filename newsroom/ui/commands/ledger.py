"""统计与档案: what was used and is paid, who wrote it, and what was printed before."""

from __future__ import annotations

from newsroom.ui.commands.archive import ARCHIVE
from newsroom.ui.commands.command import Menu
from newsroom.ui.commands.figures import FIGURES
from newsroom.ui.commands.people import PEOPLE

LEDGER = Menu("统计与档案(&T)", (*FIGURES, None, *PEOPLE, None, *ARCHIVE))
