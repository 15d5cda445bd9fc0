"""Link scanners open whatever is in a mail; nothing may come of it."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urldefrag

from tests.cloud import Cloud
from tests.stories.people import Client, Host
from tests.stories.written import last_free

STEPS = ("", "/preview", "/cancel", "/move", "/undo", "/mend", "/returned")


def test_opening_every_link_of_every_mail_changes_nothing(
    cloud: Cloud, client: Client, host: Host
) -> None:
    start = datetime.fromisoformat(cloud.starts(days=8)[0])
    client.books(start)
    cloud.go_to(last_free(start) - timedelta(hours=1))
    before = everything(cloud)
    mails = cloud.inbox()
    links = {link for mail in mails for link in mail["links"] if link.startswith(cloud.url)}
    assert any("/desk/#" in link for link in links)

    # As a scanner does: every address, and the tokens where they might be of use.
    for page in {urldefrag(link).url for link in links}:
        assert cloud.http.get(page).status_code == 200
        assert cloud.http.head(page).status_code == 200
    for token in {urldefrag(link).fragment for link in links} - {""}:
        for step in STEPS if client.booking["id"] in token else ("/cancel",):
            cloud.http.get(f"/api/bookings/{token}{step}")
        cloud.http.get(f"/api/desk/bookings/{token.partition('.')[0]}/attended")
    # As one with a browser does: the whole page, with its scripts.
    for person in (client, host):
        for link in {link for mail in person.mails for link in mail["links"] if "#" in link}:
            person.opens(link.removeprefix(cloud.url))
            person.sees("Consultation")

    assert everything(cloud) == before
    assert len(cloud.inbox()) == len(mails)


def everything(cloud: Cloud) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = cloud.get("/dev/bookings")["bookings"]
    return found
