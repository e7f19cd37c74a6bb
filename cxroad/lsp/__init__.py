"""The editor: what is open in it, what is wrong there, and what helps while one types."""
