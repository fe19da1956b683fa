"""版面计划: all pages of an issue at a glance."""
