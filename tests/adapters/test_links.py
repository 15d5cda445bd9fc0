"""Signed links: the same each time, bound to one purpose, and never in part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.adapters.links import Links
from showup.domain.errors import LinkInvalid, ShowupError, Unauthorized

ids = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=1, max_size=20)


@given(ids)
def test_a_token_leads_back_to_its_booking_and_is_the_same_each_time(id: str) -> None:
    links = Links("a key", "client")
    assert links.token(id) == Links("a key", "client").token(id)
    assert links.open(links.token(id)) == id


@given(ids, st.data())
def test_a_token_with_any_other_letter_in_it_is_none(id: str, data: st.DataObject) -> None:
    links = Links("a key", "client")
    token = links.token(id)
    # Not the last one: two of its bits mean nothing.
    place = data.draw(st.integers(0, len(token) - 2))
    letter = data.draw(st.characters(exclude_characters=token[place], exclude_categories=["Cs"]))
    with pytest.raises(LinkInvalid):
        links.open(token[:place] + letter + token[place + 1 :])


@given(ids, st.integers(1, 60))
def test_a_token_that_was_cut_is_none(id: str, length: int) -> None:
    links = Links("a key", "client")
    with pytest.raises(LinkInvalid):
        links.open(links.token(id)[:-length])


@pytest.mark.parametrize(
    ("mine", "theirs", "refusal"),
    [
        (("key", "client"), ("key", "host"), Unauthorized),
        (("key", "host"), ("key", "client"), LinkInvalid),
        (("key", "client"), ("another key", "client"), LinkInvalid),
        (("", "client"), ("key", "client"), LinkInvalid),
    ],
)
def test_a_token_of_another_key_or_purpose_is_none(
    mine: tuple[str, str], theirs: tuple[str, str], refusal: type[ShowupError]
) -> None:
    with pytest.raises(refusal) as caught:
        Links(*theirs).open(Links(*mine).token("booking"))
    assert "booking" not in str(caught.value)
