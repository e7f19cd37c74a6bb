"""Findings: what is wrong, where, how bad, and what to do about it."""
