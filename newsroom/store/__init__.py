"""The library: one SQLite file and the folder of picture originals beside it."""
