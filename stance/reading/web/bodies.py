"""Bodies of responses: decompressed and counted as they arrive, and refused beyond the limit."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterable, Callable

from stance.cleaning import Unreadable, clean_line

GZIP_OR_ZLIB, RAW_DEFLATE = 47, -15
"""Window bits of zlib, with header detection and without a header; servers send both as "deflate"."""

ACCEPTED = "gzip, deflate"


class TooLarge(Unreadable):
    """A body beyond the size limit."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"is larger than {limit / 1_000_000:g} MB")


async def read_body(chunks: AsyncIterable[bytes], compression: str, *, limit: int) -> bytes:
    """The whole body, decompressed. `limit`, in bytes, holds before and after. Raises `Unreadable`."""
    inflate = _inflater(compression.strip().lower())
    body, received = bytearray(), 0
    async for chunk in chunks:
        received += len(chunk)
        body += inflate(chunk, limit - len(body) + 1)
        if received > limit or len(body) > limit:
            raise TooLarge(limit)
    inflate(b"", 0)
    return bytes(body)


def _inflater(compression: str) -> Callable[[bytes, int], bytes]:
    """A function of the next chunk and the most bytes to return; an empty chunk checks for a complete end."""
    if compression in ("", "identity"):
        return lambda chunk, room: chunk
    if compression not in ("gzip", "x-gzip", "deflate"):
        raise Unreadable(f"is compressed as {clean_line(compression)[:20]!r}, which wasn't asked for")
    stream = zlib.decompressobj(GZIP_OR_ZLIB)
    started = False

    def inflate(chunk: bytes, room: int) -> bytes:
        nonlocal stream, started
        if not chunk:
            if started and not stream.eof:
                raise Unreadable("broke off before its end")
            return b""
        if stream.eof:
            return b""
        try:
            piece = stream.decompress(chunk, room)
        except zlib.error:
            if started:
                raise Unreadable("is damaged: its compression breaks off") from None
            stream = zlib.decompressobj(RAW_DEFLATE)
            try:
                piece = stream.decompress(chunk, room)
            except zlib.error as error:
                raise Unreadable("is damaged: it isn't compressed as it says") from error
        started = True
        return piece

    return inflate
