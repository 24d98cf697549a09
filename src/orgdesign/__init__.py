"""Redesign how a council's services are organised, and prove it."""

from importlib.metadata import version

__version__ = version("orgdesign")
