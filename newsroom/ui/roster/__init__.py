"""人名职务库: who holds which title, in which order, and an issue's own order."""
