"""What a new desk starts with, as data: the registries (TOML) and sample articles (Markdown).

The articles retell real statements in reported speech. Their front matter names the sources, and only short
fragments, word for word as published there, stand in quotation marks.
"""
