"""相关旧稿: earlier stories about the same, beside the one that is written."""
