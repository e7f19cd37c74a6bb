"""The words that rules look for, a language a module."""
