"""From a quote to other programs: the clipboard, the browser."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING

from tui.plain import one_line
from tui.quote_citation import citation, web_link

if TYPE_CHECKING:
    from tui.screens.main import Main


async def copy(main: Main) -> None:
    """Copy the quote under the cursor as a citation."""
    if main.entry:
        main.app.copy_to_clipboard(citation(main.entry, main.vocabulary.names))
        main.notify(
            "If nothing can be pasted, your terminal doesn't let programs copy (OSC 52).",
            title="Copied as a citation",
        )


async def open_article(main: Main) -> None:
    """Open the article's link in the browser, where there is one beside the terminal."""
    if main.entry is None:
        return
    link = web_link(main.entry.article.url)
    if link is None:
        main.notify(
            one_line(main.entry.article.url or ""),
            title="No link of the web",
            severity="warning",
            markup=False,
        )
    elif main.app.is_web or _has_window_browser():
        main.app.open_url(link)
        main.notify(link, title="Opened in the browser", markup=False)
    else:
        main.notify(link, title="There is no browser here; the link", markup=False)


def _has_window_browser() -> bool:
    """A browser that runs in the terminal would draw over the dashboard."""
    try:
        return type(webbrowser.get()) is not webbrowser.GenericBrowser
    except webbrowser.Error:
        return False
