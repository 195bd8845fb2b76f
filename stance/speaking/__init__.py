"""Whose the sources are: from the entities that a quote's source means to who speaks in it."""

from stance.speaking.speakers import joint, speakers

__all__ = ["joint", "speakers"]
