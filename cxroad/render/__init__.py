"""Renderers: a view or a report in, text out; no printing, no files, no clock, no environment."""
