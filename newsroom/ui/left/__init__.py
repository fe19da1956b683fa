"""The left of the window: what the tree and the pool are made of."""
