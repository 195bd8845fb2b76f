"""What can go wrong for a user, in words that can be shown as they are."""


class StanceError(Exception):
    """A problem that a user can act on. Its message is one line that names the input and the reason."""


class SourceError(StanceError):
    """A source that can't be read as an article."""


class ModelError(StanceError):
    """A spaCy pipeline whose parse is not what the rules read."""


class RegistryError(StanceError):
    """A registry file with a mistake in it."""


def reason_of(error: OSError) -> str:
    """Why a file can't be read, in the system's words."""
    return (error.strerror or "can't be read").lower()
