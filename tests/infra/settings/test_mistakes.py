"""Each slip is one sentence: the file, the line, the key, what is wrong, what to write instead."""

from pathlib import Path

import pytest

from tests.infra.settings.pages import a_site, messages, write

SLIPS = [
    # site/policy.md
    (
        ("free_until: 48 h", 'free_until: "48 hrs"'),
        'site/policy.md:4: free_until: "48 hrs" is not a length of time; '
        'write for example "48 h", "3 days" or "15 min"',
    ),
    (
        ("wait: 15 min", "wait: 15"),
        'site/policy.md:6: wait: "15" is not a length of time; '
        'write for example "48 h", "3 days" or "15 min"',
    ),
    (
        ("wait: 15 min", "wait: 2 days"),
        'site/policy.md:6: wait: "2 days" is out of bounds; write a length of at most 24 h',
    ),
    (
        ("wait: 15 min", "undo: 25 h"),
        'site/policy.md:6: undo: "25 h" is out of bounds; write a length of at most 24 h',
    ),
    (
        ("wait: 15 min", "hold_before: 11 h"),
        'site/policy.md:6: hold_before: "11 h" is out of bounds; '
        "write a length from 12 h to 30 days",
    ),
    (
        ("wait: 15 min", "wait_more: long"),
        'site/policy.md:6: wait_more: "long" is not a length of time; '
        'write for example "48 h", "3 days" or "15 min"',
    ),
    (
        ("decide_after: 24 h", "decide_after: 59 min"),
        'site/policy.md:7: decide_after: "59 min" is out of bounds; '
        "write a length from 1 h to 30 days",
    ),
    (
        ("wait: 15 min", "no_show: half"),
        'site/policy.md:6: no_show: "half" does not say what that costs; '
        'write for example "free", "50%", "25% of the price" or "40"',
    ),
    (
        ("wait: 15 min", "no_show: 100%, free within 3 days"),
        'site/policy.md:6: no_show: "100%, free within 3 days" does not say what that costs; '
        'write for example "free", "50%", "25% of the price" or "40"',
    ),
    (
        ("wait: 15 min", "known_after: 0"),
        'site/policy.md:6: known_after: "0" is not a whole number from 1 to 50; '
        'write for example "50"',
    ),
    (
        ("wait: 15 min", "deposits: {first-talk: half}"),
        'site/policy.md:6: deposits.first-talk: "half" is neither a percentage of the price nor '
        'an amount in PLN; write for example "50%" (whole, up to 100%), "60", "30 min" or "none"',
    ),
    (
        ("wait: 15 min", "deposits: 50%"),
        'site/policy.md:6: deposits: has no keys of its own; write lines "key: value" below it',
    ),
    # site/book.md
    (
        ("minutes: 50", "minutes: 50\n    shorter: 50"),
        "site/book.md:6: services.first-talk.shorter: 50 min are not shorter than its 50 min; "
        'write fewer minutes, or "0" for no shorter meeting',
    ),
    (
        ("minutes: 50", "minutes: 50\n    urgency: very"),
        'site/book.md:6: services.first-talk.urgency: "very" is not a word that is known here; '
        'write one of "urgent", "normal", "can_wait"',
    ),
    (
        ("meeting_link: 2 days before", "follow_ups: 4"),
        'site/book.md:14: follow_ups: "4" is not a whole number from 0 to 3; write for example "3"',
    ),
    (
        ("meeting_link: 2 days before", "keep_offers: 4 days"),
        'site/book.md:14: keep_offers: "4 days" is out of bounds; write a length of at most 3 days',
    ),
    # site/policy.md
    (
        ("deposit: 50%", "deposit: 120%"),
        'site/policy.md:3: deposit: "120%" is neither a percentage of the price nor an amount '
        'in PLN; write for example "50%" (whole, up to 100%), "60", "30 min" or "none"',
    ),
    (
        ("deposit: 50%", "deposit: -5"),
        'site/policy.md:3: deposit: "-5" is neither a percentage of the price nor an amount '
        'in PLN; write for example "50%" (whole, up to 100%), "60", "30 min" or "none"',
    ),
    (
        ("rebook_within: 3 days", "rebook_within: no"),
        'site/policy.md:5: rebook_within: "no" is not a number of days; '
        'write for example "3 days", or "0 days" for none',
    ),
    (
        ("wait: 15 min", "first_lapse: forgive"),
        'site/policy.md:6: first_lapse: "forgive" is not a word that is known here; '
        'write one of "forgiven", "charged"',
    ),
    (
        ("wait: 15 min", "mode: on"),
        'site/policy.md:6: mode: "on" is not a word that is known here; '
        'write one of "hold", "prepay", "both", "card", "none"',
    ),
    (
        ("wait: 15 min", "moves: 010"),
        'site/policy.md:6: moves: "010" is not a whole number from 0 to 50; write for example "50"',
    ),
    (
        ("wait: 15 min", "waits: 15 min"),
        'site/policy.md:6: waits: is not a key that is known here; write "wait"',
    ),
    (
        ("wait: 15 min", "wait:"),
        "site/policy.md:6: wait: has no value; write one after the colon, or delete the line",
    ),
    (
        ("wait: 15 min", "deposit: 40%"),
        "site/policy.md:6: deposit: is written twice (first on line 3); delete one of the two",
    ),
    (
        ("effective: 2026-11-23", "effective: 23.11.2026"),
        'site/policy.md:2: effective: "23.11.2026" is not a date; '
        'write year, month and day, for example "2026-11-23"',
    ),
    (
        ("effective: 2026-11-23", "effective: 2026-02-30"),
        'site/policy.md:2: effective: "2026-02-30" is not a date; '
        'write year, month and day, for example "2026-11-23"',
    ),
    (
        ("effective: 2026-11-23", 'effective: "2026-11-23"'),
        "site/policy.md:2: effective: is in quotes, so the pages see no date; "
        "write it without quotes",
    ),
    (
        ("effective: 2026-11-23", "title: Policy"),
        'site/policy.md:1: effective: is missing; write for example "2026-11-23"',
    ),
    # site/book.md
    (
        ("mon-fri: 9:00-17:00", "mon-fri: 9:00"),
        'site/book.md:9: hours.mon-fri: "9:00" is not a span of time; '
        'write for example "9:00-17:00", or "closed"',
    ),
    (
        ("mon-fri: 9:00-17:00", "mon-fri: 9-17"),
        'site/book.md:9: hours.mon-fri: "9" is not a time of day; write for example "9:00"',
    ),
    (
        ("mon-fri: 9:00-17:00", "mon-fri: 22:00-2:00"),
        'site/book.md:9: hours.mon-fri: "22:00-2:00" ends before it begins; '
        'end at "24:00" and begin the next day at "0:00" to go past midnight',
    ),
    (
        ("mon-fri: 9:00-17:00", "monday: 9:00-17:00"),
        'site/book.md:9: hours.monday: is not a weekday; write "mon"',
    ),
    (
        ("mon-fri: 9:00-17:00", "mon-sat: 9:00-17:00"),
        "site/book.md:10: hours.sat: sat has hours already; give each day once",
    ),
    (
        ("13:00-15:00]", "11:30-15:00]"),
        "site/book.md:10: hours.sat: 9:00-12:00 and 11:30-15:00 overlap; "
        "let one end before the next begins",
    ),
    (
        ("price: 120", "price: 120 zł"),
        'site/book.md:6: services.first-talk.price: "120 zł" is not an amount in PLN; '
        'write for example "60" or "60.50"',
    ),
    (
        ("price: 120", "price: 120.5"),
        'site/book.md:6: services.first-talk.price: "120.5" is not an amount in PLN; '
        'write for example "60" or "60.50"',
    ),
    (
        ("price: 120", "price: -1"),
        'site/book.md:6: services.first-talk.price: "-1" is not an amount in PLN; '
        'write for example "60" or "60.50"',
    ),
    (
        ("minutes: 50", "minutes: 0"),
        'site/book.md:5: services.first-talk.minutes: "0" is not a whole number from 1 to 1440; '
        'write for example "60"',
    ),
    (
        ("meet: [video, phone]", "meet: []"),
        "site/book.md:7: services.first-talk.meet: there is no way to meet; "
        'write for example "[video, phone]"',
    ),
    (
        ("meet: [video, phone]", "meet: [vidoe, phone]"),
        'site/book.md:7: services.first-talk.meet.1: "vidoe" is not a word that is known here; '
        'write one of "video", "phone", "in_person"',
    ),
    (
        (", pl: Pierwsza rozmowa}", "}"),
        'site/book.md:4: services.first-talk.name: has no text in "pl"; '
        'write a line "pl: ..." below it',
    ),
    (
        ("[4 days before at 18:00]", "[the day before]"),
        'site/book.md:13: reminders.1: "the day before" is not a moment before the meeting; '
        'write for example "4 days before at 18:00" or "72 h before"',
    ),
    # site/index.md
    (
        ("email: hello@example.com", "email: hello at example.com"),
        'site/index.md:5: host.email: "hello at example.com" is not an e-mail address; '
        'write for example "hello@example.com"',
    ),
    (
        ("currency: PLN", "currency: PLZ"),
        'site/index.md:8: host.currency: "PLZ" is not a currency in which a deposit can be '
        'held; write "PLN"',
    ),
    (
        ("Europe/Warsaw", "Europe/Warszawa"),
        'site/index.md:9: host.timezone: "Europe/Warszawa" is not a time zone; '
        'write "Europe/Warsaw"',
    ),
    (
        ('"+48 600 100 200"', "+48600100200"),
        'site/index.md:7: host.phone: "+48600100200" would be printed as something else; '
        'put it into quotes: "+48600100200"',
    ),
    (
        ("[en, pl]", "[en, no]"),
        'site/index.md:10: host.locales.2: "no" would be printed as something else; '
        'put it into quotes: "no"',
    ),
]


