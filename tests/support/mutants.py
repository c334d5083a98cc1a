"""What hostile and broken sites send: mutants of real documents, and the known bombs."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable

from small_web import Document, Page, endless

RSS = "application/rss+xml"
SPLICED = (
    *(b"<!--", b"]]>", b"<![CDATA[", b"&#x110000;", b"&#xD800;", b"&a;", b"<!DOCTYPE x [", b"<!ENTITY a '&a;'>", b"\0"),
    *(
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"\xc3",
        b"<a xmlns=''>",
        b"<?xml?>",
        b"</item>",
        b"</entry>",
        b"<item>",
    ),
    *(
        b'encoding="utf-7"',
        b'encoding="utf-16"',
        b"<script>",
        b"<div>" * 50,
        b"&amp;" * 50,
        b"<",
        b">",
        b'"',
        b"'",
        b"{",
        b"[",
    ),
    *(
        "\u202e".encode(),
        b"tg://resolve?domain=x",
        b"javascript:",
        b"@everyone",
        b"/start",
        b"\x1b[2J",
        b"%s%n",
        b"{{7*7}}",
    ),
    *(b"9" * 400, b"-1", b"1e999", b"0000-00-00T99:99:99+99:99", b"http://[::1", b"http://127.0.0.1:1/", b" " * 300),
)


def mutant(chance: random.Random, document: bytes) -> bytes:
    """The document with one to eight accidents: cut, spliced, overwritten, repeated, torn off."""
    data = bytearray(document)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0:
                data[at : at + chance.randint(1, 40)] = b""
            case 1:
                data[at:at] = chance.randbytes(chance.randint(1, 8))
            case 2:
                data[at : at + 1] = chance.randbytes(1)
            case 3:
                begin = chance.randrange(len(data) + 1)
                data[at:at] = data[begin : begin + chance.randint(1, 400)] * chance.choice((1, 1, 1, 50))
            case 4:
                data[at:at] = chance.choice(SPLICED)
            case _:
                data = data[: max(at, 1)] if chance.random() < 0.2 else data
    return bytes(data)


def _rss(text: str, head: str = "", title: str = "Bomb") -> bytes:
    item = f"<item><title>{title}</title><guid>1</guid><description>{text}</description></item>"
    return f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>Bombs</title>{item}</channel></rss>'.encode()


def _laughs(levels: int = 12) -> bytes:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, levels))
    return _rss(f"&a{levels - 1};", f'<!DOCTYPE r [<!ENTITY a0 "lol">{lines}]>', title=f"&a{levels - 1};")


def _quadratic() -> bytes:
    return _rss("&a;" * 100_000, f'<!DOCTYPE r [<!ENTITY a "{"x" * 100_000}">]>')


def _outside(address: str) -> bytes:
    return _rss("&x;", f'<!DOCTYPE r [<!ENTITY x SYSTEM "{address}">]>', title="&x;")


def _packed(size: int) -> Document:
    return Document(gzip.compress(b"<rss>" + b" " * size), RSS, headers={"Content-Encoding": "gzip"})


def _twice() -> Document:
    inner = gzip.compress(_rss("x" * 8_000_000))
    return Document(gzip.compress(inner), RSS, headers={"Content-Encoding": "gzip"})


def _feed(data: bytes) -> Document:
    return Document(data, RSS)


BOMBS: dict[str, Callable[[], Page]] = {
    "billion laughs": lambda: _feed(_laughs()),
    "quadratic blow-up": lambda: _feed(_quadratic()),
    "external entity, a file": lambda: _feed(_outside("file:///etc/passwd")),
    "external entity, an address": lambda: _feed(_outside("http://127.0.0.1:1/x")),
    "external document type": lambda: _feed(_rss("x", '<!DOCTYPE r SYSTEM "http://127.0.0.1:1/x.dtd">')),
    "parameter entities": lambda: _feed(_rss("x", "<!DOCTYPE r [<!ENTITY % a '<!ENTITY b \"%a;\">'>%a;]>")),
    "nesting": lambda: _feed(_rss("<a>" * 300_000)),
    "nested channels": lambda: _feed(b"<rss version='2.0'>" + b"<channel><item>" * 200_000),
    "comments that never end": lambda: _feed(_rss(f"<![CDATA[{'<!--' * 60_000}]]>")),
    "comments of XML": lambda: _feed(_rss("<!-- -->" * 300_000)),
    "CDATA that never ends": lambda: _feed(_rss("<![CDATA[" * 100_000)),
    "deep markup": lambda: _feed(_rss(f"<![CDATA[{'<div>' * 50_000}]]>")),
    "tags that never end": lambda: _feed(_rss(f"<![CDATA[{'<a b=' * 50_000}]]>")),
    "less-than signs": lambda: _feed(_rss(f"<![CDATA[{'<' * 250_000}]]>")),
    "quotes": lambda: _feed(_rss("<![CDATA[" + '<a b="' * 40_000 + "]]>")),
    "ampersands": lambda: _feed(_rss("&" * 250_000)),
    "references": lambda: _feed(_rss("&#65;" * 400_000)),
    "an attribute of megabytes": lambda: _feed(b'<rss version="2.0" x="' + b"y" * 7_000_000 + b'">'),
    "attributes": lambda: _feed(b"<rss " + b" ".join(b"a%d='1'" % n for n in range(200_000)) + b">"),
    "namespaces": lambda: _feed(b"<rss " + b" ".join(b"xmlns:a%d='x%d'" % (n, n) for n in range(100_000)) + b">"),
    "items": lambda: _feed(b"<rss version='2.0'><channel>" + b"<item><title>x</title></item>" * 200_000),
    "white space": lambda: _feed(_rss(" " * 7_000_000)),
    "blank lines": lambda: _feed(b"\n" * 7_000_000),
    "a title of megabytes": lambda: _feed(_rss("x", title="word " * 1_000_000)),
    "digits": lambda: _feed(_rss("1" * 5_000_000, title="1 " * 100_000)),
    "JSON, nested": lambda: Document(b'{"version":"https://jsonfeed.org/version/1.1","items":' + b"[" * 3_000_000, RSS),
    "JSON, a number": lambda: Document(
        b'{"version":"https://jsonfeed.org/version/1.1","items":[],"x":' + b"9" * 5_000_000 + b"}", RSS
    ),
    "packed, 200 MB": lambda: _packed(200_000_000),
    "packed twice": _twice,
    "packed, no end": lambda: endless(b"\0" * 65_536, gzip.compress(b"<rss>")[:10], "gzip"),
    "no end": lambda: endless(b"<item><title>x</title></item>" * 2_000, b"<rss version='2.0'><channel>"),
    "UTF-7": lambda: _feed(b'<?xml version="1.0" encoding="utf-7"?><rss><channel>' + b"+ADw-" * 500_000),
    "UTF-16 in UTF-16": lambda: _feed(b"\xff\xfe" + "\udcff".encode("utf-16-le", "surrogatepass") * 1_000_000),
    "null bytes": lambda: _feed(b"<rss version='2.0'>" + b"\0" * 5_000_000),
}
"""By name: what makes each, since some are large."""
