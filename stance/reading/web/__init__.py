"""Links to pages: fetched politely, within limits, and never from inside somebody's network."""

from stance.reading.web.answers import Page
from stance.reading.web.fetching import Limits
from stance.reading.web.web import Web

__all__ = ["Limits", "Page", "Web"]
