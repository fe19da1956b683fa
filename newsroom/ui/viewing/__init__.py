"""A library that is only looked at: how it comes to that, what is told, how it ends."""
