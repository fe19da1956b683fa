"""Reading a damaged library page by page, and building a new one of what could be read."""
