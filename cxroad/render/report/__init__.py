"""The report as one HTML file: chapters, pictures, and a timeline that can be asked."""
