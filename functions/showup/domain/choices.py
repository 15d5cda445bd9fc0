"""What a host can choose between in the terms; each word as the front matter has it."""

from enum import StrEnum


class Mode(StrEnum):
    """How the deposit is asked for. BOTH: the client chooses between a hold and paying ahead."""

    HOLD = "hold"
    PREPAY = "prepay"
    BOTH = "both"
    CARD = "card"  # the card is saved, and charged only for what the policy calls a fee
    NONE = "none"

    @property
    def choices(self) -> tuple["Mode", ...]:
        """What a client can choose from; the first, if they choose nothing."""
        return (Mode.HOLD, Mode.PREPAY) if self is Mode.BOTH else (self,)


class Method(StrEnum):
    """By what a deposit can be paid in advance. A card alone can be held or saved.
    https://docs.stripe.com/payments/blik, https://docs.stripe.com/payments/p24"""

    CARD = "card"
    BLIK = "blik"
    P24 = "p24"

    def works_in(self, currency: str) -> bool:
        """In which currencies Stripe takes it."""
        return currency in {Method.BLIK: ("PLN",), Method.P24: ("PLN", "EUR")}.get(
            self, (currency,)
        )


def usual_methods(currency: str) -> tuple[Method, ...]:
    """Where the policy names none: in Poland what everybody pays with."""
    return tuple(Method) if currency == "PLN" else (Method.CARD,)


class After(StrEnum):
    """What becomes of the deposit once the meeting has taken place."""

    RELEASE = "release"
    PART_PAYMENT = "part_payment"


class Prepaid(StrEnum):
    """What money handed over in advance is in Polish law (art. 394 of the Civil Code): a zadatek
    may be kept by whom the other side lets down, and is doubled by a host who does; a zaliczka
    goes back whoever gives up."""

    ZADATEK = "zadatek"
    ZALICZKA = "zaliczka"


class Rebook(StrEnum):
    """What has to happen within the days of a `Consequence`."""

    ARRANGED = "arranged"
    TAKES_PLACE = "takes_place"


class FirstLapse(StrEnum):
    """What the first late cancellation or missed meeting in twelve months costs."""

    FORGIVEN = "forgiven"
    CHARGED = "charged"


class Filled(StrEnum):
    """What becomes of a fee when somebody else has taken the time that was given up."""

    DROPPED = "dropped"
    HALVED = "halved"
    KEPT = "kept"


class Silence(StrEnum):
    """What the host's silence does with the fee of a missed meeting that they have declared. Every
    other fee that nobody decides is let go."""

    TAKES_MISSED = "takes_missed"
    LETS_GO = "lets_go"


class Buyers(StrEnum):
    """Whom the host sells to. A consumer may withdraw for 14 days; where both buy, who books says
    which they are."""

    CONSUMERS = "consumers"
    BUSINESSES = "businesses"
    BOTH = "both"
