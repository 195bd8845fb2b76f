"""Where one story of a text ends and another begins, as in a digest or a live page.

"The minister" of one story is nobody of another. A new one begins behind a line of marks ("* * *", "---"),
with a heading between two paragraphs of prose, and with a dateline ("OSLO (AP) -").
"""

from __future__ import annotations

import re

LINE = re.compile(r"[^\n]*[^\s][^\n]*")
MARKS = re.compile(r"[^\w\"'“”‘’]+|_+")
"""A line without a letter or a digit, but for quotation marks."""
CAPITALS = r"[A-Z][A-Z.'’]+(?: [A-Z][A-Z.'’]+)*"
CAPITALISED = r"[A-Z]\w+(?: [A-Z]\w+)*"
BEHIND_PLACE = r"(?:, [^()\n—–]{1,40}?)?"
AGENCY = r" ?\([\w/ .&]{2,30}\)"
DATELINE = re.compile(
    rf"(?:{CAPITALS}{BEHIND_PLACE}(?:{AGENCY})?|{CAPITALISED}{BEHIND_PLACE}{AGENCY}) ?[—–-]{{1,2}} "
)
LONGEST_HEADING = 14
"""Words."""
END_OF_PROSE = (".", "!", "?", '"', "”", "'", "’", "…", ":", ")")
NO_HEADING = re.compile(
    r"(?:advert\w*|by|copyright|follow|get|https?|image|listen|photo|published|read|related|share|sign up|"
    r"updated|video|watch)\b|\d+[.)]|[^\w\"'“‘#]",
    re.IGNORECASE,
)
"""How lines begin that stand between paragraphs and head none: bylines, captions, links, items of a list."""


def story_starts(text: str) -> list[int]:
    """The offsets at which the second and each further story of a text begins."""
    lines = [(match.start(), match[0].strip()) for match in LINE.finditer(text)]
    starts = []
    for place, (start, line) in enumerate(lines[1:], 1):
        is_parted = MARKS.fullmatch(line) or DATELINE.match(line)
        behind = lines[place + 1][1] if place + 1 < len(lines) else ""
        if is_parted or _is_heading(line, lines[place - 1][1], behind):
            starts.append(start)
    return starts


def _is_heading(line: str, before: str, behind: str) -> bool:
    """Whether a short line stands between two paragraphs of prose and is none itself."""
    if len(line.split()) > LONGEST_HEADING or line.endswith((*END_OF_PROSE, ",", ";")):
        return False
    if NO_HEADING.match(line) or line[:1].islower():
        return False
    return before.endswith(END_OF_PROSE) and behind.endswith(END_OF_PROSE) and not behind[:1].islower()
