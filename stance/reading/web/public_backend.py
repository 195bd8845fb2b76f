"""A network backend for public addresses only: it resolves names and connects to the addresses it checked.

httpcore asks the backend for every connection, those of redirects included. So no name is resolved a second
time between check and use (DNS rebinding).
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from typing import cast

import httpcore
import httpx

from stance.cleaning import Unreadable
from stance.reading.web.public_addresses import is_public

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""The addresses of a host name, in the order to try. Raises OSError."""


async def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host name, by the system's resolver."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(cast(str, address[0]) for *_, address in found))


class Unreachable(Unreadable):
    """A host that no connection can be made to."""


class PublicOnlyBackend(httpcore.AsyncNetworkBackend):
    """Connects to public addresses only, unless private ones are allowed."""

    def __init__(
        self,
        *,
        allow_private: bool = False,
        resolve: Resolve = resolve,
        network: httpcore.AsyncNetworkBackend | None = None,
    ) -> None:
        self._allow_private = allow_private
        self._resolve = resolve
        self._network = network or httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first of the host's addresses that accepts one.

        Raises `Unreadable` where the host has no address, or any that isn't public.
        """
        problem: Exception | None = None
        for address in await self.addresses(host, port):
            try:
                return await self._network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
        raise Unreachable(f"can't be reached: {host} takes no connection") from problem

    async def addresses(self, host: str, port: int) -> list[str]:
        """The host's addresses, all of them checked. Raises `Unreadable`."""
        try:
            found = await self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise Unreachable(f"can't be reached: no address is known for {host}") from error
        for address in found:
            if not self._allow_private and not is_public(address):
                named = address if address == host else f"{host} leads to {address}, which"
                raise Unreadable(f"is refused: {named} is not on the public internet")
        return found


class Transport(httpx.AsyncBaseTransport):
    """httpx over the backend's connections, never through a proxy, which would resolve names by itself."""

    def __init__(self, backend: PublicOnlyBackend) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            network_backend=backend,
            # With a limit, a slow host would use up the time of requests to others.
            max_connections=None,
            max_keepalive_connections=32,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The response before its body. Raises httpcore's errors and the backend's."""
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Stream(answer),
            extensions=answer.extensions,
        )

    async def aclose(self) -> None:
        """Close all connections."""
        await self._pool.aclose()


class _Stream(httpx.AsyncByteStream):
    """The body of a response."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._answer.aiter_stream()

    async def aclose(self) -> None:
        await self._answer.aclose()
