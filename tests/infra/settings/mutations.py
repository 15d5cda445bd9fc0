"""Front matters that were sound, and then somebody's cat walked over the keyboard."""

import re
from collections.abc import Callable
from random import Random

from infra.settings.keys import KEYS

CHARACTERS = [
    *"\t\0\ufeff\u00a0\u200b\u2028\u202e\x85\r🙂٣½\"'{}[]:#&*!|>%@`,-?~\\",
    "\n",
    "\n\n",
    "---\n",
    "...\n",
]
VALUES = """\
~
null
no
yes
on
0
00
060
-1
-0
+1
1e9
0x10
1_000
.inf
.nan
99999999
999999999999999999999999
9999 days
99999 h
0 min
0 days
999 days
1 day 1 h 1 min
48h
48 H
48 h
٤٨ h
114 h
30 days
0%
1%
50 %
100%
101%
1000000%
0% of the price
50% of the price
100% of the price
100%, free within 3 days
100%, credit within 3 days
100%, credit within 0 days
100%, free within 999 days
free, free within 1 day
0, credit within 1 day
60, credit within 99999 days
40.5
40.50
40,50
0.01
119.99
120
121
1 min
30 min
51 min
1441 min
none
free
start
hold
prepay
both
card
zadatek
zaliczka
release
part_payment
takes_place
charged
kept
halved
lets_go
businesses
2026-02-29
2026-11-23
9999-12-31
0000-00-00
''
" "
"48 h "
'48 h'
|-
>
[]
[[]]
{}
{a: b}
[48 h, 24 h]
{until: start, cancel: free, move: free}
[{until: start, cancel: free, move: free}]
[{until: 24 h, cancel: 100%, move: 100%}, {until: start, cancel: 50%, move: 100%}]
[{until: 48 h, cancel: free, move: free}, {until: start, cancel: 25% of the price, move: 100%}]
{first-talk: 40}
{first-talk: none, other: 1}
{first-talk: {x: y}}
&a 48 h
*a
&a [*a]
!!str 48 h
!!float 1
!x y
!!python/object:os.system x
<<
@now
`x`
%TAG
# nothing
"\\u0000"
"\\x41"
../../etc/passwd
{{ 7 * 7 }}
<script>""".splitlines()
LINES = [
    *(f"{key}: {value}" for key in KEYS["site/policy.md"] for value in ("48 h", "50%", "none")),
    "<<: {wait: 15 min}",
    "? wait\n: 15 min",
    "? [a]\n: b",
    "- wait: 15 min",
    "  wait: 15 min",
    "\twait: 15 min",
    "wait : 15 min",
    "'wait': 15 min",
    "Wait: 15 min",
    "notice:\n  - until: start\n    cancel: free\n    move: free",
    "notice: &n\n  - {until: start, cancel: free, move: free}\nx: *n",
    "mode: prepay\nprepaid_as: zadatek",
    "mode: both\nprepaid_as: zaliczka",
    "mode: card",
    "moves: 0",
    "known: 20\nknown_after: 2",
    "no_show: free",
    "#",
    "---",
    "...",
    "%YAML 1.1",
    "",
]


def mutated(text: str, random: Random) -> str:
    """Somewhere, once or a few times, and never the same."""
    changed = text
    while changed == text:
        for _ in range(random.choice((1, 1, 1, 2, 3))):
            changed = random.choice(STEPS)(changed, random)
    return changed


def _delete(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + text[at + random.choice((1, 1, 1, 2, 7)) :]


def _insert(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(CHARACTERS) + text[at:]


def _double(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + text[at : at + random.choice((1, 1, 5, 40))] + text[at:]


def _lines(text: str, random: Random) -> str:
    """A line less, twice, elsewhere, or a new one."""
    lines = text.split("\n")
    at, to = random.randrange(len(lines)), random.randrange(len(lines))
    line = lines[at]
    what = random.randrange(4)
    if what in (0, 2):
        del lines[at]
    if what in (1, 2):
        lines.insert(to, line)
    if what == 3:
        lines.insert(to, random.choice(LINES))
    return "\n".join(lines)


def _value(text: str, random: Random) -> str:
    return _exchanged(text, ": ", random.choice(VALUES), random)


def _number(text: str, random: Random) -> str:
    places = list(re.finditer(r"[0-9]+", text))
    if not places:
        return text
    place = random.choice(places)
    number = random.choice([0, 1, 2, 24, 47, 49, 99, 100, 101, 999, 10**8, 10**30])
    return text[: place.start()] + str(number) + text[place.end() :]


LENGTHS = "0 min|1 min|10 min|15 min|50 min|51 min|1 h|12 h|24 h|47 h|49 h|61 h|3 days|9 days"
COSTS = "free|0%|1%|25%|50%|99%|100%|2|30|60|61|25% of the price|50% of the price|80% of the price"
# What makes sense by itself, by the keys that can have it.
SENSE = {
    "deposit|known|first-talk": "none|0|0%|1%|2%|50%|100%|2|60|60.50|120|121|1 min|50 min|51 min",
    "free_until|undo|wait|wait_more|host_wait|decide_after|hold_before": LENGTHS,
    "until": f"start|{LENGTHS}",
    "cancel|move|no_show": COSTS,
    "cancel": '"100%, credit within 1 day"|"50%, credit within 9 days"|"60, credit within 3 days"',
    "move": '"100%, free within 1 day"|"50%, free within 9 days"|"60, free within 3 days"',
    "mode": "hold|prepay|both|card|none",
    "prepaid_as": "zadatek|zaliczka",
    "pay_by": "card|blik|p24|[card, p24]|[card, blik, p24]",
    "after": "release|part_payment",
    "rebook_within": "0 days|1 day|3 days|30 days",
    "moves": "0|1|50",
    "save": "free|no",
}


def _sense(text: str, random: Random) -> str:
    """Another value that the key can have."""
    keys, values = random.choice(list(SENSE.items()))
    return _exchanged(text, rf"\b(?:{keys}): ", random.choice(values.split("|")), random)


def _exchanged(text: str, key: str, value: str, random: Random) -> str:
    places = list(re.finditer(rf'{key}("[^"\n]*"|[^\n,}}]+)', text))
    if not places:
        return text
    place = random.choice(places)
    return text[: place.start(1)] + value + text[place.end(1) :]


STEPS: list[Callable[[str, Random], str]] = [_delete, _insert, _double, _lines, _value, _number]
# Values that make sense by themselves are what makes terms that are almost sound.
STEPS += [_value, _lines, *[_sense] * 9]
