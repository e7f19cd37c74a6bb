"""The roadmap as its author wrote it: typed, frozen, free of positions and of computing."""
