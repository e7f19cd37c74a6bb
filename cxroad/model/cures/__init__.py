"""What is wrong with a value that could not be read, and what to write instead."""
