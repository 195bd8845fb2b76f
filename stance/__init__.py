"""Text in, records out: reading articles, attributing quotes, scoring stances."""
