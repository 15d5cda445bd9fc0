"""The JSON Schema of each page's front matter, for editors: shapes from here, meaning, default and
example from `docs/settings.md`.

`python -m infra.settings.schema` writes them to `site/assets/schema/`; a test holds them there.
"""

import json
import re
from pathlib import Path
from typing import Any

from infra.settings import shapes as a
from infra.settings.keys import BOOK, INDEX, KEYS, PAGE, PLACES, POLICY
from infra.settings.shapes import Shape
from showup.adapters.written import written
from showup.domain.choices import (
    After,
    Buyers,
    Filled,
    FirstLapse,
    Method,
    Mode,
    Prepaid,
    Rebook,
    Silence,
)
from showup.domain.settings import Meet, Urgency
from showup.domain.terms import Terms

ROOT = Path(__file__).parents[2]
FOLDER = Path("site/assets/schema")
# | `key` | what it means | default | example |
DOCUMENTED = re.compile(r"^\| `([\w.]+)` \| (.+?) \| (.*?) \| ?(.*?) ?\|$", re.MULTILINE)
MUST = "must be given"

EMAIL = a.pattern(r"[^\s@]+@[^\s@]+\.[^\s@]+", "hello@example.com")
# What an editor writes down for a key of the policy that it completes.
DEFAULTS = written(Terms(), "EUR")
SHAPES: dict[str, dict[str, Shape]] = {
    INDEX: {
        "host.name": a.TEXT,
        "host.email": EMAIL,
        "host.sender": EMAIL,
        "host.phone": a.TEXT,
        "host.address": a.TEXT,
        "host.tax_number": a.TEXT,
        "host.statement": a.pattern("[A-Za-z0-9 .,&+/-]{5,22}", "Your Name"),
        "host.currency": a.pattern("[A-Z]{3}", "EUR"),
        "host.timezone": a.pattern(r"UTC|\w[\w+-]*(?:/[\w+-]+)+", "Europe/Warsaw"),
        "host.locales": a.one_or_more(a.pattern("[a-z]{2}(?:-[A-Z]{2})?", "en")),
    },
    BOOK: {
        "services.id": a.any_of(a.pattern("[a-z0-9]+(?:-[a-z0-9]+)*", "first-talk"), a.WHOLE),
        "services.name": a.TEXT_BY_LOCALE,
        "services.description": a.TEXT_BY_LOCALE,
        "services.minutes": a.whole(1, 1440),
        "services.shorter": a.whole(0, 1440),
        "services.price": a.AMOUNT,
        "services.meet": a.one_or_more(a.words(Meet)),
        "services.urgency": a.words(Urgency),
        "hours": a.WEEK,
        "step": a.LENGTH,
        "buffer.before": a.LENGTH,
        "buffer.after": a.LENGTH,
        "notice": a.LENGTH,
        "ahead": a.LENGTH,
        "reminders": a.one_or_more(a.BEFORE),
        "meeting_link": a.BEFORE,
        "follow_ups": a.whole(0, 3),
        "keep_offers": a.LENGTH,
        **{f"places.{way}": a.TEXT for way in PLACES},
    },
    POLICY: {
        "effective": a.DATE,
        "mode": a.words(Mode),
        "deposit": a.DEPOSIT,
        "deposits": a.DEPOSITS,
        "known": a.DEPOSIT,
        "known_after": a.whole(1, 50),
        "after": a.words(After),
        "prepaid_as": a.words(Prepaid),
        "pay_by": a.one_or_more(a.words(Method)),
        "free_until": a.LENGTH,
        "rebook_within": a.WITHIN,
        "notice.until": a.UNTIL,
        "notice.cancel": a.CANCEL,
        "notice.move": a.MOVE,
        "notice.save": a.SAVE,
        "rebook_means": a.words(Rebook),
        "moves": a.whole(0, 50),
        "undo": a.LENGTH,
        "wait": a.LENGTH,
        "wait_more": a.LENGTH,
        "no_show": a.NO_SHOW,
        "host_wait": a.LENGTH,
        "decide_after": a.LENGTH,
        "silence": a.words(Silence),
        "first_lapse": a.words(FirstLapse),
        "filled": a.words(Filled),
        "clients": a.words(Buyers),
        "hold_before": a.LENGTH,
    },
}


def schema(page: str, docs: str) -> dict[str, Any]:
    """Of one page; `docs` is the text of `docs/settings.md`."""
    told = meanings(page, docs)
    parts = {key: _shape(page, key, told) for key in KEYS[page]}
    required = [key for key in parts if told[key][1] == MUST]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"Showup: the front matter of {page}",
        "description": "Each key, its forms and defaults are in docs/settings.md.",
        **a.block(parts | {key: {} for key in PAGE}, required),
    }


def meanings(page: str, docs: str) -> dict[str, tuple[str, str, str]]:
    """What each key of the page means, its default, and an example, without the marks."""
    section = next(
        part for part in docs.split("\n## ") if part.partition("\n")[0].endswith(f"`{page}`")
    )
    return {
        key: (_plain(meaning), _plain(default), _plain(example))
        for key, meaning, default, example in DOCUMENTED.findall(section)
    }


def _shape(page: str, key: str, told: dict[str, tuple[str, str, str]]) -> Shape:
    inner = KEYS[page][key]
    if not inner:
        return _told(SHAPES[page][key], told[key]) | _default(page, key)
    names = {one: f"{key}.{one}" for one in inner}
    parts = {one: _told(SHAPES[page][name], told[name]) for one, name in names.items()}
    of_all = a.block(parts, [one for one, name in names.items() if told[name][1] == MUST])
    if key in ("services", "notice"):
        of_all = a.one_or_more(of_all)
    if key == "buffer":
        of_all = a.any_of(a.LENGTH, of_all)
    return _told(of_all, told[key])


def _default(page: str, key: str) -> Shape:
    default = DEFAULTS.get(key) if page == POLICY else None
    if not default:
        return {}
    return {"default": int(default) if default.isdigit() else default}


def _told(shape: Shape, told: tuple[str, str, str]) -> Shape:
    meaning, default, example = told
    end = "" if default == MUST else f" Default: {default}."
    also = f" Example: {example}" if ": " in example else ""
    return {"description": f"{meaning}.{end}{also}"} | shape


def _plain(text: str) -> str:
    return text.replace("`", "").strip()


def files() -> dict[Path, str]:
    """By path below the root: what has to stand there."""
    docs = (ROOT / "docs/settings.md").read_text("utf-8")
    return {
        FOLDER / f"{Path(page).stem}.json": json.dumps(
            schema(page, docs), ensure_ascii=False, indent=2
        )
        + "\n"
        for page in KEYS
    }


if __name__ == "__main__":
    for path, content in files().items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(content, "utf-8")
