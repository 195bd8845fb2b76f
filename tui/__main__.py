"""Starts onrecord: the command line, and from there the dashboard."""

import logging
import sys


def main() -> None:
    """Run the command line and exit with its status."""
    from tui import cli

    # Libraries would otherwise log to stderr, whose lines are this program's own.
    logging.getLogger().addHandler(logging.NullHandler())
    sys.exit(cli.main())


if __name__ == "__main__":
    main()
