"""检索稿库: a window over everything the library holds."""
