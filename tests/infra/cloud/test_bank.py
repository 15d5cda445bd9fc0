"""/dev/: whoever tries it out can be the client's bank."""

from tests.cloud import Cloud


def test_a_bank_that_has_nothing_to_dispute_says_so(cloud: Cloud) -> None:
    refused = cloud.http.post("/dev/bank", json={"booking": "nobody", "case": "inquiry"})
    assert (refused.status_code, refused.json()["code"]) == (409, "not_possible")


def test_what_a_bank_cannot_do_is_refused(cloud: Cloud) -> None:
    for wish in ({}, {"booking": "x", "case": "anger"}, {"dispute": "x", "end": "tie"}):
        refused = cloud.http.post("/dev/bank", json=wish)
        assert (refused.status_code, refused.json()["code"]) == (422, "invalid")
    gone = cloud.http.post("/dev/bank", json={"dispute": "du_none", "end": "won"})
    assert gone.json()["code"] == "not_possible"
