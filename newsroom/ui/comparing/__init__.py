"""回样比对 and 改样单 in the window: differences decided on, pictures beside ours, the list."""
