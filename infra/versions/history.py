"""What has been published so far, and which version each booking rests on: read from the table."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from infra.deploy import Account
from showup.adapters.items import BOOKING, LIVE, POLICY, VERSION, Item, read_version
from showup.domain.booking import Status
from showup.domain.versions import Version

OPEN = (Status.PENDING, Status.CONFIRMED)


@dataclass(frozen=True)
class Consented:
    """Of a booking's consent, no more than is needed: whatever wrote the rest can be read."""

    policy: str


@dataclass(frozen=True)
class Booked:
    """A booking, by the version that its client accepted."""

    status: str
    consent: Consented


@dataclass(frozen=True)
class History:
    """`versions` by id; `lived`: their ids by the moment at which each went live, in order."""

    versions: dict[str, Version]
    lived: dict[datetime, str]
    bookings: tuple[Booked, ...]

    @classmethod
    def of(cls, items: Iterable[Item]) -> "History":
        versions, lived, bookings = {}, {}, []
        for item in items:
            pk, sk = item["pk"]["S"], item["sk"]["S"]
            if sk == BOOKING:
                bookings.append(msgspec.json.decode(item["doc"]["S"], type=Booked))
            elif pk == POLICY and sk.startswith(LIVE):
                moment, _, id = sk.removeprefix(LIVE).partition("#")
                lived[datetime.fromisoformat(moment)] = id
            elif pk == POLICY and sk.startswith(VERSION):
                versions[sk.removeprefix(VERSION)] = read_version(item)
        return cls(versions, dict(sorted(lived.items())), tuple(bookings))

    @property
    def live(self) -> Version | None:
        return self.versions[self.lived[max(self.lived)]] if self.lived else None

    def moment(self, now: datetime) -> datetime:
        """At which another one goes live: after all others, whatever the clock of this computer
        says."""
        return max([now, *(moment + timedelta(seconds=1) for moment in self.lived)])

    def earlier(self, than: Version) -> tuple[Version, ...]:
        """What was live with an earlier date, the latest first: of each date the last one."""
        by_date = {self.versions[id].effective: self.versions[id] for id in self.lived.values()}
        dates = sorted((day for day in by_date if day < than.effective), reverse=True)
        return tuple(by_date[day] for day in dates)

    def accepted(self) -> tuple[Version, ...]:
        """What bookings rest on, open or over."""
        ids = {booked.consent.policy for booked in self.bookings}
        return tuple(version for id, version in self.versions.items() if id in ids)

    def keeping(self, new: Version) -> list[tuple[date | None, int]]:
        """How many bookings that are still open keep an older version, by its date, the latest
        first; without one where it was never kept."""
        open_ = (one.consent.policy for one in self.bookings if one.status in OPEN)
        kept: Counter[date | None] = Counter()
        for id in open_:
            version = self.versions.get(id)
            if id != new.id and not (version and version.is_the_same_as(new)):
                kept[version.effective if version else None] += 1
        return sorted(kept.items(), key=lambda row: row[0] or date.min, reverse=True)


def items_of(account: Account, table: str) -> list[Item]:
    """What `History.of` needs. It reads the whole table, which a deployment can afford: that of one
    host has some thousand items, and no function may do it. None where there is no table yet."""
    dynamodb = account.client("dynamodb")
    wanted: dict[str, Any] = {
        "FilterExpression": "sk = :booking OR pk = :policy",
        "ExpressionAttributeValues": {":booking": {"S": BOOKING}, ":policy": {"S": POLICY}},
        "ProjectionExpression": "pk, sk, doc",
        "ConsistentRead": True,
    }
    try:
        pages = dynamodb.get_paginator("scan").paginate(TableName=table, **wanted)
        return [item for page in pages for item in page["Items"]]
    except dynamodb.exceptions.ResourceNotFoundException:
        return []
