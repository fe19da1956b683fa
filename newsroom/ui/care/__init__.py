"""Care: damaged libraries salvaged, the program's own account of itself, crashes told."""
