"""Text to attributions: source, cue and content, by quotation marks, cue words and the dependency parse."""

from stance.quoting.attribution import attributions

__all__ = ["attributions"]