@pytest.mark.parametrize(("slip", "sentence"), SLIPS)
def test_a_slip_is_told_with_its_line_and_the_fix(
    tmp_path: Path, slip: tuple[str, str], sentence: str
) -> None:
    assert sentence in messages(a_site(tmp_path, slip))


def test_every_slip_is_told_at_once(tmp_path: Path) -> None:
    root = a_site(
        tmp_path,
        ("free_until: 48 h", "free_until: 48"),
        ("price: 120", "price: much"),
        ("currency: PLN", "currency: zł"),
    )
    assert [line.split(": ")[:2] for line in messages(root)] == [
        ["site/book.md:6", "services.first-talk.price"],
        ["site/index.md:8", "host.currency"],
        ["site/policy.md:4", "free_until"],
    ]


def test_a_page_that_cannot_be_read_does_not_hide_the_slips_of_another(tmp_path: Path) -> None:
    root = a_site(tmp_path, ("price: 120", "price: much"))
    (root / "site/policy.md").unlink()
    assert [line.split(":")[0] for line in messages(root)] == ["site/book.md", "site/policy.md"]


def test_another_language_needs_its_pages(tmp_path: Path) -> None:
    root = a_site(tmp_path)
    (root / "site/pl/book.md").unlink()
    assert messages(root) == [
        "site/pl/book.md:1: the page is missing or cannot be read; restore it, see docs/settings.md"
    ]


def test_numbers_are_read_from_one_language_alone(tmp_path: Path) -> None:
    root = a_site(tmp_path)
    write(root, "site/pl/policy.md", "---\ntitle: Zasady\nfree_until: 24 h\n---\n")
    assert messages(root) == [
        "site/pl/policy.md:3: free_until: is read from site/policy.md alone; delete it here"
    ]


def test_two_services_do_not_share_an_id(tmp_path: Path) -> None:
    first = "  - id: first-talk\n    name: {en: First talk, pl: Pierwsza rozmowa}\n"
    again = "  - id: first-talk\n    name: X\n    minutes: 5\n    price: 0\n    meet: [phone]\n"
    assert messages(a_site(tmp_path, (first, again + first))) == [
        'site/book.md:2: services: two services have the id "first-talk"; give each its own'
    ]
