"""Stripe's books and ours: every difference that there can be is made, and named or repaired."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import stripe
from rich.console import Console

from infra.embedded.stripe.transport import InMemory
from infra.reconcile.bank import Bank
from infra.reconcile.books import Books
from infra.reconcile.command import Wanted, compared
from infra.reconcile.compare import Difference, Matter
from infra.reconcile.period import NoSuchDays, period
from infra.reconcile.place import Place
from infra.reconcile.run import Result, reconcile
from infra.reconcile.show import show, write_csv
from showup.adapters import items
from showup.domain.booking import Booking
from showup.domain.choices import FirstLapse, Mode, Prepaid
from showup.domain.ledger import Deed, Entry, Outcome
from showup.domain.money import Money
from showup.domain.tasks import Kind
from tests.builders import NOW, START, some_settings, with_terms
from tests.house import House, a_house
from tests.tables import TABLE

HOUR = timedelta(hours=1)
SIXTY = Money(6000, "PLN")
RETURNS, DISPUTES = "4000000000005126", "4000000000000259"


@pytest.fixture
def house() -> Iterator[House]:
    with a_house(with_terms(some_settings(), first_lapse=FirstLapse.CHARGED)) as house:
        yield house


@pytest.fixture
def prepaid() -> Iterator[House]:
    terms: dict[str, Any] = {"mode": Mode.PREPAY, "prepaid_as": Prepaid.ZALICZKA}
    with a_house(with_terms(some_settings(), **terms)) as house:
        yield house


def place(house: House) -> Place:
    client = stripe.StripeClient("sk_test_embedded", http_client=InMemory(house.bank))
    return Place(Books(house.dynamodb, TABLE), Bank(client, house.now), lambda: house.now)


def reconciled(house: House, *, dry_run: bool = False) -> Result:
    days = period(None, NOW.date(), house.now.date(), house.settings.host.zone, house.now)
    return reconcile(place(house), days, dry_run=dry_run, wait=lambda tasks: house.settle())


def held(house: House) -> tuple[Booking, str]:
    """A booking whose hold is placed, and that hold."""
    booking = house.confirmed()
    house.go_to(START - 60 * HOUR)
    booking = house.booking(booking.id)
    assert booking.deposit.hold is not None
    return booking, booking.deposit.hold.intent


def placed_by_nobody(house: House, booking: Booking) -> str:
    """A hold with our mark of which no booking knows: its try was lost, and never found."""
    entry = Entry(booking.id, "place_hold-0-v99", 1, Deed.PLACE, house.now, SIXTY)
    return house.stripe.place(house.booking(booking.id), entry, house.now).intent


def forget(house: House, deed: Deed) -> None:
    """The ledger's lines of a deed, as if nobody had ever entered them."""
    for entry in [
        one for found in Books(house.dynamodb, TABLE).happened().values() for one in found
    ]:
        if entry.deed is deed:
            house.dynamodb.delete_item(TableName=TABLE, Key=items.entry_key(entry))


def named(result: Result) -> list[tuple[Matter, Deed | None]]:
    return [(one.matter, one.deed) for one in result.left]


def mended(result: Result) -> list[tuple[Matter, Deed | None]]:
    return [(one.matter, one.deed) for one in result.repaired]


# --- nothing to say --------------------------------------------------------------------------


def test_where_both_say_the_same_there_is_nothing_to_say(house: House) -> None:
    held(house)
    result = reconciled(house)
    assert (result.left, result.repaired, result.payments) == ((), (), 1)
    assert result.totals["PLN"].at_stripe == result.totals["PLN"].in_ledger
    assert result.totals["PLN"].at_stripe.held == 6000


def test_a_whole_story_with_a_fee_a_refund_and_one_that_came_back_agrees(prepaid: House) -> None:
    booking = prepaid.book()
    prepaid.pay(booking, RETURNS)
    prepaid.settle()
    prepaid.cancel(booking)
    prepaid.settle()
    prepaid.go_to(prepaid.now + 2 * HOUR)
    result = reconciled(prepaid)
    assert result.left == ()
    sums = result.totals["PLN"].at_stripe
    assert (sums.taken, sums.refunded) == (6000, 0)


# --- repaired --------------------------------------------------------------------------------


def test_a_hold_that_no_booking_has_is_let_go_and_entered(house: House) -> None:
    booking, _ = held(house)
    stray = placed_by_nobody(house, booking)
    result = reconciled(house)
    assert mended(result) == [(Matter.STRAY, Deed.PLACE)]
    assert result.left == ()
    assert [one["id"] for one in house.held()] != [stray]
    assert len(house.held()) == 1, "the booking's own stays"


def test_a_hold_that_was_placed_at_checkout_and_not_heard_of_yet_is_adopted(house: House) -> None:
    booking = house.book()
    house.pay(booking, "4000000000000341")  # saved, and refused when it is to be held
    house.go_to(START - 70 * HOUR)
    house.mend(booking)
    house.post = lambda _: []
    house.pay(booking)
    result = reconciled(house)
    assert mended(result) == [(Matter.STRAY, Deed.PLACE)]
    assert result.left == ()
    assert house.booking(booking.id).deposit.hold is not None
    assert len(house.held()) == 1


