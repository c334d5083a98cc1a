"""`dateline preview`: the edition that a new subscriber would get, as a reader would see it."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from bot.clock import to_minute
from bot.commandline.options import at_option, moment
from bot.config import read_config
from corpus.corpus import Corpus, open_corpus

if TYPE_CHECKING:
    from digests.ledger.model import Letter

A_DAY = timedelta(days=1)


@click.command()
@at_option
@click.option("--since", metavar="TIME", help="Tell what came after this moment.  [default: a day before]")
@click.option("--zone", "written_zone", metavar="ZONE", help="Whose clock counts.  [default: DATELINE_TIMEZONE]")
@click.option("--json", "as_json", is_flag=True, help="Print a list of the messages.")
@click.argument("subject", metavar="TOPIC")
def preview(at: str | None, since: str | None, written_zone: str | None, as_json: bool, subject: str) -> None:
    """Print the digest of a topic, an actor or a search as a new subscriber would get it at a moment."""
    from bot.words import bare
    from digests.zones import find_zone

    config = read_config()
    zone = find_zone(written_zone, moment(at, config.timezone)) if written_zone else config.timezone
    now = moment(at, zone)
    begin = moment(since, zone, "--since") if since else now - A_DAY
    if begin >= now:
        raise click.BadParameter("That is not before the moment of the digest.", param_hint="--since")
    with closing(open_corpus(config.database, write=False)) as corpus:
        letter = _letter(corpus, subject, begin, now, zone)
    if as_json:
        records = [{"method": "sendMessage", "text": bare(html), "html": html} for html in letter.parts]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join(bare(html) for html in letter.parts))


def _letter(corpus: Corpus, words: str, since: datetime, now: datetime, zone: ZoneInfo) -> Letter:
    """What is told to somebody who was told nothing."""
    from digests.ledger.model import Edition, EditionId, Subscriber, SubscriptionId
    from digests.letters import Letters, about
    from digests.subjects import find_subject

    local = to_minute(now).astimezone(zone).replace(tzinfo=None)
    edition = Edition(
        id=EditionId(0),
        subscription=SubscriptionId(0),
        subscriber=Subscriber(0),
        about=about(find_subject(corpus, words, now)),
        slot=local.isoformat(timespec="minutes"),
        zone=zone,
        since=since,
        asof=now,
        line=0,
        asked=True,
    )
    return Letters(corpus).write(edition, frozenset(), hush=False)
