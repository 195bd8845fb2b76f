"""Bytes to articles with clean text: files, folders, links and standard input, each read by its format."""

from stance.reading.sources import SUFFIXES, read

__all__ = ["SUFFIXES", "read"]
