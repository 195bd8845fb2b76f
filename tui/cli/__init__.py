"""The command line: every command, what it prints and how it ends. Nothing here needs Textual."""

from tui.cli.typer_app import app, main

__all__ = ["app", "main"]
