"""Edits: changes to a file that touch only the lines concerned."""
