"""The command line: thin, one small file a command."""

from orgdesign.cli.entry import main

__all__ = ["main"]
