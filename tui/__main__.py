"""Starts onrecord: the command line, and from there the dashboard."""

import logging
import sys


def main() -> None:
    """Run the command line and exit with its status."""
    # Libraries would otherwise log to stderr, whose lines are this program's own.
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        from tui import cli

        sys.exit(cli.main())
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
