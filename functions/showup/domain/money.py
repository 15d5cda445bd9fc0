"""Money: an integer in minor units (grosz, cent) and a currency. Never a float."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Money:
    """`amount` in minor units of `currency` (ISO 4217, upper case): 12000 PLN is 120 zł."""

    amount: int
    currency: str

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.amount - self._same(other), self.currency)

    def __le__(self, other: "Money") -> bool:
        return self.amount <= self._same(other)

    def __bool__(self) -> bool:
        return self.amount != 0

    def share(self, percent: int) -> "Money":
        """A percentage, rounded down: a fraction of a minor unit is the client's."""
        return Money(self.amount * percent // 100, self.currency)

    def none(self) -> "Money":
        """Nothing, in the same currency."""
        return Money(0, self.currency)

    def _same(self, other: "Money") -> int:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be reckoned together")
        return other.amount
