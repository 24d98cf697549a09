"""What the council has and asks for: the tables of a plan, their fields and their checks.

Frozen, typed, and free of pandas, solver and file formats.
"""

from orgdesign.plan.plan import TABLES, Plan

__all__ = ["TABLES", "Plan"]
