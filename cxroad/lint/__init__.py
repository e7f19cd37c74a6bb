"""Rules about roadmaps, and the engine that asks them."""
