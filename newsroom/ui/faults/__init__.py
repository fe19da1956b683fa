"""校对 in the window: waves while typing, the list to go through, what was let stand."""
