"""Professional groups: a service or a post may belong to several, parted by semicolons."""

from __future__ import annotations


def groups(profession: str) -> dict[str, str]:
    """The professional groups of a service or a post: each as it is written, by how it is compared."""
    named = (part.strip() for part in profession.split(";"))
    return {part.casefold(): part for part in named if part}


def common(one: str, two: str) -> tuple[str, ...]:
    """The groups that two have in common, as the first writes them."""
    theirs = groups(two)
    return tuple(name for key, name in groups(one).items() if key in theirs)
