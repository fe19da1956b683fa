"""差错率账 and 审读意见 in the window."""
