"""Building what is handed out."""
