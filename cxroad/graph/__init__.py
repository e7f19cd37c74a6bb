"""What waits for what: the order of work, circles, and the choice of a part of it."""
