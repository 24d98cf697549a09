"""The worked examples that come with the product: where their folders are."""

from __future__ import annotations

from pathlib import Path

from orgdesign.errors import UseError, nearest

PACKED = Path(__file__).parent / "shipped"
"""Where an installed package has them."""
CHECKOUT = Path(__file__).parents[2] / "scenarios"
"""Where the source tree has them."""
SHOWN_FIRST = "peterborough-2009"
"""The example that the demo and the app open with."""


def shipped_scenarios() -> tuple[str, ...]:
    """The names of the worked examples, in alphabetical order; none where they were not installed."""
    folder = _home()
    return tuple(sorted(f.parent.name for f in folder.glob("*/plan.toml"))) if folder is not None else ()


def scenario_folder(name: str) -> Path:
    """The folder of a worked example.

    Raises
    ------
    UseError
        Where there is none of that name, with the nearest that there is.
    """
    known = shipped_scenarios()
    folder = _home()
    if folder is not None and name in known:
        return folder / name
    if not known:
        raise UseError("No worked example was installed with this copy.")
    hint = nearest(name, known)
    rest = f'Did you mean "{hint}"?' if hint else f"There are: {', '.join(known)}."
    raise UseError(f'There is no worked example "{name}". {rest}')


def _home() -> Path | None:
    if PACKED.is_dir():
        return PACKED
    return CHECKOUT if (CHECKOUT.parent / "pyproject.toml").is_file() and CHECKOUT.is_dir() else None