def test_a_hold_that_outlived_its_booking_is_let_go(house: House) -> None:
    booking, _ = held(house)
    house.cancel(booking)
    for task in house.open_tasks():
        if task.kind is Kind.RELEASE_HOLD:  # as if it had been lost
            key = items.task_key(task.booking, task.id)
            house.dynamodb.delete_item(TableName=TABLE, Key=key)
    house.settle()
    assert len(house.held()) == 1
    result = reconciled(house)
    assert mended(result) == [(Matter.OUTLIVED, Deed.PLACE)]
    assert not house.held()


@pytest.mark.parametrize("deed", [Deed.PAY, Deed.REFUND])
def test_a_line_that_is_missing_is_entered_by_a_look(prepaid: House, deed: Deed) -> None:
    booking = prepaid.confirmed()
    prepaid.cancel(booking)
    prepaid.settle()
    forget(prepaid, deed)
    result = reconciled(prepaid)
    assert mended(result) == [(Matter.NO_LINE, deed)]
    assert result.left == ()


def test_a_hold_of_a_booking_that_the_ledger_forgot_is_entered_and_stays(house: House) -> None:
    held(house)
    forget(house, Deed.PLACE)
    result = reconciled(house)
    assert mended(result) == [(Matter.NO_LINE, Deed.PLACE)]
    assert result.left == ()
    assert len(house.held()) == 1


def test_what_the_host_took_and_gave_back_by_hand_is_adopted(house: House) -> None:
    """Stripe's webhooks never came."""
    booking, intent = held(house)
    house.at_stripe(f"/v1/payment_intents/{intent}/capture", "amount_to_capture=2000")
    house.refunds_by_hand(intent, 500)
    house.bank.store.memory.deliveries.clear()
    result = reconciled(house)
    assert set(mended(result)) == {(Matter.NO_LINE, Deed.CAPTURE), (Matter.NO_LINE, Deed.REFUND)}
    assert result.left == ()
    taken = house.booking(booking.id).deposit.taken
    assert taken == Money(2000, "PLN"), "the booking knows it too"


def test_what_is_repaired_once_is_not_different_again(house: House) -> None:
    booking, _ = held(house)
    placed_by_nobody(house, booking)
    reconciled(house)
    again = reconciled(house)
    assert (again.left, again.repaired) == ((), ())


def test_a_dry_run_names_it_and_touches_nothing(house: House) -> None:
    booking, _ = held(house)
    placed_by_nobody(house, booking)
    before = len(house.open_tasks())
    result = reconciled(house, dry_run=True)
    assert named(result) == [(Matter.STRAY, Deed.PLACE)]
    assert (len(house.held()), len(house.open_tasks())) == (2, before)


def disputed(house: House) -> Booking:
    booking = house.book()
    house.pay(booking, DISPUTES)
    house.settle()
    return booking


def test_what_a_dispute_took_is_on_both_sides(prepaid: House) -> None:
    disputed(prepaid)
    result = reconciled(prepaid)
    assert result.left == ()
    assert result.totals["PLN"].at_stripe.disputed == 6000
    assert result.totals["PLN"].in_ledger.disputed == 6000


def test_a_dispute_that_nobody_told_us_of_is_looked_at(prepaid: House) -> None:
    disputed(prepaid)
    forget(prepaid, Deed.DISPUTE)
    result = reconciled(prepaid)
    assert mended(result) == [(Matter.NO_LINE, Deed.DISPUTE)]
    assert result.left == ()


# --- named -----------------------------------------------------------------------------------


def test_a_line_about_what_stripe_does_not_know_is_named(house: House) -> None:
    booking, _ = held(house)
    entry = Entry(booking.id, "look", 0, Deed.CAPTURE, house.now, SIXTY).done("pi_made_up")
    house.dynamodb.put_item(TableName=TABLE, Item=items.entry_item(entry))
    assert named(reconciled(house)) == [(Matter.NOT_THERE, Deed.CAPTURE)]


def test_a_line_about_a_refund_that_was_never_made_is_named(prepaid: House) -> None:
    booking = prepaid.confirmed()
    paid = booking.deposit.paid
    assert paid is not None
    entry = Entry(booking.id, "look", 0, Deed.REFUND, prepaid.now, SIXTY)
    entry = entry.done(paid.intent, "re_made_up")
    prepaid.dynamodb.put_item(TableName=TABLE, Item=items.entry_item(entry))
    assert named(reconciled(prepaid)) == [(Matter.NOT_THERE, Deed.REFUND)]


def test_another_amount_is_named_with_both(house: House) -> None:
    booking, _ = held(house)
    line = next(one for one in house.ledger(booking) if one.outcome is Outcome.DONE)
    other = replace(line, amount=Money(5000, "PLN"))
    house.dynamodb.put_item(TableName=TABLE, Item=items.entry_item(other))
    (found,) = reconciled(house).left
    assert (found.matter, found.at_stripe, found.in_ledger) == (
        Matter.AMOUNT,
        SIXTY,
        Money(5000, "PLN"),
    )


