"""重稿: warned of when copy comes, is placed and signed; side by side; excused."""
