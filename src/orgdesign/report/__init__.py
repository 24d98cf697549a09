"""The proposal workbook: options, classes, splits, bases and proof, for each audience what it may see."""

from orgdesign.report.audience import Audience
from orgdesign.report.export import export
from orgdesign.report.hygiene import UncleanWorkbookError, violations

__all__ = ["Audience", "UncleanWorkbookError", "export", "violations"]
