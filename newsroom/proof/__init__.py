"""Finds faults (疑误) in copy; shows and never mends."""
