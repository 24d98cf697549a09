"""Make up what the paper does not give: needs by area, properties and posts, marked as illustrative.

Reads the assumptions in ``illustrative/*.toml`` beside it, ``places.csv`` and ``services.csv``, and writes
``needs.csv``, ``properties.csv`` and ``posts.csv``. The paper states no magnitude of any of them, so none is
carried over. The seed is fixed, so the same files come out every time::

    python scenarios/peterborough-2009/illustrate.py [folder to write to]
"""

from __future__ import annotations

import sys
from pathlib import Path

from orgdesign.generate.illustrative import illustrate

HERE = Path(__file__).resolve().parent
SEED = 2009


def main(folder: Path) -> None:
    """Write the three tables to a folder."""
    illustrate(HERE, SEED, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
