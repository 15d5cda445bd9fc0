"""What the Checkout page says, in English and in Polish. For people who try the product out."""

from typing import Any

from infra.embedded.stripe.store import Resource

Words = dict[str, Any]

# docs.stripe.com/currencies#zero-decimal, as far as they are likely here.
NO_MINOR_UNIT = {"jpy", "krw", "vnd", "clp", "isk"}

ENGLISH: Words = {
    "title": "Checkout (embedded Stripe)",
    "banner": "This is the embedded Stripe, standing in for Stripe Checkout.",
    "nothing": "Nothing leaves this computer, no real card is needed, and no money moves.",
    "setup": "Save a card",
    "setup_lead": "Nothing is taken now. The card is only saved.",
    "hold": "A hold of {amount}",
    "hold_lead": "The bank sets this amount aside. It is not a payment.",
    "payment": "A payment of {amount}",
    "payment_lead": "The amount is taken at once.",
    "which": "Which test card?",
    "which_way": "How would you like to pay?",
    "kinds": {"blik": "BLIK", "p24": "Przelewy24"},
    "transfers": {
        "blik": "paid at once",
        "blik_later": "the bank confirms it three hours later",
        "blik_refused": "declined in the app",
        "p24": "paid at once",
        "p24_later": "the bank confirms it three hours later",
        "p24_fails": "the bank declines it three hours later",
    },
    "save_button": "Save this card",
    "hold_button": "Hold {amount}",
    "pay_button": "Pay {amount}",
    "back": "Cancel and go back",
    "bank": "3-D Secure: your bank asks whether it is you",
    "bank_lead": "A real bank would ask in its app now. Here you choose how it ends.",
    "approve": "Yes, it is me",
    "fail": "Let it fail",
    "complete": "This has already been done.",
    "expired": "This page has run out. Please begin again from your booking.",
    "missing": "There is no such page.",
    "on": "Go on",
    "refused": {
        "card_declined": "The bank declined this card. Nothing was taken. Please try another one.",
        "payment_method_provider_decline": "Your bank declined this. Nothing was taken.",
        "expired_card": "This card has expired. Nothing was taken. Please try another one.",
        "setup_intent_authentication_failure": "3-D Secure was not passed. The card was not saved.",
        "payment_intent_authentication_failure": "3-D Secure was not passed. Nothing was held.",
    },
    "cards": {
        "4242424242424242": "Visa: everything works",
        "5555555555554444": "Mastercard: works; a hold lasts seven days",
        "378282246310005": "American Express: works; a hold lasts seven days",
        "4000002500003155": "Visa: 3-D Secure now, fine later without you",
        "4000002760003184": "Visa: 3-D Secure every time, so a later hold is refused",
        "4000000000000341": "Visa: can be saved, but every hold is refused",
        "4000000000000002": "Visa: declined at once",
        "4000000000009995": "Visa: not enough money",
        "4000000000000069": "Visa: has expired",
        "4000000000000259": "Visa: works, and is disputed after the money is taken",
        "4000000000002685": "Visa: works, and is disputed as “not received” after it",
        "4000000000001976": "Visa: works, and the bank asks about it after it",
        "4000000000005423": "Visa: works, and the bank warns of fraud after it",
        "4000000000005126": "Visa: works, and a refund to it comes back an hour later",
    },
}

