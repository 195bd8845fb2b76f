"""Handing a quote to other programs: the clipboard, the browser."""

from __future__ import annotations

import webbrowser

from tui.flows.host import FlowHost
from tui.plain import one_line
from tui.quote_citation import citation, web_link


async def copy(host: FlowHost) -> None:
    """Copy the quote under the cursor as a citation."""
    if host.entry:
        host.app.copy_to_clipboard(citation(host.entry, host.vocabulary.names))
        host.tell(
            "If nothing can be pasted, your terminal doesn't let programs copy (OSC 52).",
            title="Copied as a citation",
        )


async def open_article(host: FlowHost) -> None:
    """Open the article's link in a browser with a window of its own; without one, show the link."""
    if host.entry is None:
        return
    link = web_link(host.entry.article.url)
    if link is None:
        host.tell(
            one_line(host.entry.article.url or ""),
            title="No link of the web",
            severity="warning",
        )
    elif host.app.is_web or _has_window_browser():
        host.app.open_url(link)
        host.tell(link, title="Opened in the browser")
    else:
        host.tell(link, title="There is no browser here; the link")


def _has_window_browser() -> bool:
    """Whether there is a browser outside the terminal; one inside would draw over the dashboard."""
    try:
        return type(webbrowser.get()) is not webbrowser.GenericBrowser
    except webbrowser.Error:
        return False
