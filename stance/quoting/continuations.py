"""Quotations without a cue of their own, which continue a quote over sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from stance.quoting.aligned import AlignedText
from stance.quoting.confidence import confidence
from stance.quoting.sentences import Sentence
from stance.quoting.spans import extent, kind_of, overlap
from stance.records import Attribution, Kind, Span

MIN_INHERITED_WORDS = 6
"""A quotation of fewer words without a speaker is a title, a name or a borrowed phrase."""
NEIGHBOURS = 4
"""Attributions before a sentence that may overlap it."""


def with_continuations(
    attributions: list[Attribution], sentences: Iterable[Sentence], aligned: AlignedText
) -> list[Attribution]:
    """The attributions, extended by the quotations that continue them and that no other one has.

    Both lists are in order and are walked side by side; `done` holds what ends before the current sentence.
    """
    done: list[Attribution] = []
    waiting = list(reversed(attributions))
    reopened: tuple[Span, ...] = ()
    """Quotations of whole paragraphs that no mark closes: the cue may follow the last one."""
    for sentence in sentences:
        while waiting and extent(waiting[-1])[0] < sentence.start:
            done.append(waiting.pop())
        if reopened and waiting and overlap(waiting[-1].content, sentence.spans[:1]):
            waiting[-1] = with_content(aligned, waiting[-1], before=reopened)
        reopened = reopened if sentence.is_quotation else ()
        nearby = (*waiting[-1:], *done[-NEIGHBOURS:])
        overlapping = [a for a in nearby if extent(a)[0] < sentence.end and sentence.start < extent(a)[1]]
        if sentence.is_quotation and not any(overlap(a.content, sentence.spans) for a in overlapping):
            if not extend_attribution(aligned, done, sentence) and is_reopened(sentence):
                reopened += sentence.spans
        elif sentence.quotations and done and not overlapping:
            inherited = with_inherited_speaker(aligned, done[-1], sentence)
            done.extend([inherited] if inherited else [])
    return sorted([*done, *waiting], key=lambda attribution: attribution.content)


def is_reopened(sentence: Sentence) -> bool:
    """Whether a sentence is a paragraph of quotation that its mark does not close."""
    return sentence.opens_paragraph and not sentence.quotations[-1].closed


def extend_attribution(aligned: AlignedText, done: list[Attribution], sentence: Sentence) -> bool:
    """Add a sentence that is all quotation to the attribution it continues; False where there is none.

    In the paragraph of an attribution, its speaker continues whatever stands between. In the next paragraph
    that holds only where the quotation follows at once, by the convention for long quotations.
    """
    backwards = range(len(done) - 1, -1, -1)
    in_paragraph = list(takewhile(lambda i: extent(done[i])[1] >= sentence.paragraph_start, backwards))
    last = [len(done) - 1] if done else []
    candidates = [i for i in in_paragraph or last if done[i].kind is not Kind.INDIRECT] or in_paragraph
    if not candidates:
        return False
    index = max(candidates, key=lambda i: extent(done[i])[1])
    if not in_paragraph and aligned.text[extent(done[index])[1] : sentence.start].strip(" \n.,"):
        return False
    done[index] = with_content(aligned, done[index], after=sentence.spans)
    return True


def with_content(
    aligned: AlignedText, one: Attribution, *, before: tuple[Span, ...] = (), after: tuple[Span, ...] = ()
) -> Attribution:
    """An attribution with more content before or after its own."""
    content = before + one.content + after
    return replace(one, content=content, kind=kind_of(aligned, content))


def with_inherited_speaker(aligned: AlignedText, last: Attribution, sentence: Sentence) -> Attribution | None:
    """A long quotation that inherits the last speaker: no cue, right after a quote.

    "Besides that, “we can face …”".
    """
    text = aligned.text
    longest = max(sentence.quotations, key=lambda quotation: quotation.end - quotation.start)
    is_short = len(text[slice(*longest.inner)].split()) < MIN_INHERITED_WORDS
    if is_short or last.source is None or sentence.has_clause:
        return None
    if text[extent(last)[1] : sentence.start].count("\n") > 2 or text[longest.end : sentence.end].strip():
        return None
    if text[sentence.start : longest.start].rstrip().endswith(":"):
        return None
    content = ((longest.start, longest.end),)
    rule = "inherited speaker"
    share = confidence(text, rule, content, last.source)
    return Attribution(kind_of(aligned, content), last.act, content, None, last.source, rule, share)
