"""Text to attributions: which words are whose, by quotation marks, cue words and the dependency parse."""

from stance.quoting.attribution import attributions

__all__ = ["attributions"]
