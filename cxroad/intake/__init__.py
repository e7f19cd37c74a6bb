"""Work planned elsewhere, taken in: tables and project files become a roadmap."""
