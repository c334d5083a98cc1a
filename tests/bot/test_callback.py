"""What buttons carry: 64 bytes that say all."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.callback import (
    LETTERS,
    LIMIT,
    Ask,
    Do,
    Idle,
    Open,
    Show,
    Tap,
    Turn,
    decode,
    encode,
    encode_edition,
    from_base36,
    to_base36,
)
from bot.commands import ADMINISTRATORS, LISTED, UNSEEN
from bot.question import Question, clean
from digests.ledger.model import EditionId

ASOF = datetime(2020, 11, 10, 23, 59, tzinfo=UTC)


class Drawer:
    """Keeps long questions, as the archive would."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def keep(self, text: str) -> int:
        self.texts.append(text)
        return len(self.texts) - 1

    def recall(self, number: int) -> str | None:
        return self.texts[number] if number < len(self.texts) else None


questions = st.builds(Question, st.sampled_from(sorted(LETTERS)), st.text(max_size=200).map(clean))
minutes = st.integers(0, 50_000_000).map(lambda minute: datetime.fromtimestamp(60 * minute + 59, UTC))
taps = st.one_of(
    st.builds(Ask, questions),
    st.builds(Do, questions),
    st.builds(Open, st.integers(0, 2**40).map(EditionId), st.integers(0, 5000)),
    st.builds(Turn, questions, minutes, st.integers(0, 5000)),
    st.builds(Show, questions, minutes, st.booleans()),
    st.just(Idle()),
)


@given(taps)
def test_what_is_written_is_read_again(tap: Tap) -> None:
    """Any tap fits into 64 bytes and comes back as it was, however long its question."""
    drawer = Drawer()
    data = encode(tap, drawer.keep)
    assert 1 <= len(data.encode()) <= LIMIT
    assert decode(data, drawer.recall) == tap


def test_short_questions_are_not_put_by() -> None:
    """Data that says all itself outlives the database."""
    drawer = Drawer()
    assert encode(Turn(Question("timeline", "grain deal"), ASOF, 1), drawer.keep) == "p:fxd3z:1:tgrain deal"
    assert not drawer.texts


def test_every_command_has_a_letter_of_its_own() -> None:
    """Whatever can be asked fits on a button."""
    assert set(LETTERS) == {*LISTED, *ADMINISTRATORS, *UNSEEN} - {"notice", "found"}
    assert len(set(LETTERS.values())) == len(LETTERS)


def test_an_edition_s_button_says_which() -> None:
    """Edition and page, so that it shows the same for ever."""
    assert encode_edition(EditionId(36)) == "e:10:0"
    assert decode("e:10:2", Drawer().recall) == Open(EditionId(36), 2)


@pytest.mark.parametrize(
    "data",
    [
        *("", "x", "::::", "a:", "a:?", "a:#0", "a:#?", "p:", "p:zz"),
        *("x:", "x:?", "x:#0", "e:", "e:1", "e::0", "e:1:-", "e:!:0"),
        *("p:fxd3z:-1:t", "p:!:1:tx", "p:zzzzzzzz:1:tx", "v:fxd3z:z:tx"),
    ],
)
def test_foreign_data_is_none_of_ours(data: str) -> None:
    """What this program did not write, or no longer knows, is no tap."""
    assert decode(data, Drawer().recall) is None


@given(st.text(max_size=64))
def test_no_data_is_fatal(data: str) -> None:
    """Whatever a client sends is either a tap or not; nothing raises."""
    assert decode(data, lambda _: None) is None or encode(decode(data, lambda _: None) or Idle(), lambda _: 0)


@given(st.integers(0, 36**8 - 1))
def test_base_36_there_and_back(number: int) -> None:
    """A number of up to eight digits is read as it was written."""
    assert from_base36(to_base36(number)) == number


def test_negative_numbers_are_refused() -> None:
    """There is no page before the first."""
    with pytest.raises(ValueError, match="negative"):
        to_base36(-1)
