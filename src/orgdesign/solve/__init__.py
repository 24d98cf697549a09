"""From a brief to a design with its proof: the only home of OR-Tools."""

from orgdesign.solve.control import Control, Progress
from orgdesign.solve.limits import Limits
from orgdesign.solve.solve import amounts, findings, solve

__all__ = ["Control", "Limits", "Progress", "amounts", "findings", "solve"]
