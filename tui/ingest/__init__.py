"""Articles on their way into a desk: read, extracted in other processes, each kept once."""
