"""Articles in mails: newsletters, forwarded reports, and pages that were saved as one file."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.policy import SMTP
from textwrap import fill

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.intake.mails import read_mail, read_saved
from corpus.intake.raw import Kind, RawArticle
from corpus.intake.rejection import Rejection

TEXT = (
    "The harbour of Strelsau was shut on Monday after its pilots walked out over their pay.",
    "Forty ships had to drop anchor in the roads, where a storm was expected by nightfall.",
)
HTML = "<html><body><h1>Harbour shut</h1>" + "".join(f"<p>{line}</p>" for line in TEXT) + "</body></html>"
SENT = "Mon, 20 May 2024 08:30:00 +0200"


def mail(**fields: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    told = {"Subject": "Harbour shut", "From": "Sample Wire <news@wire.example>", "Date": SENT} | fields
    for name, value in told.items():
        message[name.replace("_", "-")] = value
    return message


def read(data: bytes | EmailMessage) -> RawArticle:
    found = read_mail(data if isinstance(data, bytes) else data.as_bytes(), "a.eml")
    assert isinstance(found, RawArticle)
    return found


def plain(text: str, **fields: str) -> EmailMessage:
    message = mail(**fields)
    message.set_content(text)
    return message


def test_a_plain_mail_is_an_article() -> None:
    """Title, source and date are those of its head, and lines broken at a width are paragraphs again."""
    wrapped = "\n\n".join(fill(line, 72) for line in TEXT)
    found = read(plain(f"{wrapped}\n\n-- \nSample Wire, Harbour Street 1"))
    assert [line for line in found.lines if line] == list(TEXT)
    assert (found.title, found.source, found.kind) == ("Harbour shut", "Sample Wire", Kind.MAIL)
    assert found.published is not None
    assert found.published.at == datetime(2024, 5, 20, 6, 30, tzinfo=UTC)


def test_of_several_versions_the_markup_is_read() -> None:
    """A newsletter's plain text often says no more than that one should look at the other."""
    message = plain("Please open this mail in a browser.")
    message.add_alternative(HTML, subtype="html")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")
    assert [line for line in read(message).lines if line in TEXT] == list(TEXT)


def test_where_the_markup_says_nothing_the_plain_text_is_read() -> None:
    """A mail of pictures alone still has its words."""
    message = plain("\n".join(TEXT))
    message.add_alternative("<html><body><img src=a.png></body></html>", subtype="html")
    assert " ".join(TEXT) in " ".join(read(message).lines)


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("transfer", ["quoted-printable", "base64"])
def test_encodings_are_undone(encoding: str, transfer: str) -> None:
    """Of the text and of the head."""
    message = mail(Subject="Fähre überfällig", From="Küstenbote <bote@kueste.example>")
    message.set_content("Die Fähre nach Groß Zicker kam erst am Montag an.", charset=encoding, cte=transfer)
    found = read(message)
    assert found.lines == ("Die Fähre nach Groß Zicker kam erst am Montag an.",)
    assert (found.title, found.source) == ("Fähre überfällig", "Küstenbote")


def test_a_mail_forwarded_within_another_is_the_article() -> None:
    """The cover note is not."""
    outer = mail(Subject="Fwd: look at this", From="Ann <ann@home.example>", Date="Tue, 21 May 2024 10:00:00 +0000")
    outer.set_content("You should read this.")
    outer.add_attachment(plain("\n".join(TEXT)))
    found = read(outer)
    assert (found.title, found.source) == ("Harbour shut", "Sample Wire")
    assert found.published is not None
    assert found.published.at == datetime(2024, 5, 20, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize("mark", ["---------- Forwarded message ---------", "Begin forwarded message:"])
def test_a_mail_forwarded_in_the_text_is_the_article(mark: str) -> None:
    """With the title, sender and date that stand above it."""
    head = f"From: Sample Wire <news@wire.example>\nDate: {SENT}\nSubject: Harbour shut\nTo: Ann <ann@home.example>"
    text = "\n\n".join(("See below", f"{mark}\n{head}", *TEXT))
    found = read(plain(text, Subject="Fwd: Harbour", From="a@b.example"))
    assert [line for line in found.lines if line] == list(TEXT)
    assert (found.title, found.source) == ("Harbour shut", "Sample Wire")
    assert found.published is not None
    assert found.published.at == datetime(2024, 5, 20, 6, 30, tzinfo=UTC)


def test_a_reply_mark_is_no_title() -> None:
    """Nor is that it was forwarded."""
    assert read(plain(TEXT[0], Subject="Fwd: RE: [2] Harbour")).title in ("Harbour", "[2] Harbour")


def test_the_address_of_a_mails_copy_is_kept() -> None:
    """Lists say where a mail can be read on the web."""
    assert read(plain(TEXT[0], Archived_At="<https://lists.example/m/7>")).url == "https://lists.example/m/7"


def test_a_saved_page_has_the_address_it_was_saved_from() -> None:
    """Browsers write it above the parts."""
    saved = MIMEMultipart("related")
    saved["Snapshot-Content-Location"] = "https://wire.example/harbour"
    page = EmailMessage()
    page.set_content(HTML, subtype="html")
    saved.attach(page)
    found = read_saved(saved.as_bytes(), "a.mhtml")
    assert isinstance(found, RawArticle)
    assert (found.url, found.title) == ("https://wire.example/harbour", "Harbour shut")
    assert set(TEXT) <= set(found.lines)


def test_what_holds_nothing_is_told() -> None:
    """A mail of one picture, a saved file without a page."""
    picture = mail()
    picture.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    assert read_mail(picture.as_bytes(), "a.eml") == Rejection("a.eml", "the mail holds no text")
    assert read_saved(b"MIME-Version: 1.0\n\nx", "a.mht") == Rejection("a.mht", "it holds no page")


HEADS = st.sampled_from(
    ["Subject: a", "From: =?utf-8?q?=ff?=", "Content-Type: multipart/mixed; boundary=x", "--x", "", "--x--"]
)


@given(st.lists(HEADS | st.text(max_size=30), max_size=20).map("\n".join))
@example("Content-Type: text/plain; charset=no-such\n\nA harbour.")
@example("Subject: =?utf-8?b?!!!!?=\nFrom: =?x?q?a?= <\n\ntext")
@example("\n".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}" for n in range(2_000)))
def test_no_mail_breaks_its_reader(text: str) -> None:
    """Whatever it is, it is an article or told why not."""
    for reader in (read_mail, read_saved):
        assert isinstance(reader(text.encode("utf-8", "surrogatepass"), "a.eml"), RawArticle | Rejection)
