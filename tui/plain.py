"""Text made safe before it is drawn, although it was cleaned when it was read.

Textual passes control characters on to the terminal, with and without markup. There they move the cursor,
turn the reading direction or write to the clipboard. Each is replaced by one U+FFFD, so offsets stay valid.
"""

from __future__ import annotations

from functools import cache

from rich.cells import cell_len

from stance.cleaning import REPLACEMENT, UNSAFE

BLANK = str.maketrans("\t\n", "  ")


def plain(text: str) -> str:
    """The text with every unsafe character replaced, one for one."""
    return UNSAFE.sub(REPLACEMENT, text)


def short_name(name: str, width: int) -> str:
    """A person's name with its first word as an initial, where it is too long for the width.

    Where the family name comes first, it would be lost, so such a name stays as it is.
    """
    first, _, rest = name.partition(" ")
    if cell_len(name) <= width or not rest or not first[0].isupper() or _is_family_first(name):
        return name
    return f"{first[0]}. {rest}"


@cache
def _is_family_first(name: str) -> bool:
    # This reads lists of names, which the first frame shouldn't wait for.
    from stance.naming.personal_names import is_family_first, words_of

    return is_family_first(words_of(name), hyphenated="-" in name)


def one_line(text: str) -> str:
    """The same with tabs and line feeds as spaces, one for one, for rows and titles."""
    return plain(text).translate(BLANK)
