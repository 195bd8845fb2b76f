"""What screens are made of; a widget sees records and what is computed from them, never the desk."""
