"""审校: how far copy is, who has read it, what was remarked, and what changed since."""

from __future__ import annotations

from newsroom.ui.commands.command import Menu

REVIEWS = Menu("审校(&R)", ())
