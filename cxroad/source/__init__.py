"""Text with places: spans, routes and the parsed document."""
