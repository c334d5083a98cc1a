"""News pages made by chance, with the furniture of real ones and a text that is known: for measuring the intake."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from html import escape
from pathlib import Path

from benchmarks import synthetic

OUTLETS = 12
SECTIONS = "World Politics Business Science Health Sport Culture Opinion Weather Video Travel Cars".split()
BODIES = ("article-body", "story__text", "entry-content", "post", "c-content", "richtext")


def pages(count: int, seed: int) -> Iterator[tuple[str, str, str]]:
    """So many pages: name, markup (about 50,000 characters), and the paragraphs of the article, a line each."""
    chance = random.Random(seed)
    for number, record in enumerate(synthetic.articles(count, seed)):
        text = str(record["text"])
        yield f"{record['id']}.html", _page(chance, number % OUTLETS, record, text.splitlines()), text


def write(folder: Path, count: int, seed: int) -> dict[str, str]:
    """Write so many pages into a folder; the text of each by its name."""
    folder.mkdir(exist_ok=True)
    texts = {}
    for name, markup, text in pages(count, seed):
        (folder / name).write_text(markup, encoding="utf-8")
        texts[name] = text
    return texts


def _page(chance: random.Random, outlet: int, record: dict[str, object], paragraphs: list[str]) -> str:
    name, host = f"Outlet {outlet}", f"https://outlet{outlet}.example"
    title = escape(str(record["title"]))
    linked = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": record["title"],
        "datePublished": f"{record['published']}T09:30:00+01:00",
        "author": {"@type": "Person", "name": "Ann Example"},
        "publisher": {"@type": "Organization", "name": name},
    }
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | {name}</title>
<link rel="canonical" href="{host}/news/{record["id"]}"><meta property="og:title" content="{title}">
<meta property="og:site_name" content="{name}"><script type="application/ld+json">{json.dumps(linked)}</script>
<style>{_style(chance)}</style><script>{_script(chance)}</script></head><body class="page">{_head(chance, name)}
<div class="layout"><main><article><p class="section">{chance.choice(SECTIONS)}</p><h1>{title}</h1>
<div class="byline">By <a href="/a/ann">Ann Example</a>
<time datetime="{record["published"]}">{record["published"]}</time></div>
{_share()}<figure><img src="/p.jpg" alt="">
<figcaption>A street in the capital. Picture: archive</figcaption></figure>
<div class="{BODIES[outlet % len(BODIES)]}">{_body(chance, paragraphs)}</div>{_share()}</article>
{_comments(chance)}</main>
<aside class="sidebar">{_teasers(chance, 24, "Most read")}</aside></div>{_teasers(chance, 18, "More from " + name)}
{_foot(name)}<script>{_script(chance)}</script></body></html>"""


def _body(chance: random.Random, paragraphs: list[str]) -> str:
    parts = [f"<p>{escape(each)}</p>" for each in paragraphs]
    parts.insert(
        chance.randrange(1, len(parts)), '<aside class="newsletter"><p>Sign up for our newsletter.</p></aside>'
    )
    parts.insert(chance.randrange(1, len(parts)), '<div class="ad">Advertisement</div>')
    parts.insert(
        chance.randrange(1, len(parts)), '<p class="related">Read also: <a href="/x">what happened before</a></p>'
    )
    return "".join(parts)


def _head(chance: random.Random, name: str) -> str:
    menu = "".join(f'<li><a href="/{each.lower()}">{each}</a></li>' for each in SECTIONS * 3)
    return (
        '<div id="cookie-banner" class="consent"><p>We and our 812 partners value your privacy.</p>'
        "<button>Accept</button></div>"
        f'<header><a class="logo" href="/">{name}</a><nav><ul>{menu}</ul></nav>'
        f'<div class="ticker">{_teasers(chance, 5, "Live")}</div></header>'
    )


def _teasers(chance: random.Random, count: int, title: str) -> str:
    def teaser() -> str:
        words = " ".join(chance.sample(synthetic.PLAIN, 6)).capitalize()
        link = f'<a href="/t/{chance.randrange(10**6)}">'
        return f'<li>{link}<img src="t.jpg"><h3>{words}</h3><p>{words} again, say members.</p></a></li>'

    return f'<section class="teasers"><h2>{title}</h2><ul>{"".join(teaser() for _ in range(count))}</ul></section>'


def _share() -> str:
    links = "".join(
        f'<a href="https://{each}.example/share"><svg viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>{each}</a>'
        for each in "abcde"
    )
    return f'<div class="share">{links}</div>'


def _comments(chance: random.Random) -> str:
    said = "".join(
        f"<li><b>reader{n}</b> <p>I think the {chance.choice(synthetic.PLAIN)} is to blame.</p></li>" for n in range(8)
    )
    return f'<section id="comments"><h2>8 comments</h2><ul>{said}</ul></section>'


def _foot(name: str) -> str:
    links = "".join(f'<a href="/{each}">{each}</a> ' for each in ("imprint", "privacy", "terms", "contact", "jobs") * 4)
    return f"<footer><p>© 2024 {name}. All rights reserved.</p>{links}</footer>"


def _style(chance: random.Random) -> str:
    return "".join(f".c{chance.randrange(10**6)}{{margin:0 {n}px;color:#{n:06x}}}" for n in range(250))


def _script(chance: random.Random) -> str:
    return "".join(f"window.q=window.q||[];q.push(['e{n}',{chance.random()},'<div>']);" for n in range(120))
