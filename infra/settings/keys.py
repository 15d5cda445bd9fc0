"""Every key of the front matter, by page. The documentation is held to this list by a test."""

INDEX, BOOK, POLICY = "site/index.md", "site/book.md", "site/policy.md"

HOST = (
    "name",
    "email",
    "sender",
    "phone",
    "address",
    "tax_number",
    "statement",
    "currency",
    "timezone",
    "locales",
)
SERVICE = ("id", "name", "description", "minutes", "shorter", "price", "meet", "urgency")
BUFFER = ("before", "after")
PLACES = ("video", "phone", "in_person")
ROW = ("until", "cancel", "move", "save")

KEYS: dict[str, dict[str, tuple[str, ...]]] = {
    INDEX: {"host": HOST},
    BOOK: {
        "services": SERVICE,
        "hours": (),
        "step": (),
        "buffer": BUFFER,
        "notice": (),
        "ahead": (),
        "reminders": (),
        "meeting_link": (),
        "follow_ups": (),
        "keep_offers": (),
        "places": PLACES,
    },
    POLICY: {
        "effective": (),
        "mode": (),
        "deposit": (),
        "deposits": (),
        "known": (),
        "known_after": (),
        "after": (),
        "prepaid_as": (),
        "pay_by": (),
        "free_until": (),
        "rebook_within": (),
        "notice": ROW,
        "rebook_means": (),
        "moves": (),
        "undo": (),
        "wait": (),
        "wait_more": (),
        "no_show": (),
        "host_wait": (),
        "decide_after": (),
        "silence": (),
        "first_lapse": (),
        "filled": (),
        "clients": (),
        "hold_before": (),
    },
}

# Keys of MkDocs and its theme, which any page may carry besides; they are none of ours.
PAGE = ("title", "description", "template", "hide", "icon", "search", "status", "tags", "subtitle")


def home_of(key: str) -> str:
    """The page that a key belongs on."""
    top = key.partition(".")[0]
    return next((page for page, keys in KEYS.items() if top in keys), "site")


def documented(page: str) -> list[str]:
    """All keys of a page, dotted, as `docs/settings.md` has to name them."""
    return [
        name
        for key, inner in KEYS[page].items()
        for name in (key, *(f"{key}.{one}" for one in inner))
    ]
