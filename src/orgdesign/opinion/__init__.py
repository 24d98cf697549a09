"""A second solver, HiGHS, asked in a process of its own: it cannot share one with OR-Tools.

Nothing here knows of councils: a question is rows of whole numbers, an answer a bound and perhaps values.
"""

from orgdesign.opinion.asker import FIRST_TRUSTED, Asker, missing
from orgdesign.opinion.question import Answer, Ending, Question

__all__ = ["FIRST_TRUSTED", "Answer", "Asker", "Ending", "Question", "missing"]
