"""The test cards and what each of them does: docs.stripe.com/testing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Card:
    """One test card. `declines` is why charges fail, `attaches` whether it can be saved all the
    same; `authenticates` is "" (never), "unless_set_up" or "always"; a refund `returns`; `follows`
    is what comes after a charge: "warning", "inquiry", or the reason of a dispute."""

    number: str
    brand: str = "visa"
    country: str = "US"
    declines: str = ""
    attaches: bool = True
    authenticates: str = ""
    follows: str = ""
    returns: bool = False
    token: str = ""

    @property
    def last4(self) -> str:
        return self.number[-4:]

    def asks(self, *, off_session: bool, set_up: bool) -> bool:
        """Whether the bank wants 3-D Secure (docs.stripe.com/testing, "Authentication and setup"):
        on-session always; off-session unless this card has been set up and honours it."""
        if not self.authenticates:
            return False
        return not (off_session and set_up and self.authenticates == "unless_set_up")


CARDS = {
    card.number: card
    for card in (
        Card("4242424242424242", token="pm_card_visa"),
        Card("5555555555554444", brand="mastercard", token="pm_card_mastercard"),
        Card("378282246310005", brand="amex", token="pm_card_amex"),
        Card(
            "4000002500003155",
            authenticates="unless_set_up",
            token="pm_card_authenticationRequiredOnSetup",
        ),
        Card("4000002760003184", authenticates="always", token="pm_card_authenticationRequired"),
        Card("4000000000000341", declines="generic_decline", token="pm_card_chargeCustomerFail"),
        Card(
            "4000000000000002",
            declines="generic_decline",
            attaches=False,
            token="pm_card_visa_chargeDeclined",
        ),
        Card(
            "4000000000009995",
            declines="insufficient_funds",
            attaches=False,
            token="pm_card_visa_chargeDeclinedInsufficientFunds",
        ),
        Card(
            "4000000000000069",
            declines="expired_card",
            attaches=False,
            token="pm_card_chargeDeclinedExpiredCard",
        ),
        Card("4000000000000259", follows="fraudulent", token="pm_card_createDispute"),
        Card(
            "4000000000002685",
            follows="product_not_received",
            token="pm_card_createDisputeProductNotReceived",
        ),
        Card("4000000000001976", follows="inquiry", token="pm_card_createDisputeInquiry"),
        Card("4000000000005423", follows="warning", token="pm_card_createIssuerFraudRecord"),
        Card("4000000000005126", returns=True, token="pm_card_refundFail"),
    )
}
TOKENS = {card.token: card for card in CARDS.values()}

# docs.stripe.com/declines/codes: an expired card is an error code of its own.
MESSAGES = {
    "generic_decline": ("card_declined", "Your card was declined."),
    "insufficient_funds": ("card_declined", "Your card has insufficient funds."),
    "expired_card": ("expired_card", "Your card has expired."),
    "authentication_required": (
        "authentication_required",
        "Your card was declined. This transaction requires authentication.",
    ),
}

# docs.stripe.com/payments/place-a-hold-on-a-payment-method, card-not-present transactions.
WINDOW = 7 * 86_400
MERCHANT_INITIATED_VISA = 4 * 86_400 + 18 * 3_600


def window(brand: str, *, off_session: bool) -> int:
    """Seconds for which an authorisation may be captured."""
    return MERCHANT_INITIATED_VISA if off_session and brand == "visa" else WINDOW
