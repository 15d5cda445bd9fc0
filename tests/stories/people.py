"""People: each has a browser and a letter box, and finds things by what they say."""

import re
import time
from datetime import datetime, timedelta
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Locator, expect

from tests.cloud import Cloud
from tests.stories.written import clock, long_day, short_day

Mail = dict[str, Any]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
PATIENCE = 30_000  # milliseconds: a first request wakes a function
WEEKS = 9  # as far as the calendar goes


class Person:
    """`locale` is the site's; the browser's own clock shows business time."""

    locale = "en"

    def __init__(self, cloud: Cloud, browser: Browser, address: str, **window: Any) -> None:
        self.cloud = cloud
        self.address = address
        self.wrong: list[str] = []
        self._context = browser.new_context(**{"timezone_id": "Europe/Warsaw"} | window)
        self._context.set_default_timeout(PATIENCE)
        self._context.on("weberror", lambda error: self.wrong.append(str(error.error)))
        self._context.on("console", self._listen)
        self.page = self._context.new_page()

    def _listen(self, said: ConsoleMessage) -> None:
        """What the API refuses is no fault; nor that a mail runs no script, not even our clock."""
        harmless = ("Failed to load resource", "Blocked script execution")
        if said.type == "error" and not said.text.startswith(harmless):
            self.wrong.append(said.text)

    def leaves(self) -> None:
        self._context.close()

    # --- pages ---------------------------------------------------------------

    def opens(self, path: str) -> None:
        self._looks_at_the_clock()
        self.page.goto(self.cloud.url + path)

    def clicks(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def follows(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def sees(self, *texts: str) -> None:
        for text in texts:
            expect(self.page.get_by_role("main")).to_contain_text(text, timeout=PATIENCE)

    def reads(self, heading: str) -> None:
        """What the page is called."""
        title = self.page.get_by_role("heading", name=heading, exact=True, level=1)
        expect(title).to_be_visible(timeout=PATIENCE)

    def _looks_at_the_clock(self) -> None:
        self._context.clock.set_fixed_time(self.cloud.now())

    # --- mails ---------------------------------------------------------------

    @property
    def mails(self) -> list[Mail]:
        return self.cloud.inbox(self.address)

    @property
    def subjects(self) -> list[str]:
        """Without the year, which a date has only around the turn of it."""
        return [re.sub(r" 20\d\d,", ",", mail["subject"]) for mail in self.mails]

    def mail(self, beginning: str) -> Mail:
        """The latest of that subject; what was sent just now may still be on its way."""
        end = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < end:
            found = [mail for mail in self.mails if mail["subject"].startswith(beginning)]
            if found:
                return found[-1]
            time.sleep(0.2)
        raise AssertionError(f"no mail {beginning!r} in {self.subjects}")

    def follows_in_mail(self, beginning: str, link: str) -> None:
        """The link of a mail, clicked where the mail is read."""
        mail = self.mail(beginning)
        self.opens(f"/dev/mail/{mail['id']}")
        with self.page.expect_popup() as opened:
            self.page.get_by_role("link", name=link, exact=True).click()
        self.page.close()
        self.page = opened.value


class Host(Person):
    """Reads the mails about one client; signs in for the rest."""

    client: "Client"

    def signs_in(self) -> None:
        """By a link to their own address."""
        self.opens("/desk/")
        self.clicks("Send me a link")
        self.sees("It is on its way")
        self.cloud.advance(timedelta(seconds=2))
        link = self.cloud.inbox(self.address)[-1]
        (address,) = (one for one in link["links"] if "/desk/?in#" in one)
        self.opens(address.removeprefix(self.cloud.url))
        self.clicks("Sign in")
        self.reads("Today")

    @property
    def mails(self) -> list[Mail]:
        return [mail for mail in super().mails if self.client.address in mail["text"]]


class Client(Person):
    """Books in English."""

    choose = "Choose Consultation"
    later = "Later week"
    name_field, email_field, onward = "Your name", "Your e-mail address", "Continue"
    book = "Book with obligation to pay"
    save_card, booked = "Save this card", "You are booked"

    def books(self, start: datetime, card: str = "4242", button: str = "") -> None:
        """All four screens and Checkout, without a look to the left or right. `button`: the last
        one, where a card is not only saved."""
        self.opens("/book/" if self.locale == "en" else f"/{self.locale}/book/")
        self.clicks(self.choose)
        self.takes(start)
        self.says_who()
        self.consents()
        self.pays(card, button)
        self.reads(self.booked)

    def takes(self, start: datetime) -> None:
        """The time, in the calendar: its week, its day, its hour."""
        self.finds_the_day(start)
        self.time(start).click()

    def finds_the_day(self, start: datetime) -> None:
        days = self.page.get_by_role("button", name=short_day(start, self.locale))
        shown = self.page.locator(".times").get_by_role("heading")
        expect(shown).to_be_visible(timeout=PATIENCE)
        for _ in range(WEEKS):
            if days.count() and days.is_enabled():
                days.click()
                if long_day(start, self.locale).match(shown.inner_text()):
                    return
            self.clicks(self.later)
        raise AssertionError(f"the calendar does not lead to {start}")

    def time(self, start: datetime) -> Locator:
        """Its button, on the day that is shown."""
        return self.page.get_by_role("button", name=re.compile(rf"^{clock(start)}\b"))

    def says_who(self) -> None:
        self.page.get_by_label(self.name_field).fill("A client")
        self.page.get_by_label(self.email_field).fill(self.address)
        self.clicks(self.onward)

    def consents(self) -> None:
        """To everything that is asked, and nothing is ticked beforehand."""
        expect(self.page.get_by_role("checkbox").first).to_be_visible()
        for box in self.page.get_by_role("checkbox").all():
            expect(box).not_to_be_checked()
            box.check()
        self.clicks(self.book)

    def has_lapsed(self) -> None:
        """Somebody who has given up a meeting late before, and was forgiven. Without a look at the
        pages: what is told here begins later."""
        booked = self.cloud.book(self.cloud.starts(days=1)[4], email=self.address)
        self.cloud.pay(booked["payment"]["url"])
        own = self.cloud.post(f"/api/bookings/{booked['token']}/returned", {})
        last_free = datetime.fromisoformat(own["cutoffs"][0]["until"])
        self.cloud.go_to(last_free + timedelta(minutes=1))
        cancelled = self.cloud.post(f"/api/bookings/{booked['token']}/cancel", {})
        assert cancelled["status"] == "cancelled"
        assert self.booking["booking"]["lapse"]

    def pays(self, card: str, button: str = "") -> None:
        """At Checkout, with the card of these last digits."""
        self.page.get_by_role("radio", name=re.compile(card)).check()
        self.clicks(button or self.save_card)

    # --- the booking, as the machine has it ----------------------------------

    @property
    def token(self) -> str:
        """From the address of the page behind every link."""
        return self.page.url.partition("#")[2]

    @property
    def booking(self) -> dict[str, Any]:
        """As /dev/bookings shows it."""
        everything = self.cloud.get("/dev/bookings")["bookings"]
        own = [b for b in everything if b["booking"]["client"]["email"] == self.address]
        return dict(max(own, key=lambda one: str(one["booking"]["made"])))

    @property
    def clause_of_cancelling(self) -> str:
        """By which it would cost what it costs, at this moment."""
        cost = self.cloud.post(f"/api/bookings/{self.token}/preview", {"action": "cancel"})
        return str(cost["clause"])

    def happened(self, what: str) -> datetime:
        """When, by the latest of these events."""
        moments = [e["at"] for e in self.booking["events"] if e["what"] == what]
        return datetime.fromisoformat(moments[-1])

    @property
    def money(self) -> list[tuple[str, str, int]]:
        """The ledger in its order: deed, outcome, minor units."""
        return [(e["deed"], e["outcome"], e["amount"]["amount"]) for e in self._ledger]

    @property
    def holds(self) -> set[str]:
        """The bank's, of those in the ledger that were placed and not released."""
        done = [e for e in self._ledger if e["outcome"] == "done"]
        placed, released = (
            {e["intent"] for e in done if e["deed"] == deed} for deed in ("place", "release")
        )
        return placed - released

    @property
    def _ledger(self) -> list[dict[str, Any]]:
        return sorted(self.booking["ledger"], key=lambda entry: str(entry["at"]))


class PolishClient(Client):
    """Books in Polish."""

    locale = "pl"
    choose = "Wybierz: Konsultacja"
    later = "Późniejszy tydzień"
    name_field, email_field, onward = "Imię i nazwisko", "Adres e-mail", "Dalej"
    book = "Rezerwuję z obowiązkiem zapłaty"
    save_card, booked = "Zapisz tę kartę", "Termin jest Twój"
