"""Sending: what goes out, and what an answer of SES means for the next try."""

import email
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from botocore.exceptions import EndpointConnectionError
from moto import mock_aws
from moto.core import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends

from showup.adapters.body import one_line
from showup.adapters.letters import Letter
from showup.adapters.ses import Mailer, MailLater, MailRejected
from showup.domain.tasks import Mail
from tests.adapters.correspondence import LATE, confirmed, held, moved, with_fee, write
from tests.tables import AWS

SENDER = "bookings@example.com"
REGION = "eu-central-1"


@pytest.fixture
def ses() -> Iterator[Any]:
    with mock_aws():
        made = AWS.client("sesv2", config=Config(retries={"max_attempts": 1}))
        made.create_email_identity(EmailIdentity=SENDER)
        yield made


def send(ses: Any, letter: Letter, *, configuration_set: str = "") -> str:
    mailer = Mailer(ses, SENDER, configuration_set)
    return mailer.send(letter, task="mail.booked.0.v2", booking="booking0000000000001")


def sent() -> EmailMessage:
    """The last message that SES took, as the standard library reads it."""
    raw = ses_backends[DEFAULT_ACCOUNT_ID][REGION].sent_messages[-1].raw_data
    return email.message_from_string(raw, _class=EmailMessage, policy=default)  # type: ignore[return-value]


def parts(message: EmailMessage) -> list[str]:
    return [part.get_content_type() for part in message.walk()]


def test_a_mail_without_an_invitation_is_text_and_html(ses: Any) -> None:
    assert send(ses, write(Mail.HELD, held()))
    assert parts(sent()) == ["multipart/alternative", "text/plain", "text/html"]


@pytest.mark.parametrize(
    ("mail", "method"),
    [(Mail.BOOKED, "REQUEST"), (Mail.MOVED, "REQUEST"), (Mail.CANCELLED, "CANCEL")],
)
def test_an_invitation_goes_as_an_alternative_and_as_a_file(
    ses: Any, mail: Mail, method: str
) -> None:
    made = {Mail.BOOKED: confirmed(), Mail.MOVED: moved(held(), LATE), Mail.CANCELLED: with_fee()}
    letter = write(mail, made[mail], LATE)
    send(ses, letter)
    assert parts(sent()) == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
    ]
    *_, calendar, attached = sent().walk()
    assert calendar["Content-Type"].params == {"charset": "utf-8", "method": method}
    assert attached.get_filename() == "invite.ics"
    assert attached["Content-Type"].params["method"] == method
    assert f"METHOD:{method}" in calendar.get_content().splitlines()
    assert calendar.get_payload(decode=True) == attached.get_payload(decode=True)
    assert attached.get_payload(decode=True) == letter.invitation


def test_text_and_html_arrive_as_written(ses: Any) -> None:
    letter = write(Mail.BOOKED, replace(confirmed(), locale="pl"))
    send(ses, letter)
    _, _, text, html, *_ = sent().walk()
    assert text.get_content().replace("\r\n", "\n") == letter.text
    assert html.get_content().replace("\r\n", "\n") == letter.html
    assert sent()["Subject"] == letter.subject


def test_the_head_names_host_and_client_and_says_that_a_machine_wrote(ses: Any) -> None:
    send(ses, write(Mail.BOOKED, confirmed()))
    message = sent()
    assert message["From"] == "A host <bookings@example.com>"
    assert message["To"] == "client@example.com"
    assert message["Reply-To"] == SENDER
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"] == "<booking0000000000001.mail-booked-0-v2@example.com>"
    assert message["List-Unsubscribe"] is None


def test_no_line_on_the_wire_is_too_long(ses: Any) -> None:
    long = replace(write(Mail.BOOKED, confirmed()), subject="Zażółć gęślą jaźń " * 30)
    send(ses, replace(long, sender="Zażółć gęślą jaźń " * 10))
    raw = ses_backends[DEFAULT_ACCOUNT_ID][REGION].sent_messages[-1].raw_data
    assert max(len(line) for line in raw.splitlines()) <= 998
    head = raw.replace("\r\n", "\n").partition("\n\n")[0]
    assert max(len(word) for word in re.findall(r"=\?\S+\?=", head)) <= 75
    assert raw.isascii()
    assert sent()["Subject"] == long.subject.strip()
    name = str(make_header(decode_header(email.message_from_string(raw)["From"])))
    assert name == f"{one_line('Zażółć gęślą jaźń ' * 10)} <{SENDER}>"


