"""Who is credited in two wordings: sources lost, blurred, brought in, vouched for."""

import re

from headwater.claims.doubts import HEARSAY, heard
from headwater.claims.pair import Change, Pair
from headwater.claims.terms import acts
from headwater.language import find_names
from headwater.model import Attribution, Credit, DriftKind, Mention, SourceKind, Span, Voice
from headwater.text import FUNCTION_WORDS, content_stems, find_words, stem

_PLAIN = (
    "neutral_report",
    "weak_assertive",
    "speculative",
    "claim_doubt",
    "estimate",
    "announce",
    "accuse",
)
_VOUCHING = ("factive", "semi_factive", "implicative_pos", "confirmatory", "concede")
# Papers and pictures brought in as a source where nobody upstream had any.
_EVIDENCE = re.compile(
    r"\b(?:documents?|data|records|images?|imagery|footage|files|papers|intelligence|satellites?"
    r"|evidence|figures|recordings?|intercepts?|memos?|e-?mails|letters|analys[ei]s"
    r"|(?:confidential|internal|secret|leaked|classified|official) reports?"
    r"|(?:laboratory|lab|dna|blood|forensic) tests?)\b",
    re.IGNORECASE,
)
# Nobody's voice: what they "suggest" is how sure the party is that tells of them.
_SIGNS = re.compile(r"\b(?:findings?|results?|signs?|indications?|clues?|tests?)$", re.IGNORECASE)
# Behind it stands to whom a thing was said: a medium, if it is a name.
_TOLD = re.compile(r"\btold (?:the |its |his |her |their )?", re.IGNORECASE)
MEDIUM = 60  # characters that the name of a medium may take
_ONE_PARTY = re.compile(
    r"^(?:the|his|her|its|their|two|three|four|five|\d+)\b|^an? [\w-]+ of\b", re.I
)
_CROWD = re.compile(
    r"^(?:(?:some|many|several|local|senior|western|foreign|unnamed|various|other|a|an|the|most"
    r"|unidentified|anonymous|military|government|state) )*"
    r"(?:\w+ ){0,2}(?:\w+s|people|media|official|source|insider|police)$",
    re.IGNORECASE,
)
# A crowd by its noun alone, whatever sort of name the reader takes it for.
_ROLES = re.compile(
    r"^(?:[a-z]+ ){0,3}(?:authorities|officials|experts|analysts|observers|sources|researchers"
    r"|scientists|specialists|academics|diplomats|insiders|critics|commentators|witnesses|residents"
    r"|locals|doctors|lawyers|engineers|politicians|lawmakers|ministers|leaders|activists|unions"
    r"|companies|firms|banks|outlets|reporters|journalists|media|people)$",
    re.IGNORECASE,
)


def source_changed(pair: Pair) -> Change | None:
    """Return the change of who is credited: lost, blurred into a crowd, or brought in."""
    before, after = pair.before.speaker, pair.after.speaker
    if before is None:
        return _invented(pair)
    who = _full(before, pair.before_text)
    told = pair.after.chain
    if (not told and pair.after.voice is Voice.NARRATED) or (
        told and not any(hop.source or hop.credit is Credit.EXPLICIT for hop in told)
    ):
        if _acts_there(pair, who):
            return None
        how = "as hearsay" if told else "in the report's own voice"
        reason = f"Credited to {who} in one, told {how} in the other."
        return Change(DriftKind.SOURCE_LOST, before.span, pair.after.extent, reason)
    if after is None:
        return None
    now = after.span.of(pair.after_text)
    if _brought_in(pair, who, now) and not _kin(pair, before, after):
        reason = f"{who} in one; the other brings in “{now}”."
        return Change(DriftKind.SOURCE_INVENTED, before.span, after.span, reason)
    if _blurred(pair, before, after):
        reason = f"{who} in one, “{now}” in the other."
        return Change(DriftKind.SOURCE_GENERALISED, before.span, after.span, reason)
    return _inner_lost(pair) or _medium_lost(pair)


def _acts_there(pair: Pair, who: str) -> bool:
    """Tell whether the one told of was never a source, but did what both wordings tell.

    "Parliament will vote on a ban" credits nobody; in "Parliament banned" nobody is lost.
    """
    cue = pair.before.chain[-1].cue
    if len(pair.before.chain) != 1 or cue is None or not acts(cue.of(pair.before_text)):
        return False
    return bool(_head_words(who) & set(content_stems(pair.said_after())))


def _brought_in(pair: Pair, who: str, now: str) -> bool:
    shown = _EVIDENCE.search(now)
    if shown is None or _EVIDENCE.search(who):
        return False
    return stem(shown.group().casefold()) not in content_stems(pair.said_before())


def _blurred(pair: Pair, before: Mention, after: Mention) -> bool:
    """Tell whether one party has become an uncounted crowd."""
    who, now = _full(before, pair.before_text), after.span.of(pair.after_text)
    if not _is_crowd(after, now) or (_is_crowd(before, who) and not _ONE_PARTY.match(who)):
        return False
    known = before.kind is not SourceKind.UNNAMED or _ONE_PARTY.match(who)
    return bool(known) and (not _kin(pair, before, after) or _many_of(who, now))


