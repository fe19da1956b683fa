"""The menu bar."""

from __future__ import annotations

from newsroom.ui.commands.around import HELP, RECORDS, SHOWING
from newsroom.ui.commands.copy import ARTICLES, EDITING
from newsroom.ui.commands.ledger import LEDGER
from newsroom.ui.commands.office import OFFICE
from newsroom.ui.commands.pages import PAGES, PLACEMENTS
from newsroom.ui.commands.reviews import REVIEWS

MENUS = (OFFICE, EDITING, ARTICLES, PAGES, PLACEMENTS, REVIEWS, LEDGER, RECORDS, SHOWING, HELP)
