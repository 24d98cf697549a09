"""How classes, answers and links are drawn: by letter, pattern, frame and line first, and by colour besides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orgdesign.graph.classification import Classification, Standing
from orgdesign.graph.words import label
from orgdesign.pictures.canvas import INK, PAPER
from orgdesign.pictures.hatching import Hatch
from orgdesign.plan.services import Reply, ServiceClass
from orgdesign.plan.settings import Settings


@dataclass(frozen=True)
class Look:
    """How a class is drawn; letter, pattern and frame each tell it from the others without its colour."""

    letter: str
    hatch: Hatch | None
    frame: str
    fill: str
    text: str


LOOKS: Mapping[ServiceClass | None, Look] = {
    ServiceClass.CORE: Look("C", None, "a plain frame", "#12436D", PAPER),
    ServiceClass.EXTENDED: Look("E", Hatch.SLANTED, "a frame with round corners", "#28A197", INK),
    ServiceClass.HOSTED: Look("H", Hatch.DOTTED, "a frame with a corner cut off", "#F46A25", INK),
    ServiceClass.CITY_WIDE: Look("W", Hatch.LEVEL, "a double frame", "#801650", PAPER),
    None: Look("?", Hatch.CROSSED, "a broken frame", PAPER, INK),
}
"""Colours of the Government Analysis Function's palette."""
_NO_CLASS: Mapping[Standing, str] = {Standing.PENDING: "P", Standing.OUT_OF_SCOPE: "X"}
"""Letters of services that have no class for another reason than being open."""


@dataclass(frozen=True)
class AnswerLook:
    """How an answer is drawn in the matrix of criteria."""

    word: str
    hatch: Hatch | None
    fill: str
    text: str


ANSWERS: Mapping[Reply, AnswerLook] = {
    Reply.YES: AnswerLook("yes", None, "#12436D", PAPER),
    Reply.PARTLY: AnswerLook("partly", Hatch.SLANTED, PAPER, INK),
    Reply.NO: AnswerLook("no", None, PAPER, INK),
    Reply.UNKNOWN: AnswerLook("?", Hatch.DOTTED, PAPER, INK),
}


@dataclass(frozen=True)
class LineLook:
    """How a link is drawn, and the same in words."""

    dash: str
    arrow: bool
    said: str


LINES: Mapping[str, LineLook] = {
    "refers to": LineLook("", True, "unbroken line with an arrow"),
    "steps down to": LineLook("7 4", True, "broken line with an arrow"),
    "works with": LineLook("", False, "unbroken line without an arrow"),
    "supports": LineLook("1.5 3", True, "dotted line with an arrow"),
    "supervises": LineLook("10 3 2 3", True, "line of dashes and dots with an arrow"),
}


def letter_of(found: Classification) -> str:
    """The letter of a service's class, or of the reason why it has none."""
    return LOOKS[found.outcome].letter if found.outcome is not None else _NO_CLASS.get(found.status, "?")


def word_of(found: Classification, settings: Settings) -> str:
    """A service's class in the council's word, or why it has none."""
    return label(found.outcome, settings) if found.outcome is not None else found.status.value


def standing_of(found: Classification, settings: Settings) -> str:
    """A service's class, and that it was decided or assumed where the criteria did not settle it."""
    marked = found.outcome is not None and found.status in {Standing.OVERRIDE, Standing.ASSUMED}
    return word_of(found, settings) + (f" ({found.status.value})" if marked else "")


def letters_said(settings: Settings) -> list[tuple[str, str]]:
    """Every letter with what it stands for."""
    classes = [(look.letter, label(kind, settings)) for kind, look in LOOKS.items() if kind is not None]
    return [*classes, ("?", "open"), *((mark, status.value) for status, mark in _NO_CLASS.items())]


def classes_key(settings: Settings) -> str:
    """How classes are told apart, in words."""
    kinds = "; ".join(
        f"{look.letter}, {_pattern(look.hatch)}, {look.frame}: {label(kind, settings)}"
        for kind, look in LOOKS.items()
        if kind is not None
    )
    return f"{kinds}; ?, P or X, {_pattern(Hatch.CROSSED)}, {LOOKS[None].frame}: open, pending or out of scope."


def _pattern(hatch: Hatch | None) -> str:
    words = {
        None: "no pattern", Hatch.SLANTED: "slanted lines", Hatch.DOTTED: "dots", Hatch.LEVEL: "level lines",
        Hatch.CROSSED: "crossed lines",
    }  # fmt: skip
    return words[hatch]
