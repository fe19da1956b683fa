"""Copy that came in, put right on a sheet before it is taken in."""
