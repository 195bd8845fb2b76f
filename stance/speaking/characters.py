"""The people of an article as records, and the speaker that each of them makes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stance.names import Words, person_id
from stance.records import Speaker, SpeakerKind
from stance.registries import Person
from stance.speaking.lists import VAGUE
from stance.speaking.namings import Naming
from stance.speaking.page import Standing
from stance.speaking.roles import RELATIONS, Post, head_and_modifiers, spelt


@dataclass(frozen=True, slots=True)
class Character:
    """A person of the article."""

    name: str
    words: Words = ()
    """Folded; empty for whoever has no name."""
    person: Person | None = None
    """The registry's entry, where it has one."""
    gender: str | None = None
    posts: tuple[Post, ...] = ()
    """As the article tells them, in order."""
    is_certain: bool = True
    """Whether the name is surely a person's, so that "he" or "she" may mean it."""
    unnamed: Speaker | None = None
    """For somebody who is only described ("a senior official"): the speaker that the description makes."""

    @property
    def id(self) -> str:
        """The registry's id, else one made of the name."""
        return self.person.id if self.person else person_id(self.name)

    def posts_on(self, day: date | None) -> tuple[Post, ...]:
        """The posts that the article tells and those that the registry knows for that day.

        A post without a country is one in the person's own, where the registry knows that.
        """
        held = self.person.roles if self.person else ()
        posts = (*self.posts, *(Post.of(role) for role in held if role.held_on(day)))
        home = self.person.country if self.person else None
        return tuple(post if post.country else Post(post.title, post.affiliation, home) for post in posts)


@dataclass(frozen=True, slots=True)
class Mention:
    """A character mentioned at `[start, end)`, in tokens; the last of them is the head."""

    character: int
    """Its index among the characters."""
    left: int
    """Where titles before the name begin."""
    start: int
    end: int
    standing: Standing
    is_named: bool = True

    @property
    def head(self) -> int:
        """The token by which the mention hangs in its sentence."""
        return self.end - 1


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of an article and where they are named; the names of anything else lie apart."""

    characters: tuple[Character, ...]
    mentions: tuple[Mention, ...]
    others: tuple[Naming, ...]
    """Places, bodies and names that no person of the article bears."""


def speaker_of(character: Character, published: date | None) -> Speaker:
    """The character as a speaker: role and country from the article, else from the registry at its date."""
    if character.unnamed:
        return character.unnamed
    post = _told(character) or Post()
    listed = _listed(character, published)
    if listed and (post.title is None or _is_vague(post) or _is_short_for(post, listed)):
        post = Post(listed.title, post.affiliation or listed.affiliation, post.country or listed.country)
    elif listed and spelt(listed.title or "") == spelt(post.title or ""):
        post = Post(post.title, post.affiliation or listed.affiliation, post.country or listed.country)
    told = next((other.country for other in character.posts if other.country), None)
    home = character.person.country if character.person else None
    return Speaker(
        id=character.id,
        name=character.name,
        kind=SpeakerKind.PERSON,
        role=post.title,
        affiliation=post.affiliation,
        country=post.country or told or home,
    )


def _told(character: Character) -> Post | None:
    """The article's first post that says something, with the affiliation that others tell of it."""
    titled = [
        post for post in character.posts if post.title and head_and_modifiers(post.title)[0] not in RELATIONS
    ]
    first = next((post for post in titled if not _is_vague(post)), None)
    if first is None and titled:
        first = titled[0]
    if first is None and character.person is None:
        first = next((post for post in character.posts if not post.title), None)
    if first is None:
        return None
    known_otherwise = character.person is not None
    same = (
        post.affiliation
        for post in character.posts
        if post.title == first.title or (post.title is None and not known_otherwise)
    )
    return Post(first.title, first.affiliation or next(filter(None, same), None), first.country)


def _listed(character: Character, published: date | None) -> Post | None:
    """The registry's role at that date, else the last one before it as a former one."""
    if character.person is None:
        return None
    role = character.person.role_on(published)
    if role:
        return Post.of(role)
    roles = character.person.roles
    past = [role for role in roles if role.until and (published is None or role.until <= published)]
    last = max(past, key=lambda role: role.until or date.min, default=None)
    return Post(f"former {last.title}", last.affiliation, last.country) if last else None


def _is_short_for(told: Post, listed: Post) -> bool:
    """Whether the article's title is the listed one cut short: "Secretary Clinton"."""
    return not told.affiliation and set((told.title or "").split()) < set(
        (listed.title or "").removeprefix("former ").split()
    )


def _is_vague(post: Post) -> bool:
    """Whether an office of the registry says more than this word: "leader", "candidate"."""
    return post.title is not None and post.title.split()[-1].lower() in VAGUE and not post.affiliation
