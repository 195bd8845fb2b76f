"""One module for each kind of export: functions from entries to the bytes of a file."""
