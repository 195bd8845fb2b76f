"""Training of the linear model that `stance.scoring.model` applies; scoring runs nothing of it."""
