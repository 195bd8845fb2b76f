"""Who speaks (to be written)."""

from stance.speaking.resolver import speakers

__all__ = ["speakers"]
