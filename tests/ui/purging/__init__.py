"""彻底删除 from the window."""
