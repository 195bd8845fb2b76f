"""Where a speaker stands toward a target, as a score that its evidence adds up to."""

from stance.scoring.scores import score_pair, stances

__all__ = ["score_pair", "stances"]