@pytest.mark.parametrize("field", ["subject", "sender"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\u2028", "\x0b", "\x85", "\x00"])
def test_no_value_adds_a_header(ses: Any, field: str, end: str) -> None:
    evil = f"x{end}Bcc: everyone@evil.example{end}{end}a body"
    send(ses, replace(write(Mail.HELD, held()), **{field: evil}))
    assert sent()["Bcc"] is None
    assert set(sent().keys()) == {
        "From", "To", "Reply-To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version",
        "Content-Type",
    }  # fmt: skip


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nobody",
        "@example.com",
        "a@b@example.com",
        "a@example.com, everyone@evil.example",
        "a@example.com\r\nBcc: everyone@evil.example",
        "a@example.com\n",
        "A <a@example.com>",
        "a b@example.com",
        '"a"@example.com',
        "żółw@example.com",
        "a@example..com",
        "a@" + "x" * 64 + ".com",
    ],
)
@pytest.mark.parametrize("field", ["to", "reply_to"])
def test_what_is_not_one_address_is_never_tried(ses: Any, address: str, field: str) -> None:
    letter = replace(write(Mail.HELD, held()), **{field: address})
    if field == "reply_to" and not address:
        assert send(ses, letter)
        return
    with pytest.raises(MailRejected):
        send(ses, letter)
    assert not ses_backends[DEFAULT_ACCOUNT_ID][REGION].sent_messages


def test_a_domain_of_the_wider_world_is_written_in_ascii(ses: Any) -> None:
    send(ses, replace(write(Mail.HELD, held()), to="a@żółw.example"))
    assert sent()["To"] == "a@xn--w-uga1v8h.example"


def test_a_sender_that_is_not_verified_is_never_tried_again(ses: Any) -> None:
    with pytest.raises(MailRejected):
        Mailer(ses, "somebody@else.example").send(write(Mail.HELD, held()), task="t", booking="b")


def answer(ses: Any, status: int, code: str) -> None:
    """SES answers everything with this from now on."""

    def answered(request: Any, **_: Any) -> AWSResponse:
        raw = _Raw(json.dumps({"message": "no"}).encode())
        return AWSResponse(request.url, status, {"x-amzn-errortype": code}, raw)

    ses.meta.events.register_first("before-send.sesv2.SendEmail", answered)


class _Raw:
    def __init__(self, body: bytes) -> None:
        self._body = body

    def stream(self) -> Iterator[bytes]:
        yield self._body


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (400, "MessageRejected"),
        (400, "MailFromDomainNotVerifiedException"),
        (400, "BadRequestException"),
        (404, "NotFoundException"),
    ],
)
def test_what_can_never_go_is_not_tried_again(ses: Any, status: int, code: str) -> None:
    answer(ses, status, code)
    with pytest.raises(MailRejected):
        send(ses, write(Mail.HELD, held()))


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (429, "TooManyRequestsException"),
        (400, "LimitExceededException"),
        (400, "SendingPausedException"),
        (400, "AccountSuspendedException"),
        (400, "ThrottlingException"),
        (403, "ExpiredTokenException"),
        (500, "InternalFailure"),
        (503, "ServiceUnavailable"),
    ],
)
def test_what_may_go_in_a_while_is_tried_later(ses: Any, status: int, code: str) -> None:
    answer(ses, status, code)
    with pytest.raises(MailLater):
        send(ses, write(Mail.HELD, held()))


def test_a_connection_that_fails_is_tried_later(ses: Any) -> None:
    def fail(**_: Any) -> None:
        raise EndpointConnectionError(endpoint_url="https://email.example")

    ses.meta.events.register_first("before-send.sesv2.SendEmail", fail)
    with pytest.raises(MailLater):
        send(ses, write(Mail.HELD, held()))


def test_the_task_travels_in_tags_that_ses_allows(ses: Any) -> None:
    seen: dict[str, Any] = {}
    ses.meta.events.register(
        "before-parameter-build.sesv2.SendEmail", lambda params, **_: seen.update(params)
    )
    ses.create_configuration_set(ConfigurationSetName="events")
    send(ses, write(Mail.HELD, held()), configuration_set="events")
    assert seen["ConfigurationSetName"] == "events"
    assert seen["Destination"] == {"ToAddresses": ["client@example.com"]}
    assert seen["EmailTags"] == [
        {"Name": "task", "Value": "mail-booked-0-v2"},
        {"Name": "booking", "Value": "booking0000000000001"},
    ]
