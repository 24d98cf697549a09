"""Every kind of request, in reading order."""

from __future__ import annotations

from collections.abc import Mapping

from orgdesign.plan.requests import Kind
from orgdesign.rules.asks.apart import Apart
from orgdesign.rules.asks.caseload_cap import CaseloadCap
from orgdesign.rules.asks.close import Close
from orgdesign.rules.asks.cover import Cover
from orgdesign.rules.asks.forbid import Forbid
from orgdesign.rules.asks.fte_floor import FteFloor
from orgdesign.rules.asks.host_in import HostIn
from orgdesign.rules.asks.keep import Keep
from orgdesign.rules.asks.kind_of_base import KindOfBase
from orgdesign.rules.asks.one_off_cost_ceiling import OneOffCostCeiling
from orgdesign.rules.asks.pin_base import PinBase
from orgdesign.rules.asks.pin_locality import PinLocality
from orgdesign.rules.asks.reach import Reach
from orgdesign.rules.asks.running_cost_ceiling import RunningCostCeiling
from orgdesign.rules.asks.skill_mix import SkillMix
from orgdesign.rules.asks.supervision import Supervision
from orgdesign.rules.asks.together import Together
from orgdesign.rules.asks.use_at_most import UseAtMost
from orgdesign.rules.rule import Ask

ASKS: Mapping[Kind, Ask] = {
    ask.kind: ask
    for ask in (
        PinLocality(), PinBase(), HostIn(), Keep(), Close(), UseAtMost(), Together(), Apart(), Forbid(),
        RunningCostCeiling(), OneOffCostCeiling(), FteFloor(), CaseloadCap(), Cover(), Reach(),
        SkillMix(), Supervision(), KindOfBase(),
    )
}  # fmt: skip
