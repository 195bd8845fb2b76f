"""Bytes to articles: files, folders, links and standard input, each read by its format, with clean text."""

from stance.reading.sources import SUFFIXES, read

__all__ = ["SUFFIXES", "read"]
