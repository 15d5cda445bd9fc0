"""The names that times need, by language: weekdays, months, cities. It knows nothing else.

Written down here, for the few languages there are, because Babel would bring 33 MB of data to
functions that start cold; a test holds these names to Babel's.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Language:
    """Monday and January come first. `day` and `date` are the short and the long form of a date;
    a short date of another year than this one gets `year`. `cities`: by zone, where the name is
    not the zone's own."""

    days_short: tuple[str, ...]
    days: tuple[str, ...]
    months_short: tuple[str, ...]
    months: tuple[str, ...]
    day: str
    date: str
    year: str
    cities: dict[str, str] = field(default_factory=dict)


ENGLISH = Language(
    days_short=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months_short=(
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sept",
        "Oct",
        "Nov",
        "Dec",
    ),
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    day="{weekday} {day} {month}",
    date="{weekday}, {day} {month} {year}",
    year=" {year}",
    cities={"Europe/Kiev": "Kyiv"},
)

POLISH = Language(
    days_short=("pon.", "wt.", "śr.", "czw.", "pt.", "sob.", "niedz."),
    days=("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"),
    months_short=tuple(f"{number:02}" for number in range(1, 13)),
    months=(
        "stycznia",
        "lutego",
        "marca",
        "kwietnia",
        "maja",
        "czerwca",
        "lipca",
        "sierpnia",
        "września",
        "października",
        "listopada",
        "grudnia",
    ),
    day="{weekday} {day}.{month}",
    date="{weekday}, {day} {month} {year}",
    year=".{year}",
    cities={
        "America/New_York": "Nowy Jork",
        "Asia/Dubai": "Dubaj",
        "Asia/Hong_Kong": "Hongkong",
        "Asia/Jerusalem": "Jerozolima",
        "Asia/Shanghai": "Szanghaj",
        "Asia/Singapore": "Singapur",
        "Asia/Tokyo": "Tokio",
        "Africa/Cairo": "Kair",
        "Atlantic/Canary": "Wyspy Kanaryjskie",
        "Europe/Athens": "Ateny",
        "Europe/Belgrade": "Belgrad",
        "Europe/Bratislava": "Bratysława",
        "Europe/Brussels": "Bruksela",
        "Europe/Bucharest": "Bukareszt",
        "Europe/Budapest": "Budapeszt",
        "Europe/Copenhagen": "Kopenhaga",
        "Europe/Istanbul": "Stambuł",
        "Europe/Kiev": "Kijów",
        "Europe/Kyiv": "Kijów",
        "Europe/Lisbon": "Lizbona",
        "Europe/Ljubljana": "Lublana",
        "Europe/London": "Londyn",
        "Europe/Luxembourg": "Luksemburg",
        "Europe/Madrid": "Madryt",
        "Europe/Minsk": "Mińsk",
        "Europe/Moscow": "Moskwa",
        "Europe/Paris": "Paryż",
        "Europe/Prague": "Praga",
        "Europe/Riga": "Ryga",
        "Europe/Rome": "Rzym",
        "Europe/Stockholm": "Sztokholm",
        "Europe/Tallinn": "Tallin",
        "Europe/Vienna": "Wiedeń",
        "Europe/Vilnius": "Wilno",
        "Europe/Warsaw": "Warszawa",
        "Europe/Zagreb": "Zagrzeb",
        "Europe/Zurich": "Zurych",
    },
)

LANGUAGES = {"en": ENGLISH, "pl": POLISH}
