"""Links to pages: fetched politely, within limits, and never from inside somebody's network."""

from stance.reading.web.client import Web
from stance.reading.web.fetching import Limits
from stance.reading.web.responses import Page

__all__ = ["Limits", "Page", "Web"]
