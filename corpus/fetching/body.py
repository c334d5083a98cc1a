"""An answer's body as it comes in: unpacked a little at a time, and given up as soon as it is too much."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from corpus.fetching.errors import BadEncoding, TooLarge

PIECE = 64 * 1024
"""Bytes that are unpacked at once."""
ENCODINGS = "gzip, deflate"
"""The compressions that are asked for. Others come only from servers that don't heed it."""
_WINDOWS = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost at most."""

    wire: int = 8 * 1024 * 1024
    """Bytes as they come."""
    inflated: int = 16 * 1024 * 1024
    """Bytes when unpacked."""
    seconds: float = 20.0
    """From the first request to the last byte, with all redirects; waiting for one's turn at a host is not counted."""
    redirects: int = 5


class Body:
    """One answer's body. It never holds more than `limits.inflated` bytes and one piece, whatever comes."""

    def __init__(self, url: str, encoding: str, limits: Limits) -> None:
        """`encoding` is the answer's Content-Encoding. Raises BadEncoding where it is none of ours."""
        self._url = url
        self._limits = limits
        self._came = 0
        self._held = 0
        self._pieces: list[bytes] = []
        self._encoding = encoding.strip().lower() or "identity"
        if self._encoding not in ("identity", *_WINDOWS):
            raise BadEncoding(url)
        self._head = b""
        self._unpacking: zlib._Decompress | None = None

    def add(self, chunk: bytes) -> None:
        """Take what has come. Raises TooLarge as soon as a cap is passed, BadEncoding."""
        self._came += len(chunk)
        if self._came > self._limits.wire:
            raise TooLarge(self._url)
        if self._encoding == "identity":
            self._keep(chunk)
        elif self._unpacking is not None:
            self._unpack(self._unpacking, chunk)
        else:
            self._head += chunk
            if len(self._head) > 1:
                self._unpacking = zlib.decompressobj(_window(self._encoding, self._head))
                self._unpack(self._unpacking, self._head)

    def whole(self) -> bytes:
        """The document, when all has come. Raises BadEncoding where its end is missing."""
        if self._encoding != "identity" and self._came and not (self._unpacking and self._unpacking.eof):
            raise BadEncoding(self._url)
        return b"".join(self._pieces)

    def _unpack(self, unpacking: zlib._Decompress, chunk: bytes) -> None:
        while chunk and not unpacking.eof:  # what follows the packed part is no part of the document
            try:
                self._keep(unpacking.decompress(chunk, PIECE))
            except zlib.error:
                raise BadEncoding(self._url) from None
            chunk = unpacking.unconsumed_tail

    def _keep(self, piece: bytes) -> None:
        self._held += len(piece)
        if self._held > self._limits.inflated:
            raise TooLarge(self._url)
        self._pieces.append(piece)


def _window(encoding: str, head: bytes) -> int:
    """How zlib is to read it; some servers leave the head out of what they call deflate."""
    headless = encoding == "deflate" and (head[0] & 0x0F != 8 or int.from_bytes(head[:2], "big") % 31)
    return -zlib.MAX_WBITS if headless else _WINDOWS[encoding]
