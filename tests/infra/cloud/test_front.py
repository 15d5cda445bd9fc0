"""One origin: pages, API and /dev/, with the headers that CloudFront adds on AWS."""

import asyncio
from pathlib import Path

import httpx
import pytest

from infra.embedded.headers import POLICY
from infra.embedded.site import Site
from tests.cloud import Cloud

PATHS = ("/", "/policy/", "/pl/", "/nowhere/", "/api/services", "/dev/live")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_the_strict_policy(cloud: Cloud, path: str) -> None:
    headers = cloud.http.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_the_page_of_the_mails_may_frame_them_and_nothing_more(cloud: Cloud) -> None:
    headers = cloud.http.get("/dev/").headers
    assert headers["content-security-policy"] == f"{POLICY}; frame-src 'self'"


def test_a_folder_is_its_index_page(cloud: Cloud) -> None:
    moved = cloud.http.get("/policy", follow_redirects=False)
    assert moved.headers["location"] == f"{cloud.url}/policy/"
    assert "<h1" in cloud.http.get("/policy/").text


def test_files_are_compressed_and_answers_of_the_api_are_not(cloud: Cloud) -> None:
    coded = {
        path: cloud.http.get(path).headers.get("content-encoding")
        for path in ("/book/", "/assets/site.css", "/api/services")
    }
    assert coded == {"/book/": "gzip", "/assets/site.css": "gzip", "/api/services": None}


def test_a_page_looks_for_news_only_where_saves_are_followed(tmp_path: Path) -> None:
    async def page(site: Site) -> str:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(site)) as http:
            return (await http.get("http://localhost/")).text

    (tmp_path / "index.html").write_text("<body></body>")
    assert "live.js" in asyncio.run(page(Site(tmp_path, live=True)))
    assert "live.js" not in asyncio.run(page(Site(tmp_path, live=False)))


def test_what_is_not_there_is_the_404_page(cloud: Cloud) -> None:
    answer = cloud.http.get("/nowhere/")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")


def test_nothing_outside_the_site_is_served(cloud: Cloud) -> None:
    for path in ("/../pyproject.toml", "/%2e%2e/%2e%2e/pyproject.toml", "/dev/../cloud.py"):
        assert cloud.http.get(path).status_code == 404


def test_a_megabyte_is_too_much_and_reaches_no_function(cloud: Cloud) -> None:
    answer = cloud.http.post("/api/bookings", content=b"x" * 1024 * 1024)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_megabyte_in_pieces_is_too_much_as_well(cloud: Cloud) -> None:
    pieces = (b"x" * 1024 for _ in range(1024))
    assert cloud.http.post("/api/bookings", content=pieces).json()["code"] == "too_large"


def test_the_desk_and_the_webhook_reach_their_own_functions(cloud: Cloud) -> None:
    assert cloud.http.get("/api/desk/bookings/nothing").status_code == 401
    unsigned = cloud.http.post("/api/webhooks/stripe", json={"type": "nothing"})
    assert 400 <= unsigned.status_code < 500


def test_a_query_arrives_as_it_was_sent(cloud: Cloud) -> None:
    polish = cloud.get("/api/services", locale="pl")["services"]
    assert polish != cloud.get("/api/services", locale="en")["services"]
