"""SES's reports: a mail whose worker died is not sent twice; one that came back is told."""

from datetime import timedelta

import pytest

from showup.adapters.ses import MailLater, MailRejected
from showup.usecases.deliveries import Report, Told, take_report
from tests.house import House
from tests.tripwire import Killed


def report(told: Told, task: str) -> Report:
    return Report(
        told, "booking0000000000001", task, "client@example.com", "message-1", "Permanent"
    )


def test_a_mail_that_went_although_its_worker_died_is_not_sent_again(house: House) -> None:
    booking = house.book(service=house.settings.services[1])
    house.tripwire.kill(len(house.tripwire.calls) + 2, "after")  # claimed, sent, and gone
    with pytest.raises(Killed):
        house.settle()
    assert house.box.names() == ["booked"]
    task = house.box.sent[0][0]
    assert take_report(report(Told.SENT, task), house.tools, house.now)
    house.advance(timedelta(hours=2))
    assert house.box.names() == ["booked", "host_booked"]
    sent = house.table.mail(booking.id, task)
    assert sent is not None
    assert sent.message == "message-1"


def test_a_report_of_what_is_known_changes_nothing(house: House) -> None:
    house.confirmed()
    assert not take_report(report(Told.SENT, "mail-booked-0-v3"), house.tools, house.now)
    assert not take_report(report(Told.SENT, "mail-unknown-0-v1"), house.tools, house.now)


def test_the_host_is_told_once_when_a_mail_to_the_client_came_back(house: House) -> None:
    house.confirmed()
    task = house.box.sent[0][0]
    assert take_report(report(Told.BOUNCED, task), house.tools, house.now)
    assert not take_report(report(Told.BOUNCED, task), house.tools, house.now)
    house.settle()
    assert house.box.names().count("host_parked") == 1
    assert "Email Bounced" in house.box.sent[-1][1].text


def test_a_mail_that_ses_will_never_take_is_parked_at_once(house: House) -> None:
    house.box.fault = MailRejected("Address is on the suppression list.")
    house.book(service=house.settings.services[1])
    house.settle()
    assert {task.about for task in house.parked()} == {"booked", "host_booked", "host_parked"}


def test_a_mail_that_ses_will_take_later_goes_later(house: House) -> None:
    house.box.fault = MailLater("Throttled.")
    house.book(service=house.settings.services[1])
    house.settle()
    house.box.fault = None
    house.advance(timedelta(minutes=2))
    assert house.box.names() == ["booked", "host_booked"]
    assert not house.parked()


def test_a_mail_that_arrived_is_noted_once(house: House) -> None:
    booking = house.confirmed()
    task = house.box.sent[0][0]
    assert take_report(report(Told.DELIVERED, task), house.tools, house.now)
    sent = house.table.mail(booking.id, task)
    assert sent is not None
    assert sent.delivered == house.now
    assert not take_report(report(Told.DELIVERED, task), house.tools, house.now)


def test_a_mail_that_arrived_before_its_worker_could_say_so_went_and_arrived(house: House) -> None:
    booking = house.book(service=house.settings.services[1])
    house.tripwire.kill(len(house.tripwire.calls) + 2, "after")  # claimed, sent, and gone
    with pytest.raises(Killed):
        house.settle()
    task = house.box.sent[0][0]
    assert take_report(report(Told.DELIVERED, task), house.tools, house.now)
    sent = house.table.mail(booking.id, task)
    assert sent is not None
    assert sent.delivered == house.now
    house.advance(timedelta(hours=2))
    assert house.box.names() == ["booked", "host_booked"]


def test_the_words_of_a_mail_to_the_client_are_kept_without_their_links(house: House) -> None:
    booking = house.confirmed()
    task, letter = house.box.sent[0]
    kept = house.table.mail(booking.id, task)
    assert kept is not None
    assert kept.subject == letter.subject
    assert "http://localhost/manage/" in letter.text
    assert "http" not in kept.text
    assert kept.text.count("[link]") == letter.text.count("http")


def test_a_mail_to_the_host_is_noted_without_its_words(house: House) -> None:
    booking = house.confirmed()
    (task,) = [task for task, _ in house.box.sent if "host_booked" in task]
    kept = house.table.mail(booking.id, task)
    assert kept is not None
    assert (kept.subject, kept.text) == ("", "")
