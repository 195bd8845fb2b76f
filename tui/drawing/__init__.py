"""What panes show of a quote, as lines of styled text, without any widget."""
