"""Resolve sources inside one report: pronouns, short names, roles, "state media"."""

import re
from dataclasses import dataclass, field, replace
from itertools import islice

from headwater.attribution.antecedents import antecedent
from headwater.attribution.bodies import (
    ONE_HOLDER,
    SEVERAL,
    body_of,
    ends_as_body,
    go_by_other_names,
    is_body,
    is_one_of_many,
    opens_like_a_people,
)
from headwater.attribution.earlier import Credited, credited_as, maker_of
from headwater.attribution.offices import (
    DATED,
    DATELINE,
    DOCUMENT,
    INDEFINITE,
    MEDIA,
    ROLE_HEADS,
    WRITTEN,
    ends_in_trade,
    goes_by,
    is_single,
    is_unnamed_group,
    names_company,
    names_holder,
    office_words,
    serves_another,
)
from headwater.attribution.outlets import STATE_MEDIA
from headwater.attribution.pairs import halves
from headwater.attribution.phrases import name_in
from headwater.attribution.roster import (
    LONGEST_WITH_SHORT,
    REACH,
    Roster,
    heads,
)
from headwater.attribution.vocabulary import PREPOSITIONS, SOURCE_NOUNS, UNNAMED_HEADS
from headwater.language import Name, NameKind
from headwater.model import Mention, Report, SourceKind, Span
from headwater.text import find_words

_PERSONAL = frozenset(("he", "she"))
# "according to him", "in his words"
_SUBJECTS = {"him": "he", "his": "he", "her": "she", "its": "it", "them": "they", "their": "they"}
_SPEAKING = frozenset(("i", "we", "you"))
_INITIALS = re.compile(r"[A-Z]{3,6}")
_PRONOUNS = _PERSONAL | _SUBJECTS.keys() | {"they", "it"}
# Definite descriptions of the outlet or agency credited before.
_RELAY_NOUNS = frozenset(
    "agency report reports statement outlet newspaper broadcaster paper dispatch media".split()
)


