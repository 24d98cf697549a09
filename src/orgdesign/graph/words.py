"""Numbers, lists and the council's own words, as they are read aloud."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction

from orgdesign.plan.services import ServiceClass
from orgdesign.plan.settings import Settings

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(count: int) -> str:
    """A small count as a word, a larger one in figures."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def plural(word: str) -> str:
    """The plural of an English noun such as locality, area or parish."""
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "sh", "ch", "x")) else f"{word}s"


def counted(count: int, noun: str) -> str:
    """A count with its noun: one locality, three localities."""
    return f"{number(count)} {noun if count == 1 else plural(noun)}"


def in_figures(count: int, noun: str) -> str:
    """A count in figures with its noun: 1 post, 3 localities."""
    return f"{count} {noun if count == 1 else plural(noun)}"


def listed(parts: Iterable[str], last: str = "and") -> str:
    """Several things in a row: a, b and c."""
    items = list(parts)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def sentence(text: str) -> str:
    """The text as a sentence: a capital first, one full stop last."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def clause(text: str) -> str:
    """A sentence made ready to stand inside another: without its full stop."""
    return text.strip().rstrip(".")


def day(value: date) -> str:
    """A date as 31 March 2011."""
    return f"{value.day} {value:%B %Y}"


def locality(settings: Settings) -> str:
    """The council's word for the tier at which services are delivered."""
    return settings.delivery_tier


def label(to_class: ServiceClass | None, settings: Settings) -> str:
    """A class in the council's own word; 'open' where there is none."""
    if to_class is None:
        return "open"
    return settings.area_wide if to_class is ServiceClass.CITY_WIDE else to_class.value


def figure(amount: Decimal) -> str:
    """A decimal without idle noughts, at least one place: 2.0, 0.75."""
    text = f"{amount.normalize():f}"
    return text if "." in text else f"{text}.0"


def rounded_down(amount: Fraction, like: Decimal) -> str:
    """An amount cut off at the places that ``like`` is written with, so that the two compare as they read."""
    places = max(1, len(figure(like).partition(".")[2]))
    exact = Decimal(amount.numerator) / Decimal(amount.denominator)
    return f"{exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_FLOOR):f}"


def per_cent(share: Fraction) -> str:
    """A share in per cent, one place where it needs one."""
    value = f"{float(share * 100):.1f}".removesuffix(".0")
    return f"{value}%"
