"""What became of every row of a workbook, and each problem with its cell."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from orgdesign.app.tabling import Cell, offer_csv, show
from orgdesign.app.wording import counted, plain
from orgdesign.errors import Problem
from orgdesign.plan import TABLES
from orgdesign.workbook import Group, Reading, group

MOST_PLACES = 6
"""Cells named for one group of problems on the screen; the download names them all."""


def draw_reading(reading: Reading, name: str) -> None:
    """Draw the verdict on a workbook, its problems by cell, and what became of its rows."""
    _verdict(reading)
    if reading.problems:
        st.subheader(f"Problems of {plain(reading.name)}, by cell")
        show(problem_groups(reading.problems), f"{name}-problems", "Problems by cell", download=False)
        label = f"Download every problem as CSV ({counted(len(reading.problems), 'row')})"
        offer_csv(problem_rows(reading.problems), f"{name}-problems", label)
    for note in reading.notes:
        st.caption(plain(note))
    st.subheader(f"Rows of {plain(reading.name)}: read, used, refused")
    show(row_counts(reading), f"{name}-rows", "Rows read, used and refused by sheet", download=False)
    if reading.controls:
        st.subheader("Control totals")
        places = {"Read": 2, "Used": 2, "Difference": 2}
        show(control_rows(reading), f"{name}-totals", "Sums of what was read and used", places=places, download=False)


def _verdict(reading: Reading) -> None:
    warnings = counted(len(reading.warnings), "warning")
    if reading.plan is None:
        st.error(
            f"{plain(reading.name)} was not opened: {counted(len(reading.errors), 'error')} and {warnings}."
            " The plan that is open has not changed. Mend the cells below and upload it again."
        )
    elif reading.warnings:
        st.warning(f"{plain(reading.name)} was read without errors, with {warnings} to look at.")
    else:
        st.success(f"{plain(reading.name)} was read without a problem.")


def problem_groups(problems: Sequence[Problem]) -> list[dict[str, Cell]]:
    """A row for each group of near-identical problems."""
    return [_group_row(found) for found in group(problems)]


def _group_row(found: Group) -> dict[str, Cell]:
    problem = found.problem
    more = f" and {found.times - MOST_PLACES:,} more" if found.times > MOST_PLACES else ""
    values = "various" if found.times > 1 else problem.value or "nothing"
    return {
        "Cell": "; ".join(found.places[:MOST_PLACES]) + more,
        "Kind": problem.severity.value,
        "Column": problem.column or "whole row or sheet",
        "Found": values,
        "What is wrong": problem.expected,
        "Nearest right answer": problem.suggestion or "none",
        "Times": found.times,
    }


def problem_rows(problems: Sequence[Problem]) -> list[dict[str, Cell]]:
    """A row for each problem, for the download."""
    return [
        {
            "Kind": p.severity.value,
            "Place": p.place,
            "Sheet": p.sheet or p.table,
            "Row": p.row,
            "Column": p.column,
            "Found": p.value,
            "What is wrong": p.expected,
            "Nearest right answer": p.suggestion,
            "Code": p.code,
        }
        for p in problems
    ]


def row_counts(reading: Reading) -> list[dict[str, Cell]]:
    """A row for each sheet that holds anything: what was read is what is used and what is refused."""
    return [
        {
            "Sheet": TABLES[name].sheet,
            "Rows read": read,
            "Used": reading.rows_used.get(name, 0),
            "Refused": reading.rows_refused.get(name, 0),
            "Blank rows passed over": reading.rows_blank.get(name, 0),
        }
        for name in TABLES
        if (read := reading.rows_read.get(name, 0)) or reading.rows_blank.get(name, 0)
    ]


def control_rows(reading: Reading) -> list[dict[str, Cell]]:
    """A row for each control total."""
    return [
        {
            "Total": f"{TABLES[c.table].sheet}: {c.column.replace('_', ' ')}",
            "Read": c.read,
            "Used": c.used,
            "Difference": c.read - c.used,
        }
        for c in reading.controls
    ]