POLISH: Words = {
    "title": "Kasa (wbudowany Stripe)",
    "banner": "To jest wbudowany Stripe, który zastępuje Stripe Checkout.",
    "nothing": "Nic nie opuszcza tego komputera, nie trzeba prawdziwej karty i nikt nic nie płaci.",
    "setup": "Zapisanie karty",
    "setup_lead": "Teraz niczego nie pobieramy. Kartę tylko zapisujemy.",
    "hold": "Blokada {amount}",
    "hold_lead": "Bank zablokuje tę kwotę. To nie jest płatność.",
    "payment": "Płatność {amount}",
    "payment_lead": "Kwota zostanie pobrana od razu.",
    "which": "Która karta testowa?",
    "which_way": "Jak chcesz zapłacić?",
    "kinds": {"blik": "BLIK", "p24": "Przelewy24"},
    "transfers": {
        "blik": "zapłacone od razu",
        "blik_later": "bank potwierdza po trzech godzinach",
        "blik_refused": "odrzucone w aplikacji",
        "p24": "zapłacone od razu",
        "p24_later": "bank potwierdza po trzech godzinach",
        "p24_fails": "bank odrzuca po trzech godzinach",
    },
    "save_button": "Zapisz tę kartę",
    "hold_button": "Zablokuj {amount}",
    "pay_button": "Zapłać {amount}",
    "back": "Zrezygnuj i wróć",
    "bank": "3-D Secure: bank pyta, czy to na pewno Ty",
    "bank_lead": "Prawdziwy bank zapytałby teraz w aplikacji. Tutaj wybierasz, jak to się skończy.",
    "approve": "Tak, to ja",
    "fail": "Niech się nie uda",
    "complete": "To zostało już zrobione.",
    "expired": "Ta strona wygasła. Zacznij, proszę, od nowa ze strony swojej rezerwacji.",
    "missing": "Nie ma takiej strony.",
    "on": "Dalej",
    "refused": {
        "card_declined": "Bank odrzucił tę kartę. Niczego nie pobrano. Spróbuj, proszę, innej.",
        "payment_method_provider_decline": "Bank odmówił. Niczego nie pobrano.",
        "expired_card": "Ta karta straciła ważność. Niczego nie pobrano. Spróbuj, proszę, innej.",
        "setup_intent_authentication_failure": "Weryfikacja 3-D Secure się nie powiodła. Karta nie "
        "została zapisana.",
        "payment_intent_authentication_failure": "Weryfikacja 3-D Secure się nie powiodła. Niczego "
        "nie zablokowano.",
    },
    "cards": {
        "4242424242424242": "Visa: wszystko działa",
        "5555555555554444": "Mastercard: działa; blokada trwa siedem dni",
        "378282246310005": "American Express: działa; blokada trwa siedem dni",
        "4000002500003155": "Visa: 3-D Secure teraz, później działa bez Ciebie",
        "4000002760003184": "Visa: 3-D Secure za każdym razem, więc późniejsza blokada się nie uda",
        "4000000000000341": "Visa: da się zapisać, ale każda blokada zostanie odrzucona",
        "4000000000000002": "Visa: odrzucona od razu",
        "4000000000009995": "Visa: za mało środków",
        "4000000000000069": "Visa: po terminie ważności",
        "4000000000000259": "Visa: działa, a po pobraniu pieniędzy następuje reklamacja",
        "4000000000002685": "Visa: działa, a potem reklamacja „usługi nie było”",
        "4000000000001976": "Visa: działa, a potem bank pyta o tę płatność",
        "4000000000005423": "Visa: działa, a potem bank ostrzega przed oszustwem",
        "4000000000005126": "Visa: działa, a zwrot na nią wraca po godzinie",
    },
}

WORDS = {"en": ENGLISH, "pl": POLISH}


def locale_of(session: Resource | None, accepted: str) -> str:
    """The session's; `auto` or none is the browser's (docs.stripe.com/api/checkout/sessions)."""
    asked = (session or {}).get("locale")
    given = asked if asked and asked != "auto" else accepted
    return "pl" if given.lower().startswith("pl") else "en"


def amount(session: Resource | None, locale: str) -> str:
    """60.00 PLN, 60,00 PLN; "" where nothing is asked."""
    if session is None or session["amount_total"] is None:
        return ""
    currency = session["currency"]
    minor = 0 if currency in NO_MINOR_UNIT else 2
    number = f"{session['amount_total'] / 10**minor:.{minor}f}"
    return f"{number.replace('.', ',') if locale == 'pl' else number} {currency.upper()}"
