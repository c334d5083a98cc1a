"""Bytes to a feed, in whichever format they are."""

from __future__ import annotations

from corpus.intake.feeds.json_feed import read_json
from corpus.intake.feeds.model import FeedDocument
from corpus.intake.feeds.xml_feed import read_xml


def read_feed(data: bytes, url: str, content_type: str = "") -> FeedDocument | None:
    """The feed that these bytes are; None where they are none.

    RSS 0.9 to 2.0, RDF, Atom and JSON Feed; what is broken is read as far as it goes. `url` is where it was fetched,
    `content_type` what the server called it.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return read_json(data, url)
    return read_xml(data, url, content_type)
