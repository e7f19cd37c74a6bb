"""The command line: one file a command, one call into the library, one exit code."""
