"""What a quote is about: mentions of countries, people and organisations, and topics.

`listed` finds the names that the registries know, `introduced` those that only the article knows.
"""

from stance.targets.listed import NamedBy
from stance.targets.mentions import Mention, mentions
from stance.targets.topics import topics

__all__ = ["Mention", "NamedBy", "mentions", "topics"]
