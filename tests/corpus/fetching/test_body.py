"""A body is unpacked as it comes, and given up as soon as it is too much."""

from __future__ import annotations

import contextlib
import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fetching.body import PIECE, Body, Limits
from corpus.fetching.errors import BadEncoding, TooLarge

MEGABYTE = 1024 * 1024
LIMITS = Limits()
PACKERS = {
    "": lambda data: data,
    "identity": lambda data: data,
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "GZIP ": gzip.compress,
    "deflate": zlib.compress,
    "Deflate": lambda data: zlib.compress(data, wbits=-15),
}


def read(packed: bytes, encoding: str, *, at_once: int = 1400, limits: Limits = LIMITS) -> bytes:
    body = Body("http://example.org/", encoding, limits)
    for at in range(0, len(packed), at_once):
        body.add(packed[at : at + at_once])
    return body.whole()


@given(st.binary(max_size=5000), st.sampled_from(sorted(PACKERS)), st.integers(1, 3000))
def test_what_was_packed_is_unpacked(data: bytes, encoding: str, at_once: int) -> None:
    """In all compressions that are asked for, however it is cut on the way; deflate also without its head."""
    assert read(PACKERS[encoding](data), encoding, at_once=at_once) == data


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, gzip", "rot13"])
def test_what_was_not_asked_for_is_refused(encoding: str) -> None:
    """Other compressions, and one over another, are not undone."""
    with pytest.raises(BadEncoding):
        Body("http://example.org/", encoding, LIMITS)


@given(st.binary(min_size=1, max_size=2000), st.sampled_from(["gzip", "deflate"]))
def test_noise_is_refused_or_read(data: bytes, encoding: str) -> None:
    """Whatever comes as packed, it is a document or an error."""
    with contextlib.suppress(BadEncoding):
        assert len(read(data, encoding)) < 2000 * 1100


def test_a_packed_document_without_its_end_is_refused() -> None:
    """Half a document is none; an empty body is one."""
    with pytest.raises(BadEncoding):
        read(gzip.compress(b"news" * 100)[:-9], "gzip")
    assert read(b"", "gzip") == b""


def test_what_follows_the_packed_document_is_passed_over() -> None:
    """Padding behind it is no part of it, and neither is another document, of which there could be millions."""
    assert read(gzip.compress(b"news") + b"\0" * 5000, "gzip") == b"news"
    assert read(gzip.compress(b"news") * 1000, "gzip") == b"news"


@pytest.mark.parametrize("over", [0, 1])
@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_the_caps_are_exact(encoding: str, over: int) -> None:
    """As much as is allowed is taken, and not a byte more: on the wire, and unpacked."""
    size = 200_000
    packed = PACKERS[encoding](b"n" * size)
    for limits in (Limits(wire=len(packed) - over), Limits(inflated=size - over)):
        if over:
            with pytest.raises(TooLarge):
                read(packed, encoding, limits=limits)
        else:
            assert len(read(packed, encoding, limits=limits)) == size


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_bomb_takes_no_more_memory_than_its_cap(encoding: str) -> None:
    """What would unpack to 256 MiB is stopped at 16 MiB, though it comes in one piece."""
    packer = zlib.compressobj(9, wbits=31 if encoding == "gzip" else 15)
    bomb = b"".join(packer.compress(bytes(MEGABYTE)) for _ in range(256)) + packer.flush()
    assert len(bomb) < 0.3 * MEGABYTE
    tracemalloc.start()
    try:
        with pytest.raises(TooLarge):
            read(bomb, encoding, at_once=len(bomb))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < LIMITS.inflated + len(bomb) + 20 * PIECE
