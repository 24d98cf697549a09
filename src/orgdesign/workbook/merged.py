"""Merged cells, looked up while rows go by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgdesign.workbook.sheet import Block


class Merged:
    """The merged blocks of a sheet; rows must be asked for in order."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._waiting = sorted(blocks, key=lambda block: block.first_row, reverse=True)
        self._open: list[Block] = []

    def reach(self, row: int) -> Iterator[Block]:
        """Go on to a row; the blocks that it is the first to meet."""
        self._open = [block for block in self._open if block.last_row >= row]
        while self._waiting and self._waiting[-1].first_row <= row:
            block = self._waiting.pop()
            if block.last_row >= row:
                self._open.append(block)
                yield block

    def columns(self, width: int) -> set[int]:
        """Positions from 0, up to ``width``, that are part of a merged block on the row reached."""
        return {at - 1 for block in self._open for at in range(block.first_column, min(block.last_column, width) + 1)}
