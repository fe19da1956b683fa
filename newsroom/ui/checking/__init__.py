"""付印前总检 in the window: the list to click through, reasons, what is held of it, signatures."""
