"""The server: textual-serve's, with a page that loads nothing from elsewhere and guarded requests."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib.resources import as_file, files
from string import Template

from aiohttp import web
from textual_serve.server import Server, to_int

from tui.serving.addresses import is_own_page, is_wanted

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws://{host}; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The page may load its own files only, and no other page may embed it."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class DashboardServer(Server):
    """Serves what a command shows, a process for each window."""

    def __init__(self, command: str, address: str, port: int) -> None:
        super().__init__(command, host=address, port=port, title="onrecord")

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guard)
        with as_file(files("tui") / "serving" / "page") as folder:
            app.router.add_static("/page", folder)
        return app

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not is_wanted(request.headers.get("Host"), self.host):
            raise web.HTTPForbidden(text="onrecord isn't served under this name\n")
        if request.path == "/ws" and not is_own_page(request.headers.get("Origin"), request.host):
            raise web.HTTPForbidden(text="only the dashboard's own page may connect\n")
        response = await handler(request)
        if not response.prepared:
            response.headers["Content-Security-Policy"] = POLICY.format(host=request.host)
            response.headers["X-Content-Type-Options"] = "nosniff"
            response.headers["Referrer-Policy"] = "no-referrer"
        return response

    async def handle_index(self, request: web.Request) -> web.Response:
        """The page with the terminal in it."""
        page = Template((files("tui") / "serving" / "page" / "index.html").read_text(encoding="utf-8"))
        size = to_int(request.query.get("fontsize", "16"), 16)
        text = page.substitute(websocket=f"ws://{request.host}/ws", font_size=size)
        return web.Response(text=text, content_type="text/html")

    async def on_startup(self, app: web.Application) -> None:
        """Say where it is."""
        self.console.print(
            f"The dashboard is at {self.public_url} until Ctrl+C.", markup=False, highlight=False
        )
