"""Customer-experience roadmaps as YAML in git: checked, ordered, scheduled, summarised."""

__version__ = "0.1.0"
