"""For whom an edition of the proposal is, and what it may disclose."""

from __future__ import annotations

from enum import StrEnum


class Audience(StrEnum):
    """The readers of an edition.

    The board and HR see every figure; HR also sees each post that changes. Staff, unions and the public see no
    number that speaks of a handful of people.
    """

    BOARD = "board"
    HR = "hr"
    STAFF = "staff"
    PUBLIC = "public"

    @property
    def suppresses(self) -> bool:
        """Tell whether small numbers are held back."""
        return self in {Audience.STAFF, Audience.PUBLIC}

    @property
    def sees_posts(self) -> bool:
        """Tell whether single posts may be listed."""
        return self is Audience.HR

    @property
    def words(self) -> str:
        """The edition's name on the cover."""
        return {
            Audience.BOARD: "Edition for the project board",
            Audience.HR: "Edition for human resources",
            Audience.STAFF: "Edition for staff and unions",
            Audience.PUBLIC: "Edition for the public",
        }[self]