@dataclass(slots=True)
class Parties:
    """The parties of one report, in the order in which its sources are resolved.

    Attributes:
        roster: the names of the report.
        people: named person sources so far, latest last.
        bodies: other named sources so far, latest last.
        unnamed: unnamed groups so far, latest last.
        pronouns: "he" or "she" for the people that one of them has meant so far.
        thing: whom "it" means: the last body, with a name or, as "the army", without.
        one: a single person without a name, if the last person credited is one.
        credits: the latest sources with what they were resolved to, in reading order.
    """

    report: Report
    roster: Roster
    people: dict[Span, None] = field(default_factory=dict)
    bodies: dict[Span, None] = field(default_factory=dict)
    unnamed: dict[Span, None] = field(default_factory=dict)
    pronouns: dict[Span, str] = field(default_factory=dict)
    thing: Span | None = None
    one: Span | None = None
    credits: list[Credited] = field(default_factory=list)

    @classmethod
    def of(cls, report: Report, names: tuple[Name, ...]) -> "Parties":
        """Start with nobody credited yet."""
        return cls(report, Roster(report.text, names))

    def mention(self, source: Span) -> Mention:
        """Return the source as a mention with its fullest form in this report.

        Sources must be resolved in reading order: a pronoun means the last party credited.
        """
        meant = self._meant(source)
        self.credits = [*self.credits[1 - REACH :], (source, meant)]
        return meant

    def second_of(self, speaker: Mention) -> Mention | None:
        """Return the second of two parties that a source names; ``None`` if it names one."""
        both = halves(self.report.text, self.roster, speaker.span)
        if both is None:
            return None
        other = self.mention(both[1])
        return replace(other, span=speaker.span, full=other.full or both[1])

    def _meant(self, source: Span) -> Mention:
        both = halves(self.report.text, self.roster, source)
        if both is not None:
            first = self.mention(both[0])
            return replace(first, span=source, full=first.full or both[0])
        text = source.of(self.report.text)
        dated = DATED.search(text)
        if dated is not None and dated.start() > 0:  # "Home Minister Ida Brandt today"
            bare = self.mention(Span(source.start, source.start + dated.start()))
            return replace(bare, span=source, full=bare.full or bare.span)
        front = DATELINE.match(text)
        if front is not None and front.end() < len(text):  # "QUAYPRESS - Chairman Ida Brandt"
            bare = self.mention(Span(source.start + front.end(), source.end))
            return replace(bare, span=source, full=bare.full or bare.span)
        named = name_in(self.report.text, self.roster, source)
        if named is not None and self._is_bare(source, named):
            named = None  # "The Ministry" is the one that the report names
        head = {word.folded for word in find_words(text)}
        if head <= _SPEAKING:
            return Mention(span=source, kind=SourceKind.UNNAMED)
        if head in ({"who"}, {"which"}, {"that"}):
            return self._relative(source)
        if named is None and head & _PRONOUNS and len(head) == 1:
            return self._pronoun(source, next(iter(head)))
        if STATE_MEDIA.search(text):
            # "Vesperian state media" are an agency of Vesperia's, not the state.
            whose = named is not None and (
                named.kind is NameKind.PLACE
                or self._is_people(named)
                or self.report.text.startswith(("’s", "'s"), named.span.end)
            )
            full = named.span if named is not None and not whose else None
            full = full or self._agency_near(source, guess=named is None)
            self._remember_body(full or source)
            return Mention(span=source, kind=SourceKind.STATE_MEDIA, full=_other(full, source))
        if named is None:
            return self._described(source, head)
        return self._named(source, text, named)

    def _is_bare(self, source: Span, named: Name) -> bool:
        """Tell whether "the Ministry" has a capital but says no more than "the ministry"."""
        text = self.report.text
        noun = named.span.of(text).casefold()
        if noun not in SEVERAL or source.of(text).casefold() != f"the {noun}":
            return False
        return self.roster.headed({noun}, source.start) is not None

    def can_speak(self, phrase: Span) -> bool:
        """Tell whether a short phrase is a party by itself: one name, or a noun of such."""
        text = phrase.of(self.report.text).strip()
        words = [word.folded for word in find_words(text)]
        if not words or len(words) > LONGEST_WITH_SHORT or text.endswith(("?", "!")):
            return False
        whole = any(
            name.kind in (NameKind.PERSON, NameKind.ORGANISATION)
            and name.span.of(self.report.text) == text
            for name in self.roster.inside(phrase)
        )
        return whole or words[-1] in SOURCE_NOUNS - _RELAY_NOUNS

    def _named(self, source: Span, text: str, named: Name) -> Mention:
        name = named.span.of(self.report.text)
        held = names_holder(text, name)
        if not held and is_unnamed_group(text, name, source, named.span):
            self._remember_unnamed(source)
            return Mention(span=source, kind=SourceKind.UNNAMED)
        words = text.casefold().split()
        if words[0] in INDEFINITE and words[-1] in ROLE_HEADS:
            self._remember_unnamed(source)
            return Mention(span=source, kind=SourceKind.UNNAMED)
        holder = self._holder_of_role(source)
        if holder is not None:
            self._remember_person(holder)
            return Mention(span=source, kind=SourceKind.PERSON, full=holder)
        people = named.span.end < source.end and self._is_people(named)
        where = people or self.roster.kind_at(named.span) is NameKind.PLACE
        body = body_of(self.report.text, source, named.span, where=where)
        if people and ONE_HOLDER.fullmatch(text):
            office = Span(named.span.start, source.end)
            self._remember_person(office)
            return Mention(span=source, kind=SourceKind.PERSON, full=office)
        if body is None and (people or self._modifies(source, named.span)):
            self._remember_unnamed(source)
            return Mention(span=source, kind=SourceKind.UNNAMED)
        if body is not None:
            self._remember_body(body)
            return Mention(span=source, kind=SourceKind.ORGANISATION, full=_other(body, source))
        full = self.roster.fullest(named.span)
        kind = self._kind(source, text, named, full)
        if kind is SourceKind.PERSON:
            self._remember_person(full)
        else:
            self._remember_body(full)
        return Mention(span=source, kind=kind, full=_other(full, source))

    def _is_people(self, name: Name) -> bool:
        """Tell whether a name says of what people the next word is: "Vesperian officials"."""
        return name.kind is NameKind.NATIONALITY or opens_like_a_people(self.report.text, name.span)

    def _modifies(self, source: Span, named: Span) -> bool:
        """Tell whether the name only says whose or where: "Halden shopkeepers"."""
        if is_one_of_many(self.report.text, source, named):
            return True
        after = self.report.text[named.end : source.end].split(",")[0].split("(")[0]
        words = [word.folded for word in find_words(after)]
        kin = re.match(r"[’']s? (?:[a-z-]+ )*([a-z-]+)$", after)
        if kin and kin.group(1) not in SOURCE_NOUNS - UNNAMED_HEADS:
            return True  # "Brandt's family" is not Brandt
        return (
            bool(words)
            and after[0] == " "
            and words[-1].islower()
            and (
                words[0] not in PREPOSITIONS | _RELAY_NOUNS | {"who", "and", "himself", "herself"}
                and not set(words) & SOURCE_NOUNS - UNNAMED_HEADS
            )
        )

    def _kind(self, source: Span, text: str, named: Name, full: Span) -> SourceKind:
        words = office_words(text)
        name = full.of(self.report.text)
        kinds = self.roster.kinds(name)
        # "the owner of the barge, Tarn Shipping"
        before = self.report.text[source.start : named.span.start]
        beside = before.endswith(", ") and kinds == {NameKind.ORGANISATION}
        beside = beside or names_company(text, named.span.of(self.report.text))
        body = beside or ends_as_body(name) or ends_in_trade(before)
        # "The Houthis", "the World Food Programme": no person has an article.
        article = text.casefold() == f"the {name.casefold()}"
        outlet = (self.report.outlet or "").casefold()
        medium = self.roster.medium(name)
        if medium is not None or (outlet and name.casefold() == outlet):
            return medium or SourceKind.MEDIA
        known = full in self.people or self.roster.kind_at(full) is NameKind.PERSON
        if (words & ROLE_HEADS or known) and not (body or article):
            return SourceKind.PERSON
        if MEDIA.search(name) or (MEDIA.search(text) and "ministry" not in words):
            return SourceKind.MEDIA
        if outlet and name.casefold() in outlet and not ends_as_body(name):
            return SourceKind.MEDIA
        if NameKind.PERSON in kinds and not (NameKind.ORGANISATION in kinds or body or article):
            return SourceKind.PERSON
        if DOCUMENT.search(text) and not words & SOURCE_NOUNS - _RELAY_NOUNS:
            return SourceKind.DOCUMENT if named.kind is NameKind.PLACE else SourceKind.ORGANISATION
        return SourceKind.ORGANISATION

    def _described(self, source: Span, head: set[str]) -> Mention:
        relay = head & _RELAY_NOUNS and head <= _RELAY_NOUNS | {"the", "its", "that", "this"}
        maker = maker_of(self.report.text, self.credits, source, head) if relay else None
        if maker is not None:
            return maker
        if relay and head & {"agency"} and (body := self._body_meant(source, head)) is not None:
            self._remember_body(body)
            agency = MEDIA.search(body.of(self.report.text)) is not None
            kind = SourceKind.MEDIA if agency else SourceKind.ORGANISATION
            return Mention(span=source, kind=kind, full=body)
        if relay and self.bodies:
            media = head & {"report", "agency"} and "its" not in head
            kind = SourceKind.MEDIA if media else SourceKind.ORGANISATION
            return Mention(span=source, kind=kind, full=_last(self.bodies))
        holder = self._holder_of_role(source)
        if holder is not None:
            self._remember_person(holder)
            return Mention(span=source, kind=SourceKind.PERSON, full=holder)
        again = credited_as(self.report.text, self.credits, source)
        if again is not None:
            if again.kind is SourceKind.UNNAMED and again.full is not None:
                self._remember_unnamed(again.full)
            return again
        words = source.of(self.report.text).casefold().split()
        owned = words[0] in ("its", "their") and words[-1] not in UNNAMED_HEADS
        owned = owned and not is_single(f"the {words[-1]}")  # "its own archivist"
        made = DOCUMENT.fullmatch(words[-1]) or not words[-1].endswith("s")
        if owned and made and self.bodies:  # "its images", but not "their attorneys"
            return Mention(span=source, kind=SourceKind.ORGANISATION, full=_last(self.bodies))
        body = self._body_meant(source, head)
        if body is not None:
            self._remember_body(body)
            return Mention(span=source, kind=SourceKind.ORGANISATION, full=body)
        meant = self._described_before(source, head)
        self._remember_unnamed(meant or source)
        return Mention(span=source, kind=SourceKind.UNNAMED, full=meant)

    def _described_before(self, source: Span, head: set[str]) -> Span | None:
        """Return the body without a name that "the ministry" takes up: "its foreign ministry"."""
        nouns = head & SEVERAL
        if not nouns or head - nouns != {"the"}:
            return None
        latest = islice(reversed(self.unnamed), REACH)
        return next((body for body in latest if nouns & heads(body.of(self.report.text))), None)

    def _holder_of_role(self, source: Span) -> Span | None:
        """Return the person that "the Vesperian leader" means: one named with that role."""
        text = self.report.text
        words = re.sub(r"[’']s? ?$", "", source.of(text)).split()
        if not words or words[-1].casefold() not in ROLE_HEADS:
            return None
        if words[0].casefold() in INDEFINITE:
            return None  # "a spokesman" is not the one named before
        bearer = self.roster.bearer(words[-1])
        elsewhere = bearer is not None and serves_another(text, source, bearer, words[-1])
        return None if elsewhere else bearer

    def _body_meant(self, source: Span, head: set[str]) -> Span | None:
        """Return the named body that "the authority" means: credited before, or named at all."""
        text = self.report.text
        nouns = head & SOURCE_NOUNS - UNNAMED_HEADS - ROLE_HEADS
        if not nouns or not source.of(text).casefold().startswith(("the ", "its ")):
            return None
        latest = islice(reversed(self.bodies), REACH)
        credited = next((body for body in latest if nouns & heads(body.of(text))), None)
        meant = credited or self.roster.headed(nouns, source.start)
        return None if meant is None or go_by_other_names(text, source, meant) else meant

    def _pronoun(self, source: Span, pronoun: str) -> Mention:
        pronoun = _SUBJECTS.get(pronoun, pronoun)
        if pronoun in _PERSONAL:
            if self.one is not None and goes_by(self.one.of(self.report.text), pronoun):
                return Mention(span=source, kind=SourceKind.UNNAMED, full=self.one)
            latest = islice(reversed(self.people), REACH)
            person = self.roster.person_before_colon(source.start)
            person = person or self.roster.person_opening(source)
            person = person if person is not None and self._may_be(person, pronoun) else None
            person = person or next((p for p in latest if self._may_be(p, pronoun)), None)
            person = person or self.roster.person_before(source.start, pronoun)
            if person is not None:
                self.pronouns.setdefault(person, pronoun)
                return Mention(span=source, kind=SourceKind.PERSON, full=person)
            somebody = (p for p in reversed(self.unnamed) if not is_body(p.of(self.report.text)))
            if (meant := next(somebody, None)) is not None:  # "one of the guards said ... He added"
                return Mention(span=source, kind=SourceKind.UNNAMED, full=meant)
        if pronoun == "it" and (subject := self.roster.body_opening(source.start)) is not None:
            return Mention(span=source, kind=SourceKind.ORGANISATION, full=subject)
        if pronoun == "it" and self.thing is not None:
            kind = SourceKind.ORGANISATION if self.thing in self.bodies else SourceKind.UNNAMED
            return Mention(span=source, kind=kind, full=self.thing)
        if pronoun == "they" and self.unnamed:
            return Mention(span=source, kind=SourceKind.UNNAMED, full=_last(self.unnamed))
        return Mention(span=source, kind=SourceKind.UNNAMED)

    def _may_be(self, person: Span, pronoun: str) -> bool:
        known = self.pronouns.get(person, pronoun)
        return known == pronoun and self.roster.may_be(person, pronoun)

    def _relative(self, who: Span) -> Mention:
        """Resolve "who" to the phrase it hangs on: "observers, who believe"."""
        phrase = antecedent(self.report.text, who)
        if phrase is None:
            return Mention(span=who, kind=SourceKind.UNNAMED)
        meant = self.mention(phrase)
        return replace(meant, span=who, full=meant.full or phrase)

    def _agency_near(self, source: Span, *, guess: bool) -> Span | None:
        """Return the state agency that "state media" most likely means in this report."""
        text = self.report.text
        agency = self.roster.agency_near(source.start)
        if agency is not None or not guess:
            return agency
        # "The Gazette reported that state television said": the Gazette is another medium, and
        # what is called by initials may be an agency.
        latest = islice(reversed(self.bodies), REACH)
        return next((body for body in latest if _INITIALS.fullmatch(body.of(text))), None)

    def _remember_person(self, party: Span) -> None:
        self._remember(self.people, party)
        self.one = None

    def _remember_body(self, party: Span) -> None:
        self._remember(self.bodies, party)
        self.thing = party

    def _remember_unnamed(self, party: Span) -> None:
        self._remember(self.unnamed, party)
        words = party.of(self.report.text)
        if is_body(words) or WRITTEN.fullmatch(words):
            self.thing = party
        if is_single(words):
            self.one = party

    @staticmethod
    def _remember(parties: dict[Span, None], party: Span) -> None:
        parties.pop(party, None)
        parties[party] = None


def _last(parties: dict[Span, None]) -> Span:
    return next(reversed(parties))


def _other(full: Span | None, source: Span) -> Span | None:
    return full if full is not None and full != source else None
