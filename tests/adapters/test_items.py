"""How things lie in the table: whatever is written is read back as it was."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from showup.adapters import items
from showup.domain.booking import Actor, Booking, Client, Consent, Status
from showup.domain.choices import After, Buyers, Filled, FirstLapse, Mode, Prepaid, Rebook, Silence
from showup.domain.claims import Page, Taken
from showup.domain.consequences import Base, Consequence, Deposit, Row
from showup.domain.cutoffs import Cutoff, Floor
from showup.domain.deposit import (
    BookedDeposit,
    Card,
    Checkout,
    CheckoutMode,
    DepositState,
    Hold,
    Paid,
)
from showup.domain.fee import Credit, Fee, Ruling
from showup.domain.lapses import Record
from showup.domain.ledger import Cause, Deed, Entry, Outcome
from showup.domain.money import Money
from showup.domain.settings import Meet
from showup.domain.terms import Clause, Terms
from tests.builders import NOW
from tests.house import House
from tests.tables import TABLE

TODAY = date(2026, 11, 30)
instants = st.integers(946684800, 7258118399).map(
    lambda second: datetime.fromtimestamp(second, UTC)
)
lengths = st.timedeltas(timedelta(0), timedelta(days=400)).map(
    lambda length: timedelta(seconds=int(length.total_seconds()))
)
moneys = st.builds(Money, st.integers(0, 10**12), st.sampled_from(["PLN", "EUR", "JPY"]))
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
consequences = st.builds(
    Consequence,
    st.integers(0, 100),
    st.sampled_from(Base),
    st.none() | st.integers(0, 10**9),
    st.integers(0, 30),
)
holds = st.builds(Hold, texts, instants, instants)
bookings = st.builds(
    Booking,
    id=st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=20, max_size=20),
    status=st.sampled_from(Status),
    service=texts,
    service_name=texts,
    start=instants,
    first_start=instants,
    minutes=st.integers(1, 1440),
    meet=st.sampled_from(Meet),
    price=moneys,
    client=st.builds(Client, texts, texts, texts),
    locale=st.sampled_from(["en", "pl"]),
    timezone=texts,
    host_timezone=texts,
    consent=st.builds(
        Consent,
        texts,
        instants,
        texts,
        texts,
        texts,
        st.dictionaries(st.sampled_from(Clause), texts, max_size=3),
        st.booleans(),
        st.booleans(),
    ),
    terms=st.builds(
        Terms,
        deposit=st.one_of(
            st.builds(Deposit, percent=st.integers(0, 100)),
            st.builds(Deposit, fixed=st.integers(0, 10**9)),
        ),
        deposits=st.dictionaries(texts, st.builds(Deposit, minutes=st.integers(1, 99)), max_size=2),
        known=st.none() | st.builds(Deposit, fixed=st.integers(0, 99)),
        after=st.none() | st.sampled_from(After),
        prepaid_as=st.none() | st.sampled_from(Prepaid),
        notice=st.lists(
            st.builds(Row, lengths, consequences, consequences, st.booleans()), max_size=3
        ).map(tuple),
        no_show=consequences,
        silence=st.sampled_from(Silence),
        filled=st.sampled_from(Filled),
        clients=st.sampled_from(Buyers),
        rebook_means=st.sampled_from(Rebook),
        wait=lengths,
        decide_after=lengths,
        undo=lengths,
        hold_before=lengths,
        moves=st.integers(0, 9),
        first_lapse=st.sampled_from(FirstLapse),
        mode=st.sampled_from(Mode),
    ),
    made=instants,
    cutoffs=st.lists(
        st.builds(Cutoff, instants, moneys, moneys, st.none() | instants), max_size=3
    ).map(tuple),
    deposit=st.builds(
        BookedDeposit,
        moneys,
        st.sampled_from(DepositState),
        hold_at=st.none() | instants,
        customer=texts,
        method=texts,
        card=st.none() | st.builds(Card, texts, texts),
        hold=st.none() | holds,
        refusal=texts,
        checkout=st.none()
        | st.builds(
            Checkout, st.integers(1, 9), st.sampled_from(CheckoutMode), instants, texts, texts
        ),
        taken=st.none() | moneys,
        mode=st.sampled_from(Mode),
        paid=st.none() | st.builds(Paid, texts, moneys, instants),
        refunded=st.none() | moneys,
    ),
    expires=st.none() | instants,
    undo_until=st.none() | instants,
    moves=st.integers(0, 9),
    moved_from=st.none() | instants,
    floor=st.none() | st.builds(Floor, moneys, st.integers(0, 30)),
    credit=st.none() | st.builds(Credit, moneys, instants),
    withdrawn=st.none() | instants,
    sequence=st.integers(0, 99),
    version=st.integers(1, 10**6),
    fingerprint=texts,
    looked=st.none() | instants,
    cancelled_at=st.none() | instants,
    cancelled_by=st.none() | st.sampled_from(Actor),
    fee=st.none()
    | st.builds(
        Fee,
        moneys,
        st.sampled_from(Clause),
        instants,
        instants,
        st.none() | st.sampled_from(Ruling),
        texts,
    ),
    answers=st.dictionaries(texts, texts, max_size=3),
)


@given(bookings)
@settings(max_examples=150, deadline=None)
def test_any_booking_is_read_as_it_was_written(booking: Booking) -> None:
    assert items.read_booking(items.booking_item(booking)) == booking


@given(bookings)
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_booking_is_read_from_the_table_as_it_was_written(
    house: House, booking: Booking
) -> None:
    house.dynamodb.put_item(TableName=TABLE, Item=items.booking_item(booking))
    assert house.table.booking(booking.id) == booking
    assert house.table.booking_and_pages(booking.id, [])[0] == booking


@given(
    st.integers(0, 10**6),
    st.lists(
        st.builds(
            Taken,
            st.integers(0, 10**9),
            st.integers(0, 10**9),
            texts,
            st.none() | st.integers(0, 10**9),
        ),
        max_size=5,
    ),
)
def test_any_page_is_read_as_it_was_written_one_version_on(
    version: int, taken: list[Taken]
) -> None:
    page = Page(TODAY, version, tuple(taken))
    assert items.read_page(items.page_item(page)) == replace(page, version=version + 1)


@given(st.lists(instants, max_size=4).map(tuple), st.integers(0, 99))
def test_any_record_is_read_as_it_was_written_one_version_on(
    lapses: tuple[datetime, ...], version: int
) -> None:
    record = Record("somebody", version, lapses)
    assert items.read_record(items.record_item(record)) == replace(record, version=version + 1)


@given(
    st.builds(
        Entry,
        texts,
        texts,
        st.integers(1, 999),
        st.sampled_from(Deed),
        instants,
        moneys,
        texts,
        st.sampled_from(Outcome),
        texts,
        st.sampled_from(Cause),
        st.integers(0, 12),
        texts.filter(bool),
    )
)
def test_any_entry_of_the_ledger_is_read_as_it_was_written(entry: Entry) -> None:
    assert items.read_entry(items.entry_item(entry)) == entry


def test_lines_of_an_older_ledger_are_about_their_payment_and_each_refund_is_one() -> None:
    kinds = (
        ("capture-0-v4", Deed.CAPTURE),
        ("refund-0-v5", Deed.REFUND),
        ("refund-0-v6", Deed.REFUND),
    )
    old = [
        Entry("b", task, 1, deed, NOW, Money(3000, "PLN"), "pi_1", Outcome.DONE)
        for task, deed in kinds
    ]
    read = [items.read_entry(items.entry_item(one)) for one in old]
    assert read[0].stripe == "pi_1"
    assert len({one.id for one in read}) == 3
