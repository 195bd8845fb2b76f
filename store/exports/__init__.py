"""Selections as files: one module for each kind of export, from entries to the bytes of a file."""

from store.exports.writing import FORMATS, SUFFIXES, render, write

__all__ = ["FORMATS", "SUFFIXES", "render", "write"]
