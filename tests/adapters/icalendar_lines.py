"""A strict reader of RFC 5545's lines, for tests: it unfolds, splits and unescapes, and refuses
what the standard does not allow."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_LINE = re.compile(
    r"(?P<name>[A-Z-]+)(?P<params>(?:;[A-Z-]+=(?:\"[^\"]*\"|[^\";:,]*))*):(?P<value>.*)"
)
_PARAM = re.compile(r";([A-Z-]+)=(?:\"([^\"]*)\"|([^\";:,]*))")
_UNESCAPED = {"\\n": "\n", "\\N": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}


@dataclass
class Component:
    """`VEVENT` and the like: its lines and the components in it."""

    kind: str
    lines: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    inner: list["Component"] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        (value,) = self.names(name)
        return value

    def __contains__(self, name: str) -> bool:
        return bool(self.names(name))

    def get(self, name: str, default: str) -> str:
        return next(iter(self.names(name)), default)

    def names(self, name: str) -> list[str]:
        return [value for key, _, value in self.lines if key == name]

    def params(self, name: str) -> dict[str, str]:
        (found,) = (params for key, params, _ in self.lines if key == name)
        return found

    def parts(self, kind: str) -> list["Component"]:
        return [part for part in self.inner if part.kind == kind]

    def all_parts(self) -> list["Component"]:
        return self.inner


def read(document: bytes) -> Component:
    """The one VCALENDAR of a document."""
    lines = _unfolded(document.decode("utf-8"))
    kind = next(lines)
    assert kind == ("BEGIN", {}, "VCALENDAR")
    calendar = _component("VCALENDAR", lines)
    assert next(lines, None) is None, "nothing follows the calendar"
    return calendar


def _component(kind: str, lines: Iterator[tuple[str, dict[str, str], str]]) -> Component:
    made = Component(kind)
    for name, params, value in lines:
        if name == "END":
            assert value == kind
            return made
        if name == "BEGIN":
            made.inner.append(_component(value, lines))
        else:
            made.lines.append((name, params, value))
    raise AssertionError(f"{kind} has no end")


def _unfolded(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    assert text.endswith("\r\n")
    for line in text.removesuffix("\r\n").replace("\r\n ", "").split("\r\n"):
        assert line.isprintable(), f"a control character in {line!r}"
        found = _LINE.fullmatch(line)
        assert found, f"not a line of a calendar: {line!r}"
        params = {name: quoted or bare for name, quoted, bare in _PARAM.findall(found["params"])}
        yield found["name"], params, _unescaped(found["value"])


def _unescaped(value: str) -> str:
    return re.sub(r"\\.", lambda pair: _UNESCAPED[pair[0]], value)
