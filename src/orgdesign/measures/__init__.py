"""What a design is worth: plan and design in, a number with its unit out. No solver."""

from orgdesign.measures.measure import Direction, Measure, Measured, Worth, plain
from orgdesign.measures.register import MEASURES, measure

__all__ = ["MEASURES", "Direction", "Measure", "Measured", "Worth", "measure", "plain"]
