"""Starts onrecord; nothing heavy is imported before it is needed."""


def main() -> None:
    """Run the command line."""
    raise NotImplementedError


if __name__ == "__main__":
    main()
