"""From bytes to a roadmap, with everything that is wrong at its place."""
