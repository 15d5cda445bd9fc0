"""Sending through SES. It parts what goes wrong: never try again, or later.

MailError
├── MailRejected    this mail will never go: a bad address, an unverified sender, a refused message
└── MailLater       the same mail may go in a while: throttled, paused, SES or the way to it down

https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html#API_SendEmail_Errors
"""

import re
from typing import TYPE_CHECKING, TypedDict

from botocore.exceptions import BotoCoreError, ClientError

from showup.adapters.letters import Letter
from showup.adapters.mime import BadAddress, address, message
from showup.domain.errors import ShowupError

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client
    from mypy_boto3_sesv2.type_defs import MessageTagTypeDef

# An account that is paused or at its limit can be mended by the host, so those are not here.
_NEVER = {
    "BadRequestException",
    "MailFromDomainNotVerifiedException",
    "MessageRejected",
    "NotFoundException",
}
_NOT_IN_A_TAG = re.compile(r"[^A-Za-z0-9_-]")


class ConfigurationSet(TypedDict, total=False):
    """The set that publishes SES's events, where there is one."""

    ConfigurationSetName: str


class MailError(ShowupError):
    """A mail did not go."""

    code = "mail"


class MailRejected(MailError):
    """Trying again would only fail again."""

    is_final = True


class MailLater(MailError):
    """Trying again may help."""


class Mailer:
    """`sender`: the verified address that mails come from."""

    def __init__(self, ses: "SESV2Client", sender: str, configuration_set: str = "") -> None:
        self._ses = ses
        self._sender = sender
        self._set: ConfigurationSet = {}
        if configuration_set:
            self._set["ConfigurationSetName"] = configuration_set

    def send(self, letter: Letter, *, task: str, booking: str) -> str:
        """The message's id. The tags come back with SES's events and say which task it was."""
        tags = {"task": tag(task), "booking": tag(booking)}
        try:
            mail = message(letter, self._sender, f"{tags['booking']}.{tags['task']}")
            sender, to = address(self._sender), address(letter.to)
        except BadAddress as problem:
            raise MailRejected(str(problem)) from problem
        try:
            answer = self._ses.send_email(
                FromEmailAddress=sender,
                Destination={"ToAddresses": [to]},
                Content={"Raw": {"Data": mail}},
                EmailTags=[_tag(name, value) for name, value in tags.items()],
                **self._set,
            )
        except ClientError as refusal:
            code = refusal.response["Error"]["Code"]
            raise (MailRejected if code in _NEVER else MailLater)(str(refusal)) from refusal
        except BotoCoreError as failure:
            raise MailLater(str(failure)) from failure
        return answer["MessageId"]


def tag(id: str) -> str:
    """An id as SES takes it for a tag: the dots of a task's id become dashes."""
    return _NOT_IN_A_TAG.sub("-", id)[:256]


def _tag(name: str, value: str) -> "MessageTagTypeDef":
    return {"Name": name, "Value": value}
