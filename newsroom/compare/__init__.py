"""Compare: differences between texts, and between what was sent and what came back."""
