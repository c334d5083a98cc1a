"""Who said what, to whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.known_actors import known_actors
from corpus.reading.names import Gazetteer, read_names
from corpus.reading.quotes import read_said
from corpus.reading.sentences import split

GAZETTEER = Gazetteer(known_actors())
Told = tuple[str, str, bool]


def _said(text: str) -> list[Told]:
    """Speaker, addressee (or nothing) and whether it is quoted, sentence by sentence."""
    sentences = split(text)
    actors = read_names(text, sentences, GAZETTEER)
    names = [actor.name for actor in actors]
    return [
        (names[said.speaker], "" if said.addressee is None else names[said.addressee], said.direct)
        for said in read_said(text, sentences, actors)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "direct"),
    [
        ("Angela Merkel said that talks would go on.", "Angela Merkel", False),
        ("Angela Merkel has also warned of delays.", "Angela Merkel", False),
        ("“We will not wait,” said Angela Merkel.", "Angela Merkel", True),
        ('"We will not wait," German chancellor Angela Merkel said.', "Angela Merkel", True),
        ('"We will not wait," said German chancellor Angela Merkel.', "Angela Merkel", True),
        ("“We will not wait”, wrote the Kremlin.", "Kremlin", True),
        ("Angela Merkel, the chancellor at the time, said no.", "Angela Merkel", False),
        ("Angela Merkel, meanwhile, said no.", "Angela Merkel", False),
        ("According to Angela Merkel, talks go on.", "Angela Merkel", False),
        ("Talks go on, according to the Kremlin.", "Kremlin", False),
        ("After talks with Vladimir Putin, Angela Merkel said no.", "Angela Merkel", False),
        ("Anna Kowalska, head of research at Chatham House in London, said no.", "Anna Kowalska", False),
        ("Paris said it would not sign.", "France", False),
        ("Angela Merkel added: “We will not wait.”", "Angela Merkel", True),
        ("Talks will fail, said Angela Merkel.", "Angela Merkel", False),
    ],
)
def test_whoever_is_the_subject_of_the_saying_is_the_speaker(text: str, speaker: str, direct: bool) -> None:
    """Before the verb, behind it, behind an apposition or "according to"."""
    assert _said(text) == [(speaker, "", direct)]


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for Angela Merkel said no.",
        "After meeting Angela Merkel, officials said no.",
        "Angela Merkel's spokesman said no.",
        "Angela Merkel met him. He said no.",
        "German officials said no.",
        "Angela Merkel added three ministers to her cabinet.",
        "According to Angela Merkel's office, talks go on.",
        "“Angela Merkel said no,” a witness recalled.",
        "Officials said Angela Merkel would travel.",
        "Angela Merkel flew home.",
        "What was said about Angela Merkel is unknown.",
        "",
    ],
)
def test_nobody_speaks_where_the_name_is_not_the_subject(text: str) -> None:
    """Better no speaker than the wrong one."""
    assert _said(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Angela Merkel told Vladimir Putin that talks must go on.", ("Angela Merkel", "Vladimir Putin", False)),
        ('"It is late," Angela Merkel told Reuters.', ("Angela Merkel", "Reuters", True)),
        (
            "Angela Merkel said in a phone call with Russian president Vladimir Putin that talks must go on.",
            ("Angela Merkel", "Vladimir Putin", False),
        ),
        ("In a letter to Vladimir Putin, Angela Merkel said no.", ("Angela Merkel", "Vladimir Putin", False)),
        ("Angela Merkel told Vladimir Putin's envoy to wait.", ("Angela Merkel", "", False)),
        ("Angela Merkel told reporters to wait.", ("Angela Merkel", "", False)),
        ("Angela Merkel told CNN reporter Anna Kowalska to wait.", ("Angela Merkel", "Anna Kowalska", False)),
    ],
)
def test_whoever_is_told_is_the_addressee(text: str, told: Told) -> None:
    """The name itself right behind "told", or behind the call or letter; not whoever's envoy it was."""
    assert _said(text) == [told]


@pytest.mark.parametrize(
    ("text", "direct"),
    [
        ("Angela Merkel said “we will not wait” again.", True),
        ("Angela Merkel said «we will not wait» again.", True),
        ("Angela Merkel said: “We will not wait.", True),
        ("Angela Merkel said the “deal” was off.", False),
        ("Angela Merkel said the deal was off.", False),
    ],
)
def test_words_between_marks_make_it_direct(text: str, direct: bool) -> None:
    """A quotation has at least two words; a single word in marks is only doubted."""
    assert [said[2] for said in _said(text)] == [direct]


def test_each_sentence_has_its_own_speaker() -> None:
    """Statements come in the order of the text, one a sentence."""
    text = "Angela Merkel said she would wait. Vladimir Putin said he would not. Nothing happened."
    assert [said[0] for said in _said(text)] == ["Angela Merkel", "Vladimir Putin"]


