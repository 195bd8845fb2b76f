"""What a new desk starts with: registries and articles, as data."""
