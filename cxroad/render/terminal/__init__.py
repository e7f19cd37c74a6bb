"""Drawings for a terminal: the only renderers that use rich, and none of them prints."""
