"""An article from a mail: a newsletter, or a report that somebody forwarded; or a page that was saved like one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parseaddr
from itertools import islice

from corpus.intake.dating.given import given
from corpus.intake.decoding import NotText, decode
from corpus.intake.furniture import normalise
from corpus.intake.pages import read_html
from corpus.intake.raw import Kind, RawArticle
from corpus.intake.rejection import Rejection
from corpus.intake.urls import web_address

MOST_PARTS = 200
_WRAPPED = 55
"""A line of so many characters goes on in the next one."""
_HEAD = 40
"""Lines within which a forwarded mail begins."""
_MARK = re.compile(
    r"[-_ >*]{0,12}(?:begin forwarded message|forwarded message|original message|weitergeleitete nachricht"
    r"|message transféré|mensaje reenviado|messaggio inoltrato|пересылаемое сообщение)[-_ :*]{0,12}",
    re.IGNORECASE,
)
_FIELD = re.compile(r"[> *]{0,4}(from|sent|date|subject|to|cc|reply-to)\*?: ?\*?(.{0,300})", re.IGNORECASE)
_FORWARDED = re.compile(r"\s*(?:(?:fwd?|fw|re|wg|tr|rv|aw)\s?(?:\[\d{1,3}\])?:\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a mail's head says of it."""

    subject: str = ""
    sender: str = ""
    date: str = ""
    url: str | None = None


def read_mail(data: bytes, origin: str) -> RawArticle | Rejection:
    """The article of a mail; of one that was forwarded, with the title, sender and date of the mail within."""
    try:
        message = _innermost(BytesParser(policy=compat32).parsebytes(data))
        told, found = _head(message), _body(message, origin)
    except RecursionError:
        return Rejection(origin, "its parts are nested too deep")
    if isinstance(found, Rejection):
        return found
    inner, lines = _forwarded(found.lines)
    subject = inner.subject or told.subject
    date = inner.date or told.date
    if not any(char.isalnum() for line in lines for char in line):
        return Rejection(origin, "the mail holds no text")
    return replace(
        found,
        lines=tuple(lines),
        title=_FORWARDED.sub("", subject, count=1) or found.title,
        source=_name(inner.sender) or _name(told.sender) or found.source,
        url=told.url or found.url,
        published=given(date, evidence="date of the mail") if date else None,
        kind=Kind.MAIL,
    )


def read_saved(data: bytes, origin: str) -> RawArticle | Rejection:
    """The article of a page that a browser saved as one file (MHTML), with the address it was saved from."""
    try:
        message = BytesParser(policy=compat32).parsebytes(data)
        page = next((part for part in _parts(message) if part.get_content_type() == "text/html"), None)
    except RecursionError:
        return Rejection(origin, "its parts are nested too deep")
    if page is None:
        return Rejection(origin, "it holds no page")
    address = _line(message, "Snapshot-Content-Location") or _line(page, "Content-Location")
    return read_html(_bytes(page), origin, web_address(address), _charset(page))


def _innermost(message: Message) -> Message:
    """The mail that was forwarded as an attachment, where one was."""
    for _ in range(5):
        inner = next((part for part in _parts(message) if part is not message and _is_mail(part)), None)
        if inner is None:
            return message
        message = inner
    return message


def _is_mail(part: Message) -> bool:
    return bool(part["From"] and (part["Subject"] or part["Date"]))


def _parts(message: Message) -> Iterator[Message]:
    return islice(message.walk(), MOST_PARTS)


def _body(message: Message, origin: str) -> RawArticle | Rejection:
    """What the mail says: by its markup where it has any, since plain text is often an afterthought."""
    shown = [part for part in _parts(message) if part.get_content_disposition() != "attachment"]
    pages = [part for part in shown if part.get_content_type() == "text/html"]
    for part in pages:
        page = read_html(_bytes(part), origin, charset=_charset(part))
        if isinstance(page, RawArticle):
            return replace(page, published=None)
    for part in shown:
        if part.get_content_type() == "text/plain":
            try:
                text = decode(_bytes(part), _charset(part))
            except NotText as trouble:
                return Rejection(origin, str(trouble))
            return RawArticle(origin, tuple(_paragraphs(text, flowed=part.get_param("format") == "flowed")))
    return Rejection(origin, "the mail holds no text")


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: Message) -> str:
    charset = part.get_param("charset")
    return charset[:40] if isinstance(charset, str) else ""


def _head(message: Message) -> _Told:
    address = re.search(r"https?://[^\s<>]{1,2000}", _line(message, "Archived-At"))
    return _Told(
        _line(message, "Subject"),
        _line(message, "From"),
        _line(message, "Date"),
        web_address(address[0]) if address else None,
    )


def _line(message: Message, name: str) -> str:
    """A field of the head as a person reads it."""
    value = str(message.get(name) or "")[:2000]
    try:
        pieces = decode_header(value)
    except ValueError:
        return normalise(value)
    return normalise("".join(_piece(piece, charset or "") for piece, charset in pieces))


def _piece(piece: bytes | str, charset: str) -> str:
    if isinstance(piece, str):
        return piece
    try:
        return decode(piece, charset) if piece else ""
    except NotText:
        return ""


def _name(sender: str) -> str:
    """Who a mail is from, by the name, or by the site of the address."""
    name, address = parseaddr(sender)
    site = address.rpartition("@")[2]
    return normalise(name) or site.removeprefix("mail.").removeprefix("news.")


def _paragraphs(text: str, *, flowed: bool) -> Iterator[str]:
    """A mail's lines as paragraphs: lines are broken at some width, and a signature ends the text."""
    held = ""
    goes_on = False
    for raw in text.splitlines():
        if raw.rstrip() == "--":
            break
        line = raw.strip()
        if held and not (goes_on and line):
            yield held
            held = ""
        held = f"{held} {line}" if held else line
        goes_on = raw.endswith(" ") if flowed else len(raw.rstrip()) >= _WRAPPED
    if held:
        yield held


def _forwarded(lines: Sequence[str]) -> tuple[_Told, Sequence[str]]:
    """What the head of a mail within the text says, and the text below it; of any other mail nothing and all."""
    at = next((n for n, line in enumerate(lines[:_HEAD]) if _MARK.fullmatch(line.strip()[:120])), None)
    if at is None:
        return _Told(), lines
    fields: dict[str, str] = {}
    n = at + 1
    while n < len(lines) and (not lines[n].strip() or (field := _FIELD.fullmatch(lines[n].strip()[:320]))):
        if lines[n].strip() and field:
            fields.setdefault(field[1].lower(), field[2].strip(" *"))
        n += 1
    date = fields.get("date") or fields.get("sent") or ""
    return _Told(fields.get("subject", ""), fields.get("from", ""), date), lines[n:]
