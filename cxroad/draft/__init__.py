"""Drafts: new roadmaps as commented YAML, from a template and some answers."""
