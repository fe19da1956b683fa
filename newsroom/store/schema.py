"""What marks a file as a library, and which schema this program writes.

The history of the schema is told by `migrations`; this module is apart so that opening a library
that is up to date loads nothing else.
"""

from __future__ import annotations

APPLICATION_ID = 0x4E525331  # "NRS1", in the file's header
SCHEMA_VERSION = 7  # the number of migrations
