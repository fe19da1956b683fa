"""Articles and a page plan become finished frames: every position is decided here, once."""
