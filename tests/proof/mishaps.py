"""What can go wrong at a call outside without a death: no answer, a refusal of the moment, a
second worker, a clock that jumps. Each is caused at one call of a story, before or after it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from botocore.exceptions import ClientError, ReadTimeoutError

from infra.embedded.stripe import Fault
from showup.adapters.queue import LEASE_SECONDS
from showup.adapters.ses import MailLater
from tests.house import House
from tests.memory import ERRORS
from tests.tripwire import Killed

Cause = Callable[[House, str], None]  # at the call of that name
ANY, TABLE, STRIPE, SES = "", "dynamodb", "stripe", "ses"
MONEY = "stripe post payment_intents", "stripe post refunds"


@dataclass(frozen=True)
class Mishap:
    """`one_in`: how many of the calls that it can strike are tried. `exact`: whether the story then
    ends as without it; else its money is still right, and whatever was begun comes to an end.
    `later`: how long nobody comes after an error. `two_at_it`: whether two workers do one task,
    each believing that it is theirs, so that its mail may go twice."""

    name: str
    call: str | tuple[str, ...]
    when: str
    cause: Cause
    one_in: int = 1
    exact: bool = True
    later: timedelta = timedelta(seconds=LEASE_SECONDS + 1)
    two_at_it: bool = False


def _throttled(house: House, call: str) -> None:
    code = "ProvisionedThroughputExceededException"
    raise ClientError({"Error": {"Code": code, "Message": "as planned"}}, call)


def _conflict(house: House, call: str) -> None:
    """As moto never says it: another transaction is at the same items."""
    if call.endswith("TransactWriteItems"):
        raise ERRORS.TransactionCanceledException(
            {
                "Error": {"Code": "TransactionCanceledException", "Message": "as planned"},
                "CancellationReasons": [{"Code": "None"}, {"Code": "TransactionConflict"}],
            },
            call,
        )
    error = {"Code": "TransactionConflictException", "Message": "as planned"}
    raise ERRORS.TransactionConflictException({"Error": error}, call)


def _no_answer(house: House, call: str) -> None:
    raise ReadTimeoutError(endpoint_url="https://dynamodb.example.com")


def _mail_without_answer(house: House, call: str) -> None:
    raise MailLater("Read timeout")


def _at_the_bank(fault: Fault) -> Cause:
    return lambda house, call: house.bank.faults.plan(fault, method="")


def _gone_for_a_day(house: House, call: str) -> None:
    """The worker is lost with the answer, and the next one comes when Stripe has forgotten the key:
    https://docs.stripe.com/api/idempotent_requests"""
    raise Killed


def _broken_for_a_day(house: House, call: str) -> None:
    house.bank.faults.plan(Fault.BROKEN_AFTER, method="")


def _second_worker(house: House, call: str) -> None:
    """It finds the lease of the first."""
    house.sweep()


def _lease_too_early(house: House, call: str) -> None:
    """The lease is over while its holder lives: another worker does the whole task meanwhile."""
    _wall(house, timedelta(seconds=LEASE_SECONDS + 1))
    house.sweep()


def _wall(house: House, by: timedelta) -> None:
    before = house.wall
    house.wall = lambda: before() + int(by.total_seconds())


def _wall_jumps(by: timedelta) -> Cause:
    return lambda house, call: _wall(house, by)


def _clock_jumps(by: timedelta) -> Cause:
    def jump(house: House, call: str) -> None:
        house.now += by

    return jump


HOUR, DAY = timedelta(hours=1), timedelta(hours=25)
MISHAPS = (
    Mishap("the table is throttled", TABLE, "before", _throttled, one_in=40),
    Mishap("another transaction is at it", TABLE, "before", _conflict, one_in=40),
    Mishap("the table's answer is lost", TABLE, "after", _no_answer, one_in=40),
    Mishap("the mail's answer is lost", SES, "after", _mail_without_answer, one_in=16),
    Mishap("SES does not answer", SES, "before", _mail_without_answer, one_in=16),
    Mishap("the bank's answer is lost", STRIPE, "before", _at_the_bank(Fault.TIMEOUT)),
    Mishap("the bank is not reached", STRIPE, "before", _at_the_bank(Fault.UNREACHABLE), 4),
    Mishap("500, and nothing done", STRIPE, "before", _at_the_bank(Fault.BROKEN)),
    Mishap("500, and it was done", STRIPE, "before", _at_the_bank(Fault.BROKEN_AFTER)),
    Mishap("too many at the bank", STRIPE, "before", _at_the_bank(Fault.TOO_MANY), 4),
    Mishap("another call has the key", STRIPE, "before", _at_the_bank(Fault.IN_USE), 4),
    Mishap("no answer, and keys gone", MONEY, "after", _gone_for_a_day, exact=False, later=DAY),
    Mishap("500, and keys gone", MONEY, "before", _broken_for_a_day, exact=False, later=DAY),
    Mishap("a second worker comes", ANY, "before", _second_worker, one_in=40),
    Mishap("the lease ends early", ANY, "before", _lease_too_early, 16, two_at_it=True),
    Mishap("the lease ends early, afterwards", ANY, "after", _lease_too_early, 16, two_at_it=True),
    Mishap("the wall clock jumps ahead", ANY, "before", _wall_jumps(HOUR), one_in=40),
    Mishap("the wall clock falls back", ANY, "before", _wall_jumps(-HOUR), 40, exact=False),
    Mishap("the clock jumps ahead", ANY, "after", _clock_jumps(HOUR / 6), 40, exact=False),
    Mishap("the clock falls back", ANY, "after", _clock_jumps(-HOUR / 12), 40, exact=False),
)
