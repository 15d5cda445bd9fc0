"""Stories of cards that are left again, removed or refused, and of banks that take their time, take
money back, or send it back."""

from dataclasses import replace
from datetime import timedelta

from infra.embedded.stripe import customers, disputes
from showup.domain.booking import Client, Status
from showup.domain.deposit import DepositState, Unmended
from showup.domain.supposing import supposed
from showup.usecases import desk
from showup.usecases.saved_cards import offered
from tests.builders import NOW, START, a_request
from tests.house import House
from tests.proof.held import BOOKED_AND_PAID, LET_GO, REFUSES, RELEASED, SETTINGS, TAKEN
from tests.proof.paid import BACK, PREPAID, SAVED
from tests.proof.stories import BOOKED, DAY, HOUR, LATE, Step, after, of, told, until

EARLIER, ANOTHER = "booking0000000000000", "booking0000000000002"
FRAUD, INQUIRY, RETURNS = "4000000000000259", "4000000000001976", "4000000000005126"
WEEK = timedelta(weeks=1)


def earlier(house: House) -> None:
    """Another meeting, whose card is left again."""
    house.book(id=EARLIER, fingerprint="e")


def pays_earlier(house: House) -> None:
    house.pay(house.booking(EARLIER))


def left_again(house: House) -> None:
    """For the week after, by the link of the earlier booking."""
    start = START + WEEK
    draft = supposed(house.settings.services[0], start, house.settings, house.now)
    card = offered(house.booking(EARLIER), draft, house.now)
    assert card is not None
    consent = replace(a_request(house.settings).consent, card=card.consent)
    house.book(start=start, again=EARLIER, consent=consent)


def removes_the_card(house: House) -> None:
    customers.detach(house.bank.store, {}, house.booking(BOOKED).deposit.method)


def mends_if_asked(house: House) -> None:
    """Whom nobody has told of their card gives no other one."""
    if "mend" in house.view(house.booking(BOOKED)).can:
        house.mend(house.booking(BOOKED))
        house.pay(house.booking(BOOKED), "5555555555554444")


def chooses(choice: Unmended) -> Step:
    return lambda house: desk.unmended(BOOKED, choice, "", house.tools, house.now)


def bank_decides(*, won: bool) -> Step:
    def decide(house: House) -> None:
        for found in house.bank.store.all("dispute"):
            if found["status"] in disputes.OPEN:
                disputes.decide(house.bank.store, found["id"], won=won)

    return decide


def bank_disputes_it(house: House) -> None:
    (charge,) = house.bank.store.all("charge")
    disputes.create(house.bank.store, charge)


def bank_disputes_it_after_all(house: House) -> None:
    for found in house.bank.store.all("dispute"):
        disputes.escalate(house.bank.store, found["id"])


def bank_needs_two_days(house: House) -> None:
    (intent,) = house.bank.store.all("payment_intent")
    house.bank.store.hide(intent["id"])["settles"]["at"] += 45 * 3600


def another_books(house: House) -> None:
    client = Client("Another client", "another@example.com")
    house.book(id=ANOTHER, fingerprint="a", client=client)


def another_pays(house: House) -> None:
    house.pay(house.booking(ANOTHER), "blik")


def fee_taken(card: str) -> tuple[Step, ...]:
    """By a late cancellation; and what its bank does about it is heard of."""
    cancelled = (until(LATE), of(House.cancel), after(HOUR), of(House.take), after(26 * HOUR))
    return House.book, of(House.pay, card), *cancelled


# What the client's bank does after all is paid: without a webhook `showup reconcile` finds it, and
# until then the books cannot agree.
AFTERWARDS = {
    "a fee disputed, and won",
    "an inquiry, then a dispute that is lost",
    "disputed while it goes back, and won",
    "disputed while it goes back, and lost",
    "a refund that the bank sends back",
}

BANKS = {
    "a card left again": told(
        SETTINGS,
        earlier,
        pays_earlier,
        after(HOUR),
        left_again,
        until(START + WEEK + HOUR),
        of(House.attended),
        end=RELEASED,
    ),
    "a card left again, and held at once": told(
        SETTINGS,
        earlier,
        pays_earlier,
        until(START + WEEK - 30 * HOUR),
        left_again,
        until(START + WEEK + HOUR),
        of(House.attended),
        end=RELEASED,
    ),
    "a card removed, and another one given": told(
        SETTINGS,
        *BOOKED_AND_PAID,
        after(DAY),
        removes_the_card,
        after(HOUR),
        mends_if_asked,
        until(START - 60 * HOUR),
        of(House.cancel),
        end=LET_GO,
    ),
    "refused, and the host cancels": told(
        SETTINGS,
        House.book,
        of(House.pay, REFUSES),
        until(START - 47 * HOUR),
        chooses(Unmended.CANCEL),
        end=(Status.CANCELLED, DepositState.REFUSED),
    ),
    "a refused fee, paid by a link": told(
        SAVED,
        *fee_taken(REFUSES),
        of(House.mend),
        of(House.pay),
        end=TAKEN,
        taken=6000,
    ),
    "a fee disputed, and won": told(
        SETTINGS,
        *fee_taken(FRAUD),
        bank_decides(won=True),
        end=TAKEN,
        taken=6000,
    ),
    "an inquiry, then a dispute that is lost": told(
        SAVED,
        *fee_taken(INQUIRY),
        bank_disputes_it_after_all,
        after(HOUR),
        bank_decides(won=False),
        end=TAKEN,
        taken=6000,
    ),
    "disputed while it goes back, and won": told(
        PREPAID,
        *BOOKED_AND_PAID,
        after(HOUR),
        of(House.cancel),
        bank_disputes_it,
        after(DAY),
        bank_decides(won=True),
        end=BACK,
        taken=6000,
        back=6000,
    ),
    "disputed while it goes back, and lost": told(
        PREPAID,
        *BOOKED_AND_PAID,
        after(HOUR),
        of(House.cancel),
        bank_disputes_it,
        after(DAY),
        bank_decides(won=False),
        end=(Status.CANCELLED, DepositState.PAID),
        taken=6000,
    ),
    "a refund that the bank sends back": told(
        PREPAID,
        House.book,
        of(House.pay, RETURNS),
        after(HOUR),
        of(House.cancel),
        after(DAY),
        end=(Status.CANCELLED, DepositState.PAID),
        taken=6000,
    ),
    "a bank that takes its time": told(
        PREPAID,
        House.book,
        of(House.pay, "p24_later"),
        after(4 * HOUR),
        of(House.cancel),
        end=BACK,
        taken=6000,
        back=6000,
    ),
    "a bank that says no in the end": told(
        PREPAID,
        House.book,
        of(House.pay, "p24_fails"),
        after(4 * HOUR),
        end=(Status.EXPIRED, DepositState.AWAITED),
    ),
    "paid too late, the time is another's": told(
        PREPAID,
        House.book,
        of(House.pay, "p24_later"),
        bank_needs_two_days,
        until(NOW + 26 * HOUR),
        another_books,
        another_pays,
        until(NOW + 50 * HOUR),
        end=(Status.EXPIRED, DepositState.REFUNDED),
        taken=6000,
        back=6000,
    ),
}
