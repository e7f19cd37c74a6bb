"""When things happen: the working-day grid, the network of work, its dates and its value."""
