"""Bytes to text, with care: a wrong guess would spoil every word."""

from __future__ import annotations

import codecs

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONE_BYTE = ("cp1252", "cp1251")


class NotText(ValueError):
    """The bytes are no text that can be told; the message says what they are instead."""


def decode(data: bytes, declared: str = "") -> str:
    """The text of these bytes: by byte order mark, as UTF-8, as declared, or as the likelier of two old code pages.

    Raises `NotText` where they are binary or no guess gives readable text.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], name)
    if b"\0" in data:
        raise NotText("it is binary, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _declared(data, declared) or _guessed(data)


def _strictly(data: bytes, name: str) -> str:
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        raise NotText("its encoding can't be told") from None
    if "\0" in text:
        raise NotText("it is binary, not text")
    return text


def _declared(data: bytes, declared: str) -> str:
    try:
        name = codecs.lookup(declared).name if declared else ""
        if not name or name.startswith(("utf-16", "utf-32", "utf-7", "idna", "punycode", "unicode", "raw")):
            return ""
        return data.decode(name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return ""


def _guessed(data: bytes) -> str:
    sample = data[:200_000]
    best = max(_ONE_BYTE, key=lambda name: _looks_written(sample, name))
    if _looks_written(sample, best) < 0.9:
        raise NotText("its encoding can't be told")
    return data.decode(best, errors="replace")


def _looks_written(data: bytes, name: str) -> float:
    """How much of the text looks like writing, 0 to 1, if the bytes are in this code page.

    Control characters count against it, and so do letters beyond ASCII that stand as that language never has them:
    Latin ones in whole words, Cyrillic ones between Latin letters.
    """
    text = data.decode(name, errors="replace")
    if not text:
        return 0.0
    control = sum((char < " " and char not in "\t\n\r\f") or char in "\x7f\ufffd" for char in text)
    letters = [n for n, char in enumerate(text) if char > "\x7f" and char.isalpha()]
    odd = sum(_out_of_place(text, n, name) for n in letters)
    return 1.0 - 5 * control / len(text) - (odd / len(letters) if letters else 0.0)


def _out_of_place(text: str, n: int, name: str) -> bool:
    around = text[max(n - 1, 0) : n] + text[n + 1 : n + 2]
    beside = [char for char in around if char.isalpha()]
    foreign = [char > "\x7f" for char in beside]
    if name == "cp1252":
        return bool(foreign) and all(foreign)
    return bool(foreign) and not any(foreign)
