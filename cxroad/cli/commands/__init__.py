"""The commands: one file each, with its arguments, one call into the library, one exit code."""
