"""Dates that keep every team and every owner within their limit."""
