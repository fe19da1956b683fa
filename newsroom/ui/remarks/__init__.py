"""批注, 合样 and 核红 in the window: written on the page and beside copy, gathered, checked."""
