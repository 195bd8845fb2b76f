"""The dashboard in a browser, by textual-serve: on this machine alone unless it is asked for otherwise."""
