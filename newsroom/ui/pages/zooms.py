"""What a zoom may be: a percentage of the printed size, or one of the two that follow the pane."""

from __future__ import annotations

FIT_WIDTH = 0.0
FIT_PAGE = -1.0
LEAST, MOST = 25.0, 400.0
