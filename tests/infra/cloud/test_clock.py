"""The business clock: forward only, and everything on the way in its order."""

from datetime import datetime, timedelta

from tests.cloud import Cloud


def test_the_clock_goes_forward_by_what_was_asked(cloud: Cloud) -> None:
    before = cloud.now()
    after = cloud.advance(timedelta(hours=2))
    assert timedelta(hours=2) <= after - before < timedelta(hours=2, minutes=1)


def test_a_duration_is_understood(cloud: Cloud) -> None:
    before = cloud.now()
    cloud.post("/dev/clock", {"advance": "PT1H30M"})
    assert cloud.now() - before >= timedelta(hours=1, minutes=30)


def test_the_clock_never_goes_back(cloud: Cloud) -> None:
    before = cloud.now()
    yesterday = (before - timedelta(days=1)).isoformat()
    answer = cloud.http.post("/dev/clock", json={"now": yesterday})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert cloud.now() >= before


def test_a_moment_without_a_zone_is_refused(cloud: Cloud) -> None:
    for wish in ({"now": "2099-11-28T09:00"}, {"now": "soon"}, {"advance": "a while"}, {}, []):
        assert cloud.http.post("/dev/clock", json=wish).status_code == 422


def test_a_fortnight_happens_in_its_order(cloud: Cloud) -> None:
    booked = cloud.book(email="fortnight@example.net")
    cloud.pay(booked["payment"]["url"])
    cloud.advance(timedelta(days=16))
    mails = cloud.inbox("fortnight@example.net")
    names = [mail["name"] for mail in sorted(_mails(cloud, booked["id"]), key=lambda m: m["at"])]
    assert [name for name in names if not name.startswith("host_")] == [
        "booked",
        "reminder",
        "held",
        "meeting_link",
        "released",
    ]
    assert [mail["at"] for mail in mails] == sorted(mail["at"] for mail in mails)
    assert cloud.booking(booked["id"])["status"] == "attended"


def test_what_comes_next_is_the_next_thing_that_somebody_notices(cloud: Cloud) -> None:
    cloud.advance(timedelta(days=20))  # whatever other tests have booked is over by then
    booked = cloud.book(email="next@example.net")
    cloud.pay(booked["payment"]["url"])
    following = cloud.get("/dev/clock")["next"]
    assert (following["what"], following["booking"]) == ("reminder", booked["id"])
    cloud.go_to(datetime.fromisoformat(following["at"]))
    assert "reminder" in {mail["name"] for mail in _mails(cloud, booked["id"])}


def test_the_mail_comes_whole_with_its_invitation(cloud: Cloud) -> None:
    booked = cloud.book(email="whole@example.net")
    cloud.pay(booked["payment"]["url"])
    (mail,) = cloud.inbox("whole@example.net")
    assert [attached["name"] for attached in mail["attachments"]] == ["invite.ics"]
    assert "BEGIN:VEVENT" in mail["attachments"][0]["text"]
    assert any(booked["token"] in link for link in mail["links"])
    page = cloud.http.get(f"/dev/mail/{mail['id']}")
    assert "sandbox" in page.headers["content-security-policy"]


def _mails(cloud: Cloud, id: str) -> list[dict[str, str]]:
    mails: list[dict[str, str]] = cloud.booking(id)["mails"]
    return mails
