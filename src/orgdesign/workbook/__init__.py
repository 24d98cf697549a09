"""Tables in and out: an Excel workbook or a scenario folder to a plan or to every problem at once, and back."""

from orgdesign.workbook.dictionary import data_dictionary
from orgdesign.workbook.grouping import Group, group
from orgdesign.workbook.limits import DEFAULT_LIMITS, Limits
from orgdesign.workbook.reading import Control, Reading, inspect, read_plan
from orgdesign.workbook.save import save_atomically
from orgdesign.workbook.template import template_bytes, write_template
from orgdesign.workbook.write import workbook_bytes, write_folder, write_workbook

__all__ = [
    "DEFAULT_LIMITS",
    "Control",
    "Group",
    "Limits",
    "Reading",
    "data_dictionary",
    "group",
    "inspect",
    "read_plan",
    "save_atomically",
    "template_bytes",
    "workbook_bytes",
    "write_folder",
    "write_template",
    "write_workbook",
]
