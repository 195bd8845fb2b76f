"""Links to pages: fetched within rate limits and other limits, and never from a private network."""

from stance.reading.web.client import Web
from stance.reading.web.fetching import Limits
from stance.reading.web.responses import Page

__all__ = ["Limits", "Page", "Web"]
