"""过刊入库: folders of past issues taken in."""
