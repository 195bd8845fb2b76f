"""Links to pages: fetched politely, within limits, and never from inside somebody's network."""

from stance.reading.web.fetching import Limits, Page
from stance.reading.web.web import Web

__all__ = ["Limits", "Page", "Web"]
