"""The workbooks that are measured: generated or shipped councils with the weighed options in them."""

from __future__ import annotations

from pathlib import Path

from benchmarks.cases import Case
from benchmarks.hosts import hosts_with_room
from benchmarks.weighing import with_variants, with_weighed
from orgdesign.generate import SIZES, Size
from orgdesign.generate.council import draw_council, write_council
from orgdesign.pipeline import ask
from orgdesign.plan import Plan
from orgdesign.scenarios import scenario_folder
from orgdesign.workbook import read_plan, write_workbook

OFFERED = "as-proposed"
"""The option of a generated council that the weighed ones start from."""
SERVICES, POSTS, PROPERTIES = 120, 180, 14
"""How much there is of a council that grows: services in all, posts and properties for each locality."""


class Instances:
    """Workbooks in a folder, each written once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written: set[Path] = set()

    def workbook(self, case: Case) -> Path:
        """The workbook of a case."""
        path = self._folder / f"{case.what}-{case.seed}.xlsx"
        if path not in self._written:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_workbook(plan_of(case), path)
            self._written.add(path)
        return path

    def results(self, case: Case) -> Path:
        """Where the result of a case is kept for those that start from it."""
        return self._folder / f"{case.what}-{case.seed}-{case.option}.json"


def plan_of(case: Case) -> Plan:
    """The plan of a case, with its weighed options."""
    if not case.generated:
        return with_weighed(read_plan(scenario_folder(case.what)))
    return generated(size_of(case.what), case.seed)


def size_of(what: str) -> Size:
    """A named size, or one of so many localities."""
    if what in SIZES:
        return SIZES[what]
    count = int(what)
    return Size(f"{count} localities", count, SERVICES, POSTS * count, PROPERTIES * count)


def generated(size: Size, seed: int) -> Plan:
    """A generated council with every variant as an option; hosts are near those of the design that it was made with."""
    council = draw_council(size, seed)
    plan = write_council(council)
    brief = ask(plan, OFFERED).brief
    drawn = {team.service.id: team.base.locality for team in council.teams if not team.locality}
    return with_variants(plan, brief, hosts_with_room(brief, drawn))
