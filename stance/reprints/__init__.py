"""Reprints: the same article in other articles' words, and one quote in many articles."""
