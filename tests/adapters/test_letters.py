"""Every mail in every language: complete, clean, and with a way on."""

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest

from showup.adapters.letters import Letter
from showup.adapters.templates import templates
from showup.domain.tasks import Mail
from tests.adapters.correspondence import confirmed, speaking, write
from tests.adapters.turns import Turn, every_turn, written
from tests.builders import some_settings

LOCALES = ("en", "pl")
EMAILS = templates() / "email"
EVERY = [(turn, locale) for turn in every_turn() for locale in LOCALES]
each_mail = pytest.mark.parametrize(
    ("turn", "locale"), EVERY, ids=[f"{turn}, {locale}" for turn, locale in EVERY]
)
ADDRESS = re.compile(r"https?://\S*[^\s.,]")


def preheader(letter: Letter) -> str:
    """What a mail program shows beside the subject."""
    found = re.search(r'opacity:0">(.*?)</div>', letter.html)
    return html.unescape(found[1]).strip() if found else ""


def names_in(folder: Path) -> set[str]:
    return {file.stem for file in folder.glob("*.md") if not file.stem.startswith("_")}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_mail_has_its_template_and_every_template_its_mail(locale: str) -> None:
    assert names_in(EMAILS / locale) == {mail.value for mail in Mail}


def test_every_language_has_the_same_files() -> None:
    assert len({frozenset(f.name for f in (EMAILS / locale).iterdir()) for locale in LOCALES}) == 1
    assert {folder.name for folder in EMAILS.iterdir() if folder.is_dir()} == set(LOCALES)


def test_the_turns_of_these_tests_show_every_mail() -> None:
    assert {turn.mail for turn in every_turn()} == set(Mail)


@each_mail
def test_nothing_of_the_workshop_is_left_in_a_mail(turn: Turn, locale: str) -> None:
    letter = written(turn, locale)
    for part in (letter.subject, letter.text):
        assert not re.search(r"[{}\ue000\ue001]|%\}|\*\*|\]\(|<\w|&\w+;|None|Macro", part), part
    body = letter.html.partition("<body")[2]
    assert not re.search(r"[{}\ue000\ue001]|\*\*|\]\(|None|Macro", body), body


@each_mail
def test_a_mail_leads_to_its_booking_in_both_parts(turn: Turn, locale: str) -> None:
    letter = written(turn, locale)
    page = "desk" if turn.mail.is_for_host else "manage"
    whose = "host" if turn.mail.is_for_host else "client"
    link = re.compile(rf"https://host\.example/{page}/(\?[a-z=_]+)?#(token|ticket)-of-the-{whose}")
    assert link.search(letter.text)
    assert link.search(letter.html)
    assert f"-of-the-{'client' if whose == 'host' else 'host'}" not in letter.html


@each_mail
def test_no_word_of_a_mail_is_left_hanging(turn: Turn, locale: str) -> None:
    letter = written(turn, locale)
    hanging = r" [.,;:?!](\s|$)|\S  +\S|\(\)|“”|„”|[.,;:]\.|[.,;:],"
    for part in (letter.subject, preheader(letter), letter.text):
        assert part.strip()
        assert not re.search(hanging, part), part
    assert not re.search(r":\n\n(?!- |  |[^\n]*https?://)", letter.text), "a colon before nothing"


@pytest.mark.parametrize("turn", every_turn(), ids=str)
def test_in_polish_nobody_has_to_be_a_man_or_a_woman(turn: Turn) -> None:
    letter = written(turn, "pl")
    assert not re.search(r"\b\w+(łem|łam|łeś|łaś)\b|\bPan(i|a|u|ią)?\b", letter.text)
    assert not re.search(r"\b(ty|ci|cię|tobie|twój|twoja|twoje|twojej|twoją)\b", letter.text)


@each_mail
def test_both_parts_have_the_same_links(turn: Turn, locale: str) -> None:
    letter = written(turn, locale)
    in_html = {html.unescape(a) for a in re.findall(r'href="(https?://[^"]+)"', letter.html)}
    in_text = set(ADDRESS.findall(letter.text))
    assert in_html == in_text


@each_mail
def test_both_parts_say_the_same(turn: Turn, locale: str) -> None:
    letter = written(turn, locale)
    body = letter.html.partition("<body")[2].replace("\u00a0", " ")
    shown = set(re.findall(r"\w+", re.sub(r"<[^>]+>", " ", body)))
    assert set(re.findall(r"\w+", re.sub(r"https?://\S+", "", letter.text))) <= shown


@each_mail
def test_no_mail_has_an_empty_line_of_facts(turn: Turn, locale: str) -> None:
    assert not re.search(r"<dd[^>]*>\s*</dd>", written(turn, locale).html)


@each_mail
def test_a_mail_goes_to_its_reader_and_a_reply_to_the_other_side(turn: Turn, locale: str) -> None:
    letter = written(turn, locale)
    client, host = turn.booking.client.email, some_settings().host
    ways = (host.email, client) if turn.mail.is_for_host else (client, host.sender)
    if turn.mail is Mail.HOST_SIGN_IN:
        ways = (host.email, host.sender)
    assert (letter.to, letter.reply_to, letter.sender) == (*ways, host.name)


@each_mail
def test_only_the_mails_that_change_the_calendar_carry_an_invitation(
    turn: Turn, locale: str
) -> None:
    methods = dict.fromkeys([Mail.BOOKED, Mail.MOVED, Mail.SAVED], "REQUEST")
    methods[Mail.CANCELLED] = methods[Mail.WITHDRAWN] = "CANCEL"
    letter = written(turn, locale)
    assert letter.method == methods.get(turn.mail)
    assert (letter.invitation is None) == (letter.method is None)


@each_mail
def test_a_phone_is_named_only_if_the_host_has_one(turn: Turn, locale: str) -> None:
    settings = speaking(locale)
    booking = replace(turn.booking, locale=locale, client=replace(turn.booking.client, phone=""))
    with_phone = replace(settings, host=replace(settings.host, phone="+48 601 234 567"))
    said = [write(turn.mail, booking, turn.now, settings=s) for s in (settings, with_phone)]
    assert "tel:" not in said[0].html
    assert ("+48 601 234 567" in said[1].text) is not turn.mail.is_for_host
    assert ('href="tel:+48601234567"' in said[1].html) is not turn.mail.is_for_host


def test_the_client_reads_their_own_language_and_the_host_theirs() -> None:
    polish = replace(confirmed(), locale="pl")
    assert write(Mail.BOOKED, polish).text.startswith("Dzień dobry")
    assert "Konsultacja" in write(Mail.BOOKED, polish).subject
    assert write(Mail.HOST_BOOKED, polish).subject.startswith("New booking")
    assert "Consultation" in write(Mail.HOST_BOOKED, polish).text


def test_what_keeps_failing_is_named() -> None:
    letter = write(Mail.HOST_PARKED, confirmed(), error="capture.0.v7: <no> answer")
    assert "capture.0.v7: <no> answer" in letter.text
    assert "capture.0.v7: &lt;no&gt; answer" in letter.html


def test_a_letter_is_the_same_each_time_it_is_written() -> None:
    def letter() -> Letter:
        return write(Mail.BOOKED, confirmed())

    assert letter() == letter()
