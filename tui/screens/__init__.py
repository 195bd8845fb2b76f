"""The main screen with its parts, and the dialogs that flows open."""
