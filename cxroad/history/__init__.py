"""History: what files were in git, and what changed since."""