def test_a_payment_of_a_booking_that_is_not_there_is_named(house: House) -> None:
    booking, intent = held(house)
    house.dynamodb.delete_item(TableName=TABLE, Key=items.booking_key(booking.id))
    (found,) = reconciled(house).left
    assert (found.matter, found.payment, found.repair) == (Matter.UNKNOWN, intent, None)


def test_what_other_products_do_at_stripe_is_none_of_ours(house: House) -> None:
    house.at_stripe("/v1/payment_intents", "amount=500&currency=pln")
    assert reconciled(house).payments == 0


def test_what_is_just_being_done_is_no_difference(house: House) -> None:
    booking, _ = held(house)
    house.cancel(booking)  # the task that lets it go is due, and not done yet
    assert reconciled(house, dry_run=True).left == ()


# --- which days ------------------------------------------------------------------------------


def test_a_refund_of_this_month_brings_the_payment_of_an_earlier_one_along(prepaid: House) -> None:
    booking = prepaid.confirmed()
    prepaid.now += timedelta(days=3)
    prepaid.cancel(booking)
    prepaid.settle()
    today = prepaid.now.date()
    days = period(None, today, today, prepaid.settings.host.zone, prepaid.now)
    result = reconcile(place(prepaid), days, dry_run=True, wait=lambda tasks: None)
    assert (result.payments, result.totals["PLN"].at_stripe.taken) == (1, 6000)
    assert [line.deed for line in result.lines] == [Deed.REFUND], "the lines are those of the day"


def test_days_are_the_hosts_and_both_are_included() -> None:
    zone = some_settings().host.zone
    month = period("2026-02", None, None, zone, NOW)
    assert str(month) == "2026-02-01 to 2026-02-28"
    assert month.begins.isoformat() == "2026-01-31T23:00:00+00:00"
    assert month.ends.isoformat() == "2026-02-28T23:00:00+00:00"
    assert str(period(None, None, None, zone, NOW)).startswith(f"{NOW:%Y-%m}-01 to ")


@pytest.mark.parametrize("month", ["2026-13", "november", "2026"])
def test_what_is_no_month_is_said(month: str) -> None:
    with pytest.raises(NoSuchDays, match="2026-11"):
        period(month, None, None, some_settings().host.zone, NOW)


def test_days_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(NoSuchDays):
        period(None, NOW.date(), NOW.date() - timedelta(days=1), some_settings().host.zone, NOW)


# --- how it is told --------------------------------------------------------------------------


def told(house: House, **wish: Any) -> tuple[int, str]:
    paper = Console(file=io.StringIO(), width=160)
    usual: dict[str, Any] = {"month": None, "first": NOW.date(), "last": house.now.date()}
    wanted = Wanted(**{**usual, "dry_run": True, "json": False, "csv": None, **wish})
    code = compared(place(house), wanted, house.settings.host.zone, paper)
    return code, paper.file.getvalue()  # type: ignore[attr-defined]


def test_the_exit_code_says_whether_they_are_equal(house: House) -> None:
    booking, _ = held(house)
    code, said = told(house)
    assert code == 0
    assert "Stripe and the ledger say the same" in said
    placed_by_nobody(house, booking)
    code, said = told(house)
    assert code == 1
    assert "a hold that no booking has" in said
    assert "1 of them can be repaired" in said


def test_a_machine_reads_the_same(house: House) -> None:
    booking, _ = held(house)
    stray = placed_by_nobody(house, booking)
    _, said = told(house, json=True)
    found = json.loads(said)
    assert not found["equal"]
    (left,) = found["left"]
    assert (left["matter"], left["payment"], left["can_be_repaired"]) == ("stray hold", stray, True)
    assert found["totals"]["PLN"]["at_stripe"]["held"] == 12000
    assert found["totals"]["PLN"]["in_ledger"]["held"] == 6000


def test_a_bookkeeper_gets_every_line_with_its_amount_as_it_is_written(
    prepaid: House, tmp_path: Path
) -> None:
    booking = prepaid.confirmed()
    prepaid.cancel(booking)
    prepaid.settle()
    write_csv(reconciled(prepaid), tmp_path / "november.csv")
    with (tmp_path / "november.csv").open(encoding="utf-8", newline="") as sheet:
        rows = list(csv.DictReader(sheet))
    assert [(row["what"], row["amount"], row["currency"], row["by"]) for row in rows] == [
        ("pay", "60.00", "PLN", "client"),
        ("refund", "60.00", "PLN", "client"),
    ]
    assert all(row["stripe"][:3] in ("pi_", "re_") and row["booking"] for row in rows)


def test_every_matter_has_its_sentence() -> None:
    paper = Console(file=io.StringIO(), width=200)
    days = period("2026-11", None, None, some_settings().host.zone, NOW)
    left = tuple(Difference(matter, "b", "pi_1", "pi_1") for matter in Matter)
    show(paper, Result(days, 6, left=left))
    assert "6 left." in paper.file.getvalue()  # type: ignore[attr-defined]