def _is_crowd(mention: Mention, words: str) -> bool:
    if _ONE_PARTY.match(words):
        return False
    unnamed = mention.kind is SourceKind.UNNAMED and _CROWD.match(words)
    return bool(unnamed or _ROLES.match(words))


def _many_of(who: str, now: str) -> bool:
    """Tell whether the noun of one party stands in the plural for the crowd: "the union", "unions".

    That both share the noun makes them kin only as long as both are one.
    """
    head = now.rsplit(maxsplit=1)[-1].casefold()
    single = {word.folded for word in find_words(who)}
    return head.endswith("s") and head not in single and head.removesuffix("s") in single


def _full(mention: Mention, text: str) -> str:
    return (mention.full or mention.span).of(text)


def _kin(pair: Pair, before: Mention, after: Mention) -> bool:
    """Tell whether the two name one party: a word of content in common."""
    one = _head_words(_full(before, pair.before_text))
    return bool(one & _head_words(_full(after, pair.after_text)))


def _head_words(words: str) -> set[str]:
    return {stem(w.folded) for w in find_words(words) if w.folded not in FUNCTION_WORDS}


def _invented(pair: Pair) -> Change | None:
    after = pair.after.speaker
    plain = (
        pair.before.voice is Voice.NARRATED and not pair.before.chain and pair.before.zone is None
    )
    if not (pair.directed and plain and after):
        return None
    now = after.span.of(pair.after_text)
    if pair.after.act.unrealised or not _is_crowd(after, now):
        return None
    reason = f"Nobody is credited in one; the other credits “{now}”."
    return Change(DriftKind.SOURCE_INVENTED, pair.before.extent, after.span, reason)


def _inner_lost(pair: Pair) -> Change | None:
    """A relay passed on what another had said; downstream it says so itself."""
    if len(pair.before.chain) < 2 or len(pair.after.chain) != 1:
        return None
    if pair.before.act.unrealised and not pair.after.act.unrealised:
        return None  # who had asked for a thing is no source of its having been asked for
    inner, outer = pair.before.chain[-1].source, pair.before.chain[0].source
    now = pair.after.chain[0].source
    if inner is None or outer is None or now is None:
        return None
    who = _full(inner, pair.before_text)
    if not _head_words(who) or _SIGNS.search(who):
        return None  # "the ministry said it believed": the ministry itself, however sure
    if not _kin(pair, outer, now) or _kin(pair, inner, now):
        return None
    relay = outer.span.of(pair.before_text)
    reason = f"{relay} passed on what {who} said; in the other {relay} itself says so."
    return Change(DriftKind.SOURCE_LOST, inner.span, now.span, reason)


def _medium_lost(pair: Pair) -> Change | None:
    """A party told one medium; downstream that party is credited, and nobody names the medium."""
    for hop in pair.before.chain if pair.directed else ():
        later = next((each for each in pair.after.chain if _same_party(pair, hop, each)), None)
        medium = _medium(hop, pair.before_text)
        if medium is None or hop.source is None or later is None or later.source is None:
            continue
        who, where = _full(hop.source, pair.before_text), medium.of(pair.before_text)
        if where not in pair.after_text:
            reason = f"{who} told {where}; in the other {where} is not named."
            return Change(DriftKind.SOURCE_LOST, medium, later.source.span, reason)
    return None


def _medium(hop: Attribution, text: str) -> Span | None:
    """Return the name of whom a thing was told, straight behind "told"."""
    told = _TOLD.search(text, hop.cue.start, hop.cue.end + MEDIUM) if hop.cue else None
    if told is None or hop.cue is None or told.start() >= hop.cue.end:
        return None
    names = find_names(text[told.end() : told.end() + MEDIUM])
    if not names or names[0].span.start > 0:
        return None
    return Span(told.end(), told.end() + names[0].span.end)


def endorsement_gained(pair: Pair) -> Change | None:
    """Return the plain verb that became one that vouches for what is said."""
    for hop in pair.after.chain:
        if hop.cue is None or hop.cue_class not in _VOUCHING:
            continue
        one = next((old for old in pair.before.chain if _same_party(pair, old, hop)), None)
        one = one or heard(pair.before, pair.before_text)
        if one is None or one.cue is None:
            continue
        if one.cue_class not in _PLAIN and not HEARSAY.search(one.cue.of(pair.before_text)):
            continue
        words = one.cue.of(pair.before_text), hop.cue.of(pair.after_text)
        reason = f"“{words[0]}” became “{words[1]}”, which vouches for what is said."
        return Change(DriftKind.ENDORSEMENT_GAINED, one.cue, hop.cue, reason)
    return None


def _same_party(pair: Pair, old: Attribution, new: Attribution) -> bool:
    if old.source is None or new.source is None:
        return False
    same = old.source.entity is not None and old.source.entity == new.source.entity
    return same or _kin(pair, old.source, new.source)
