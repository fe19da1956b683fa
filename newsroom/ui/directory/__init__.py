"""作者档案 in the window: people, doubles, units."""
