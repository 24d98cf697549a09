"""``python -m orgdesign``: the command line."""

from orgdesign.cli import main

if __name__ == "__main__":
    main()
