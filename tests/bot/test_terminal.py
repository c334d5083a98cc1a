"""Messages as a terminal shows them."""

from __future__ import annotations

from pathlib import Path

from bot.console import Sent
from bot.conversation import Shown
from bot.terminal import Pressed, Terminal

TEXT = Shown(
    Sent(
        "sendMessage",
        1,
        100,
        '<b>a &lt; b</b> <a href="https://example.org/?x=1&amp;y=2">c</a> <i><b>d</b></i>',
        (
            ({"text": "1/2", "callback_data": "n"}, {"text": "›", "callback_data": "on"}),
            ({"text": "Latest", "callback_data": "a:l"},),
        ),
    ),
    (),
)
PICTURE = Shown(Sent("sendPhoto", 1, 101, "caption", (({"text": "Dark", "callback_data": "dark"},),), b"png"), ())


def test_plain_where_it_is_no_terminal(tmp_path: Path) -> None:
    """Through a pipe there are words alone, and numbered buttons."""
    assert Terminal(styled=False, folder=tmp_path).present(TEXT) == "\na < b c d\n1/2 [1] ›\n[2] Latest"


def test_styles_where_it_is_one(tmp_path: Path) -> None:
    """Bold, italics and links as terminals know them, each closed again."""
    shown = Terminal(styled=True, folder=tmp_path).present(TEXT)
    assert "\x1b[1ma < b\x1b[0m" in shown
    assert "\x1b]8;;https://example.org/?x=1&y=2\x1b\\\x1b[34mc\x1b[0m\x1b]8;;\x1b\\" in shown
    assert "\x1b[3;1md\x1b[0m" in shown


def test_numbers_press_what_they_stand_before(tmp_path: Path) -> None:
    """Each number leads to its button and the message it is below."""
    terminal = Terminal(styled=False, folder=tmp_path)
    terminal.present(TEXT)
    assert "[3] Dark" in terminal.present(PICTURE)
    assert [terminal.pressed(n) for n in ("1", "2", "3", "4", "x")] == [
        Pressed("on", 100),
        Pressed("a:l", 100),
        Pressed("dark", 101),
        None,
        None,
    ]


def test_a_new_message_counts_from_one_again(tmp_path: Path) -> None:
    """Old numbers no longer press old buttons."""
    terminal = Terminal(styled=False, folder=tmp_path)
    terminal.present(TEXT)
    terminal.present(Shown(Sent("sendMessage", 1, 102, "no buttons"), ()))
    assert terminal.pressed("1") is None


def test_a_picture_is_written_and_its_path_shown(tmp_path: Path) -> None:
    """Who wants to see it opens the file."""
    path = Path(Terminal(styled=False, folder=tmp_path).present(PICTURE).splitlines()[2])
    assert path.read_bytes() == b"png"


def test_what_pops_up_leaves_the_buttons(tmp_path: Path) -> None:
    """A refusal is shown, and the buttons that were on offer still are."""
    terminal = Terminal(styled=False, folder=tmp_path)
    terminal.present(TEXT)
    assert terminal.present(Shown(Sent("answerCallbackQuery", 0, 0, "Not you."), ())) == "\nNot you."
    assert terminal.pressed("2") == Pressed("a:l", 100)
