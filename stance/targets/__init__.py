"""What a quote is about: the countries, persons, organisations and topics that a stance can be toward."""

from stance.targets.target_mentions import TargetMention, target_mentions
from stance.targets.topics import topics

__all__ = ["TargetMention", "target_mentions", "topics"]
