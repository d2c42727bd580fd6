"""What makes the pictures of the course; it meets the engine in files only."""
