"""What parties are called: offices and their holders, media, documents, people without a name."""

import re
from itertools import takewhile

from headwater.attribution.roster import TITLES
from headwater.attribution.vocabulary import DETERMINERS, PREPOSITIONS, SOURCE_NOUNS, UNNAMED_HEADS
from headwater.model import Span
from headwater.text import find_words

ROLE_HEADS = frozenset(
    """leader president chairman chairwoman minister premier secretary director head chief
    spokesman spokeswoman spokesperson professor researcher analyst governor mayor senator king
    queen chancellor commander general admiral captain inspector ambassador owner
    manager coordinator envoy representative commissioner prosecutor adviser treasurer""".split()
)
MEDIA = re.compile(
    r"\b(?:news|times|post|press|radio|tv|television|daily|herald|tribune|journal|wire|gazette"
    r"|newspaper|broadcaster|magazine|outlet|(?:telegraph(?:ic)?|information|state) agency)\b"
    # What ends the names of papers, and means other things in small letters.
    r"|(?-i: (?:Ledger|Chronicle|Courier|Telegraph|Observer|Guardian|Examiner|Inquirer|Sentinel"
    r"|Argus|Independent|Economist|Mirror|Mail|Sun|Star|Standard|Echo))$",
    re.IGNORECASE,
)
DOCUMENT = re.compile(
    r"\b(?:report|reports|statement|study|survey|poll|document|documents|data|figures|letter"
    r"|filing|images?|photos?|footage|video|transcript|memo|communique|notice|bulletin|account"
    r"|records)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"(?:the|its|their) (?:[\w-]+ ){0,2}(?:owner|operator|manager|maker|manufacturer|publisher"
    r"|supplier|carrier|charterer|contractor|insurer|exporter|importer|company|firm)"
    r"(?: (?:of|behind|for) [^,]+)?, (?:[\w.’' ]+-(?:based|registered|listed|owned) )?",
    re.IGNORECASE,
)
_TRADE = (
    r"(?:[’']s)? (?:[a-z-]+ ){0,3}(?:company|firm|group|charity|consultancy|bank|union|party"
    r"|newspaper|website|broadcaster|agency|operator|maker|carrier|airline|monitor) "
)
_ALL_TRADE = re.compile(_TRADE)
_TRADE_LAST = re.compile(rf"{_TRADE}$")
WRITTEN = re.compile(
    r"(?:an?|the|one) (?:[\w-]+ ){0,5}(?:post|report|statement|article|letter|study|document|video"
    r"|memo)",
    re.IGNORECASE,
)
# Many people of one trade; surnames of that form stand elsewhere in the report in full.
AGENTS = re.compile(r"(?!Reuters)[A-Z][a-z-]+(?:ers|ors|ists|ians|ants|men)|Rivals")
# Parties and faiths named by all their people.
GROUPS = re.compile(
    r"(?:Democrat|Republican|Conservative|Liberal|Socialist|Communist|Nationalist|Islamist|Labourite"
    r"|Muslim|Christian|Catholic|Protestant|Jew|Hindu|Buddhist|Sikh)s|Tories"
)
# When a party spoke, behind it, and a dateline before it, are none of its name.
DATED = re.compile(
    r"(?:,? (?:today|yesterday|tonight|later|also|on \w+day|(?:on|for) (?:his|her|its|their) part"
    r"|in (?:his|her|its|their )?turn))+,?$"
)
DATELINE = re.compile(r"[A-Z]{3,}(?:[ .,/][A-Z]{2,})* (?:--?|[–—]) ")
INDEFINITE = frozenset(("a", "an", "another", "one", "some", "any"))
_SINGULAR = frozenset(("official", "source", "witness", "resident", "aide", "diplomat"))
_OF_ONE = _SINGULAR | ROLE_HEADS
_OWN_OFFICE = re.compile(
    rf"(?:[\w-]+ ){{0,3}}?[\w-]+[’']s? (?:(?!(?:of|to|for|at|in) )[\w-]+ ){{0,3}}?"
    rf"(?:{'|'.join(sorted(ROLE_HEADS))})(?: (?:of|to|for|at|in) .+)?$"
)
_HOLDS = ROLE_HEADS | (SOURCE_NOUNS - UNNAMED_HEADS)
AGED = re.compile(r", (?:aged )?\d{1,3}$")  # "Ida Brandt, 61,"


_ONE = INDEFINITE | {"the"}
_PEOPLE = (
    _SINGULAR
    | ROLE_HEADS
    | frozenset(
        """delegate lawmaker guard soldier officer lawyer teacher nurse driver survivor expert
        insider person man woman worker employee student scientist fisherman sailor pilot""".split()
    )
)
_TRADED = re.compile(r"(?:[aeiou]tor|ist|ian|yer|ker|ger|der|cher|spokes\w+)$")
# Somebody of many at a named place: "a doctor at the hospital in Tolmar" is not the hospital.
_AT_A_PLACE = re.compile(
    r"(?:an?|one|another) (?:[\w-]+ ){0,3}?(?:doctor|nurse|medic|guard|soldier|officer|engineer"
    r"|electrician|technician|teacher|lawyer|worker|employee|student|scientist|sailor|pilot|driver"
    r"|expert|researcher|member|delegate|lawmaker|insider|person|man|woman|manager|shopkeeper|farmer"
    r"|fisherman|survivor|trader|captain|sergeant|corporal|lieutenant|colonel|major|clerk|cook"
    r"|cleaner|porter|priest|monk|imam|neighbou?r|friend|colleague|relative|cousin|refugee|patient"
    r"|passenger|tourist|volunteer|professor|lecturer|paramedic|firefighter|policeman|policewoman"
    r"|journalist|photographer|correspondent|broker|dealer|banker|economist|strategist)"
    r" (?:at|in|of|from|with) [^,]*$",
    re.IGNORECASE,
)
# "Two traders in the town of Tolmar", "monitors at Tolmar"; papers from a place are the place's.
_PEOPLE_AT = re.compile(
    r"(?!(?:[\w-]+ )*(?:reports?|statements?|letters?|memos?|notices?|filings?|documents?|data"
    r"|figures|records|images|pictures|photos|media|spokes\w+|embassy|mission|ministry|court"
    r"|tribunal|council|commission|government|authorities|university|institute|office|police)\b)"
    r"(?:(?:an?|one|another|two|three|four|five|six|several|some|many|most|other|both|\d+) "
    r"(?:[\w-]+ ){1,4}|(?:[a-z-]+ ){0,2}(?:[a-z-]+s|people|men|women) )"
    r"(?:at|in|from|near|outside) (?:the )?(?:(?:town|city|port|village|region|province) of )?$",
    re.IGNORECASE,
)
# Whoever owns or sails a thing does not speak for it as a head does for a body.
_OWNER_OF = re.compile(
    r"(?:the|its|an?) (?:[\w-]+ ){0,2}?(?:(?:co-)?owners?|captain|skipper|master|crew|charterer"
    r"|maker|buyer|seller|manufacturer|importer|exporter|author|founder) of (?:the )?$",
    re.IGNORECASE,
)
_OWNER = re.compile(r"the ([\w -]+?)(?:[’']s|(?<=s)[’']) ", re.IGNORECASE)
# No family is called so, as one may be called King.
_OFFICE = re.compile(rf" (?i:{'|'.join(sorted(ROLE_HEADS - {'king', 'queen', 'head', 'chief'}))})$")
_GENERAL = re.compile(r"\b[Gg]eneral (?=[a-z])(?!secretar|manager|counsel|director)")
_POST = 120  # characters behind a name in which its office stands
_WOMEN = frozenset(("mother", "sister", "daughter", "wife", "widow", "girl", "nun", "queen"))


def is_unnamed_group(text: str, name: str, source: Span, named: Span) -> bool:
    """Tell whether the phrase names nobody but says where they belong: "Ostravan officials"."""
    if re.search(r"\b(?:like|such as|including)\b", text):
        return False
    front = text[: named.start - source.start].replace("chief of staff", "chief")
    before = {word.folded for word in find_words(front)}
    after = text[named.end - source.start :]
    if _AT_A_PLACE.match(front) or _OWNER_OF.match(front):
        return True
    if _PEOPLE_AT.match(front) and not re.match(r"[’']s|(?:[^,]*\b)?and\b", after):
        return True
    following = [word.folded for word in find_words(after)][:4]
    if following[:1] == ["and"] and set(following[1:2]) & DETERMINERS:
        return False  # "Ida Brandt and two aides" names Ida Brandt
    # "Ida Brandt of the Observers' League" is one person.
    beside = list(takewhile(lambda word: word not in PREPOSITIONS, following))
    plural = [w for w in beside if w in UNNAMED_HEADS and (w.endswith("s") or w in _SINGULAR)]
    if plural and not after.lstrip().startswith(","):
        return True
    return (
        bool(before & UNNAMED_HEADS)
        and bool(re.match(r".*\b(?:from|of|in|at|with|for|to|on|by)\b", front))
        and not before & {"reports", "media"}
    )


def names_holder(phrase: str, name: str) -> bool:
    """Tell whether a name ends who holds an office: "The guard's commander, Capt. Ida Brandt"."""
    office, comma, last = AGED.sub("", phrase.rstrip(" ,")).rpartition(", ")
    titles = last[: -len(name)].casefold().split()
    words = [word.folded for word in find_words(office)]
    return (
        bool(comma)
        and last.endswith(name)
        and all(word.strip(".") in TITLES for word in titles)
        and not {"and", "or"} & set(words)
        and (
            (words[:1] == ["the"] and not _HOLDS.isdisjoint(words))
            # "A resident of Tolmar, Ida Brandt, 61, told"
            or (words[:1] in (["a"], ["an"]) and any(map(_is_somebody, words[1:3])))
            # "Tolmar's envoy to the Harbour Board, Ida Brandt, said"
            or _OWN_OFFICE.match(office) is not None
        )
    )


def _is_somebody(word: str) -> bool:
    return word in _OF_ONE | _PEOPLE or _TRADED.search(word) is not None


def serves_another(text: str, source: Span, bearer: Span, role: str) -> bool:
    """Tell whether a person with a role holds it at another body than the one that is named.

    "The port's director" is not "Ida Brandt, senior research director at the Lowell Bank".
    """
    owner = _OWNER.match(source.of(text))
    if owner is None:
        return False
    at = re.compile(rf", [^,.;]*\b{re.escape(role)} (?:at|of|for|with) ([^,.;]+)", re.IGNORECASE)
    post = at.match(text, bearer.end, min(len(text), bearer.end + _POST))
    return post is not None and owner[1].casefold() not in post[1].casefold()


def names_company(phrase: str, name: str) -> bool:
    """Tell whether a name ends what runs a thing: "the owner of the barge, Tarn Shipping"."""
    front = phrase.rstrip(" ,")
    return front.endswith(name) and _COMPANY.fullmatch(front[: -len(name)]) is not None


def is_office(name: str) -> bool:
    """Tell whether capitalised words are an office and nobody's name: "Deputy Prime Minister".

    >>> is_office("Deputy Prime Minister"), is_office("Larry King"), is_office("Minister")
    (True, False, False)
    """
    return _OFFICE.search(name) is not None


def office_words(phrase: str) -> set[str]:
    """Return the words of a phrase, folded, less a "general" that only says what staff it is.

    >>> sorted(office_words("the Lowell general staff")), sorted(office_words("Gen Ida Brandt"))
    (['lowell', 'staff', 'the'], ['brandt', 'gen', 'ida'])
    """
    return {word.folded for word in find_words(_GENERAL.sub("", phrase))}


def is_single(phrase: str) -> bool:
    """Tell whether words without a name mean one person: "a delegate of a neutral state".

    >>> is_single("A harbour official"), is_single("two officials"), is_single("a report")
    (True, False, False)
    """
    words = [word.folded for word in find_words(phrase)]
    if not words or words[0] not in _ONE:
        return False
    beside = list(takewhile(lambda word: word not in PREPOSITIONS | {"who", "that"}, words[1:]))
    return bool(beside) and (beside[-1] in _PEOPLE or _TRADED.search(beside[-1]) is not None)


def goes_by(phrase: str, pronoun: str) -> bool:
    """Tell whether "he" or "she" may mean one person without a name: "a spokeswoman" is no "he"."""
    words = {word.folded for word in find_words(phrase)}
    women = any(word.endswith("woman") or word in _WOMEN for word in words)
    men = any(word.endswith(("man", "men")) and not word.endswith("woman") for word in words)
    return not (women if pronoun == "he" else men)


def is_trade(words: str) -> bool:
    """Tell whether words between a people and a name say what the name is of: " harbour firm "."""
    return _ALL_TRADE.fullmatch(words) is not None


def ends_in_trade(words: str) -> bool:
    """Tell whether words in front of a name end in what it is of: "the Tolmari harbour firm "."""
    return _TRADE_LAST.search(words) is not None
