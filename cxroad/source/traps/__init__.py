"""The parser's words in the author's: what is wrong with a text that is not YAML, and the cure."""
