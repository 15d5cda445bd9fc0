"""Lists: newest first, by cursor, narrowed by what they are asked for."""

from typing import Any

import pytest
import stripe

from tests.infra.stripe.shop import HOUR, Shop


def test_a_list_is_turned_page_by_page(shop: Shop) -> None:
    made = [shop.api.customers.create({"name": f"{n}"}).id for n in range(5)]
    first = shop.api.customers.list({"limit": 2})
    assert ([c.id for c in first.data], first.has_more) == ([made[4], made[3]], True)
    last = shop.api.customers.list({"limit": 3, "starting_after": made[3]})
    assert ([c.id for c in last.data], last.has_more) == ([made[2], made[1], made[0]], False)
    back = shop.api.customers.list({"limit": 2, "ending_before": made[1]})
    assert ([c.id for c in back.data], back.has_more) == ([made[3], made[2]], True)


def test_the_library_walks_through_all_pages_by_itself(shop: Shop) -> None:
    made = {shop.api.customers.create().id for _ in range(12)}
    found = [c.id for c in shop.api.customers.list({"limit": 5}).auto_paging_iter()]
    assert (len(found), set(found)) == (12, made)


def test_a_list_can_be_narrowed_by_time_and_owner(shop: Shop) -> None:
    old = shop.api.customers.create({"email": "client@example.com"})
    shop.clock.forward(HOUR)
    new = shop.api.customers.create({"email": "client@example.com"})
    shop.api.customers.create({"email": "other@example.com"})
    mine: Any = {"email": "client@example.com"}
    assert [c.id for c in shop.api.customers.list(mine).data] == [new.id, old.id]
    mine["created"] = {"gte": int(shop.clock.now.timestamp())}
    recent = shop.api.customers.list(mine)
    assert [c.id for c in recent.data] == [new.id]


@pytest.mark.parametrize(
    "params", [{"limit": 0}, {"limit": 101}, {"starting_after": "cus_nobody"}, {"colour": "red"}]
)
def test_a_list_that_cannot_be_had_is_refused(shop: Shop, params: Any) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        shop.api.customers.list(params)
    assert refused.value.http_status == 400


def test_metadata_is_changed_key_by_key(shop: Shop) -> None:
    customer = shop.api.customers.create({"metadata": {"a": "1", "b": "2"}})
    after = shop.api.customers.update(customer.id, {"metadata": {"a": "", "c": "3"}, "name": "C"})
    assert after.metadata is not None
    assert (after.metadata.to_dict(), after.name) == ({"b": "2", "c": "3"}, "C")
    with pytest.raises(stripe.InvalidRequestError):
        shop.api.customers.update(customer.id, {"metadata": {"k" * 41: "x"}})
