"""Whatever a client is called, it prints as typed, and nothing of it is obeyed."""

import html
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showup.adapters.body import as_html, as_text, both, hidden, one_line
from showup.domain.booking import Booking, Client
from showup.domain.tasks import Mail
from tests.adapters.correspondence import confirmed, refused, write
from tests.adapters.turns import every_turn

NASTY = (
    "[x](http://evil.example)",
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "{% raw %}",
    "**x** _y_ `z`",
    "# Title",
    "1. first",
    "> quoted",
    "---",
    "![x](http://evil.example/pixel.png)",
    "<http://evil.example>",
    "&lt;b&gt; &amp;",
    '" onmouseover="alert(1)',
    "x\\*y",
    ":   a definition",
    "\ue0003c623e\ue001",
    "\x02klzzwxh:0000\x03",
)


def called(name: str) -> Booking:
    booking = confirmed()
    return replace(booking, client=Client(name, "client@example.com"), answers={name: name})


def shown(page: str) -> str:
    """What a reader sees of an HTML part."""
    body = page.partition("<body")[2].partition(">")[2]
    return html.unescape(re.sub(r"<[^>]+>", "", body)).replace("\u00a0", " ")


def tags(page: str) -> list[str]:
    return re.findall(r"<[^>]+>", page)


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize("mail", [Mail.BOOKED, Mail.HOST_BOOKED])
def test_a_name_prints_as_typed_in_both_parts(name: str, mail: Mail) -> None:
    letter = write(mail, called(name))
    assert one_line(name) in letter.text
    assert one_line(name) in shown(letter.html)


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize("mail", [Mail.BOOKED, Mail.HOST_BOOKED])
def test_a_name_adds_no_element_and_no_attribute(name: str, mail: Mail) -> None:
    assert tags(write(mail, called(name)).html) == tags(write(mail, called("A client")).html)


@pytest.mark.parametrize("name", NASTY)
def test_a_name_prints_as_typed_in_the_subject(name: str) -> None:
    subject = write(Mail.HOST_BOOKED, called(name)).subject
    assert subject == f"New booking: {one_line(name)}, Mon 30 Nov, 9:00"


@pytest.mark.parametrize("field", ["name", "email", "phone"])
def test_a_line_break_in_a_value_starts_no_line_anywhere(field: str) -> None:
    evil = "x\r\nBcc: everyone@evil.example\n\n# Title"
    for turn in every_turn():
        booking = turn.booking
        client = replace(booking.client, **{field: evil})
        letter = write(turn.mail, replace(booking, client=client), turn.now)
        assert "\n" not in letter.subject
        for part in (letter.text, letter.html, (letter.invitation or b"").decode()):
            assert "\nBcc" not in part
            assert "\n# Title" not in part


def test_an_address_with_a_query_is_no_query_of_the_link() -> None:
    booking = replace(confirmed(), client=Client("A client", "x?bcc=y@evil.example"))
    letter = write(Mail.HOST_BOOKED, booking)
    assert 'href="mailto:x%3Fbcc%3Dy%40evil.example"' in letter.html
    assert "x?bcc=y@evil.example" in letter.text


def test_a_refusal_code_from_outside_is_only_text() -> None:
    letter = write(Mail.HOST_HOLD_REFUSED, refused("`<b>` [x](http://evil.example)"))
    assert "`<b>` [x](http://evil.example)" in letter.text
    assert "<b>" not in letter.html


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_survives_markdown_unchanged(value: str) -> None:
    text, page = both(
        f"Hello {hidden(value)}, and **{hidden(value)}**\n\nName\n:   {hidden(value)}"
    )
    line = one_line(value)
    assert text == f"Hello {line}, and {line}\n\nName: {line}\n"
    seen = html.unescape(re.sub(r"<[^>]+>", "", as_html(page))).replace("\u00a0", " ")
    assert seen.replace("\n", "") == f"Hello {line}, and {line}Name{line}"


@settings(deadline=None)
@given(st.text())
def test_hiding_a_value_and_showing_it_again_changes_nothing_but_what_no_eye_sees(
    value: str,
) -> None:
    assert as_text(str(hidden(value))) == one_line(value)
    assert one_line(one_line(value)) == one_line(value)
    assert one_line(value).isprintable()
