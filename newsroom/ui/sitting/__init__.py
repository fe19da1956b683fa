"""Who sits at the keyboard: chosen at start, changed by one click, guarded by a PIN."""