@pytest.mark.parametrize(
    "text",
    [
        "What Angela Merkel said is not known.",
        "Olaf Scholz, whom Angela Merkel told about the bridge, left.",
        "Officials said that Angela Merkel said no.",
        "One aide testified that Angela Merkel said no.",
        "Neither Olaf Scholz nor Angela Merkel said no.",
        "Paris declared martial law.",
        "Angela Merkel , who met them , wrote a book called “No way”.",
        "Angela Merkel said goodbye to the team.",
        "Angela Merkel told the truth.",
        "Angela Merkel was told by Olaf Scholz that the bridge was shut.",
        "Angela Merkel is said to have left.",
        "The bridge is shut, as Angela Merkel said last year.",
        "Vladimir Putin had asked them to the Kremlin.",
        "The younger Merkel said no.",
        "Rebels who fight to overthrow Angela Merkel said no.",
        "He lost an election Angela Merkel said was free.",
        "The bridge, which Angela Merkel said was safe, fell.",
        "The MP, who met the cabinet secretary, Olaf Scholz, added that he would not.",
        "At 7:42 pm on 28 May 2009, Angela Merkel wrote: my view is another.",
        "A spokesman for German chancellor Angela Merkel, a friend of the king, said yes.",
        "“It is business.” Angela Merkel said it.",
        "Meeting the chief reporter, the American said he would not come.",
        "Angela Merkel insisted on using the bridge.",
        "Ivory Coast, where Angela Merkel says people feel safe, is calm, observers say.",
    ],
)
def test_what_only_looks_like_saying_is_no_statement(text: str) -> None:
    """Questions, hearsay, being told, books, farewells and declared states are nobody's statements."""
    assert _said(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“No way,” said the BBC's Jane Porter.", [("Jane Porter", "", True)]),
        ("`` No way , '' said the BBC 's Jane Porter .", [("Jane Porter", "", True)]),
        ("“No way,” Olaf Scholz told the BBC's Jane Porter.", [("Olaf Scholz", "Jane Porter", True)]),
        ("Olaf Scholz told the Russian news agency that talks failed.", [("Olaf Scholz", "", False)]),
        (
            "Olaf Scholz warned that the sum could rise before it is told to the US agency.",
            [("Olaf Scholz", "", False)],
        ),
        ("Dr. Jane Porter of the U.S. Federal Reserve told a briefing that rates fell.", []),
        ("Ali Omar , Libya 's envoy , told reporters that Olaf Scholz has announced war .", [("Ali Omar", "", False)]),
        ("Her German counterpart, Jane Porter, said Moscow would wait.", [("Jane Porter", "", False)]),
        ("Olaf Scholz declared confidently that the bridge would stand.", [("Olaf Scholz", "", False)]),
    ],
)
def test_the_speaker_and_the_one_addressed_are_the_right_ones(text: str, told: list[Told]) -> None:
    """An outlet in front of its reporter, an adjective in front of a noun and a further clause mislead nobody."""
    assert _said(text) == told


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Angela Merkel said yes. “It is late,” she added. She said it was so.", ["Angela Merkel"] * 3),
        ("Angela Merkel met Olaf Scholz, Annalena Baerbock said. She said he was late.", ["Annalena Baerbock"]),
        ("Mr Scholz said yes. She said it was late.", ["Olaf Scholz"]),
        ("Angela Merkel said yes. It was late. She said it was so.", ["Angela Merkel"]),
        ("The Kremlin said yes. He said it was so.", ["Kremlin"]),
        ("Angela Merkel said yes. Before Olaf Scholz left, he said it was late.", ["Angela Merkel"]),
    ],
)
def test_he_or_she_is_whoever_spoke_before_where_nobody_else_can_be_meant(text: str, speakers: list[str]) -> None:
    """Right behind a statement, with no second person named and no title against it."""
    assert [said[0] for said in _said(text)] == speakers


def test_a_quotation_of_several_sentences_is_told_with_the_one_that_names_the_speaker() -> None:
    """What is said by others within it is hearsay, and the closing mark shows whose words they are."""
    text = '"It is late. Vladimir Putin said so. We agree," Angela Merkel said.'
    assert _said(text) == [("Angela Merkel", "", True)]


_PIECES = st.sampled_from(
    [
        "Angela Merkel",
        "said",
        "told",
        "according to",
        "“",
        "”",
        '"',
        ",",
        ".",
        "the",
        "Putin",
        "'s",
        "in a letter to",
        "(",
        "\n",
        "that",
    ]
)


@given(st.one_of(st.text(max_size=100), st.lists(_PIECES, max_size=30).map(" ".join)))
def test_any_text_is_read(text: str) -> None:
    """No text makes it fail; spans are sentences, and speakers and addressees are different actors."""
    sentences = split(text)
    actors = read_names(text, sentences, GAZETTEER)
    spans = {(sentence.start, sentence.end) for sentence in sentences}
    for said in read_said(text, sentences, actors):
        assert (said.start, said.end) in spans
        assert 0 <= said.speaker < len(actors)
        assert said.addressee is None or said.addressee != said.speaker
