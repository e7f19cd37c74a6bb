"""Views: what a picture or a page shows, arranged once and drawn many times."""
