"""Notes on the reporting itself: who was not reached, who would not be named.

"Messages were not returned" tells how a report was made and claims nothing of what happened.
"""

import re

_SEEKING = (
    r"(?:requests?|calls?|e-?mails?|messages?|queries|questions|letters?|inquiries|enquiries)"
)
_ASKED = r"(?:asked|requested|wished|wanted|insisted on|insisting on|asking|requesting|declin\w+)"
_UNNAMED = (
    r"(?:(?:not )?to (?:be|remain|stay) (?:named|identified|quoted|unnamed|anonymous)|anonymity)"
)
# Who could not check a thing says nothing of it.
_UNCHECKED = (
    r"\b(?:could|can|was|were|has|have|had)(?:n[’']t|not| not)(?: yet)?(?: been)?(?: able to)?"
    r"(?: immediately)?(?: independently (?:verif(?:y|ied)|confirm(?:ed)?|establish(?:ed)?"
    r"|corroborated?|authenticated?)| (?:verif(?:y|ied)|authenticated?)) "
)
_NOTE = re.compile(
    r"could not (?:immediately |independently )?be (?:immediately )?(?:reached|contacted)"
    r"(?=[.,;”\"]|\s*$| immediately| late| (?:for|on|at)\b| by (?:tele)?phone| by e-?mail)"
    r"|could not (?:be )?(?:immediately|independently) (?:be )?(?:verif(?:y|ied)|confirm(?:ed)?)\b"
    rf"|{_UNCHECKED}"
    rf"|\b{_SEEKING}\b[^.;]{{0,80}} (?:was|were|went) (?:not |un)(?:immediately )?"
    rf"(?:returned|answered|replied)\b"
    rf"|\b(?:respon(?:d|ded|ds|se)|reply|replied|answer(?:ed)?) to (?:\w+ ){{0,3}}{_SEEKING}\b"
    rf"|\b(?:did|do|does|had|has|have)(?: not|n[’']t) (?:immediately )?"
    rf"(?:respond|reply|answer|return)(?:ed)? (?:to )?(?:[\w’'-]+ ){{0,4}}{_SEEKING}\b"
    r"|\b(?:declin|refus)(?:ed|es|ing) (?:(?:to )?(?:immediately )?|all )comment"
    r"(?=[.,;”\"]|\s*$| further| on (?:the|this|that) (?:matter|report|subject)\b)"
    r"|\bha(?:s|ve|d) yet to (?:comment|respond|reply)(?=[.,;”\"]|\s*$)"
    r"|\b(?:did|does|do|would)(?: not|n[’']t) elaborate(?: further)?(?=[.,;”\"]|\s*$)"
    r"|\b(?:attempts|efforts) to (?:reach|contact) [^.;]{2,60} (?:failed|were unsuccessful)\b"
    r"|\b(?:not|im)[ ]?possible to (?:\w+ly )?(?:verify|confirm)\b"
    r"|\bhad no (?:immediate |further |other |public )?comment(?=[.,;”\"]|\s*$| at\b)"
    rf"|\b(?:not |un)(?:immediately )?(?:available|reachable) for (?:immediate )?comment\b"
    rf"|\breturn(?:ed)? (?:\w+ ){{0,3}}{_SEEKING}\b(?: \w+){{0,2}} comment\b"
    rf"|\b(?:on|under)(?: the)? condition of anonymity\b"
    rf"|\b{_ASKED}(?: \w+){{0,2}} {_UNNAMED}\b"
    rf"|\b(?:not|un)[ ]?(?:authori[sz]ed|allowed|permitted|cleared) to (?:speak|talk|comment"
    rf"|discuss|brief|be quoted)\b",
    re.IGNORECASE,
)
_CHECKING = re.compile(_UNCHECKED, re.IGNORECASE)
_HIDING = re.compile(
    rf"{_UNNAMED}\b|(?:that )?(?:(?:his|her|their|its) (?:\w+ )?(?:names?|identit(?:y|ies))"
    r"|he|she|they) (?:not )?be (?:\w+ )?(?:withheld|changed|identified|named|used|published"
    r"|quoted)\b"
    rf"|to (?:\w+ ){{0,3}}{_SEEKING}\b",
    re.IGNORECASE,
)
_ASKING = re.compile(r"(?:when )?asked (?:whether|if|about|why|how|when|what|who)\b", re.IGNORECASE)
_OCCASION = (
    r"(?:interview|statement|post|posting|speech|briefing|letter|message|e-?mail|memo|remarks|comments"
    r"|interviews|news conference|press conference|hearing|telephone call|phone call|note|filing"
    r"|op-ed|article|report|video|tweet|address|reply|response)"
)
_ADJUNCT = re.compile(
    r"(?:commenting|correcting|responding|reacting|referring|replying|answering|speaking|addressing"
    r"|writing|(?:on [A-Z]\w+day,? )?without (?:giving|providing|offering|further)"
    r"|quoting|citing|reading from|in (?:a|an|the) (?:\w+ ){0,3}(?:interview|statement|post"
    r"|speech|briefing|letter|message)|when (?:asked|questioned|pressed))\b"
    r"|(?:as )?(?:first )?(?:reported|quoted|cited|interviewed) by\b"
    rf"|(?:(?:an?|the|his|her|its|their) )?(?:[\w-]+ ){{0,3}}?{_OCCASION}"
    r" (?:carried|relayed|published|quoted|aired|broadcast|released|distributed) by\b"
    # Cut behind its preposition: "(in) a post on his channel", "(in) remarks broadcast live".
    rf"|(?:(?:an?|the|his|her|its|their) )?(?:[\w-]+ ){{0,3}}?{_OCCASION}(?! [\w’'-]*(?:ed|s)\b)"
    r"(?: (?:broadcast|posted|published|released|sent|aired|carried|issued|delivered|given|due"
    r"(?: out)?))?"
    r"(?: (?:on|to|at|in|by|with|from|via|after|before|for|late|early|live|online|last)\b[^,;]*)?$",
    re.IGNORECASE,
)
# What a report is, instead of what it tells: "Statement on ...", "What we know about ...".
_LABEL = re.compile(
    r"(?:(?:official |joint |press |full |latest )*"
    r"(?:statement|release|remarks?|transcript|communique|bulletin|readout|explainer|analysis"
    r"|opinion|editorial|timeline|profile|interview|fact ?check|live blog|q ?& ?a|round-?up)\b"
    r"(?!.*\b(?:says?|said|is|are|was|were|has|have|had|shows?|finds?|warns?|denies)\b)"
    r"|[^,:;]{1,60} comments? on\b"
    r"|(?:what|how|why|who|where|when|which)\b(?!.*[,?])"
    r"(?=.*\b(?:know|happened|explained|we|you|works?|means?|matters?|says?|said|did|is|are|was"
    r"|were)\b))",
    re.IGNORECASE,
)
# "Rail yard blast: ..." names the matter before the headline tells it; verbs rarely end so.
_WORD = r"(?!\w+(?:ed|s|ing)\b)[\w’'-]+"
_KICKER = re.compile(rf"{_WORD}(?: {_WORD}){{0,3}}")


def is_label(words: str, after: str) -> bool:
    """Tell whether words of a headline only say what the report is, or what it is about.

    Args:
        words: the stretch of the headline.
        after: what follows it there.

    >>> is_label("Statement on the closure of the ferry pier", "")
    True
    >>> is_label("Ferry pier", ": divers find nobody"), is_label("Three hurt at pier", "")
    (True, False)
    """
    return _LABEL.match(words) is not None or (
        after.startswith(": ") and _KICKER.fullmatch(words) is not None
    )


def is_note(words: str) -> bool:
    """Tell whether a stretch says how the report was made, and nothing of what happened.

    >>> is_note("The ministry could not immediately be reached")
    True
    >>> is_note("Falk was not available for comment"), is_note("The barge was not available")
    (True, False)
    >>> is_note("The barge could not be reached by divers"), is_note("They asked for tugs")
    (False, False)
    """
    return _NOTE.search(words) is not None


def is_hiding(content: str) -> bool:
    """Tell whether what somebody "asked" or "responded" is such a note: "not to be named".

    >>> is_hiding("not to be named because of the inquiry"), is_hiding("anonymity")
    (True, True)
    >>> is_hiding("the crew not to sail")
    False
    """
    return _HIDING.match(content) is not None


def opens_note(words: str) -> bool:
    """Tell whether words begin with such a note: "did not return calls seeking comment".

    >>> opens_note("did not return calls seeking comment"), opens_note("said Falk was unreachable")
    (True, False)
    """
    return _NOTE.match(words) is not None


def is_unchecked(words: str) -> bool:
    """Tell whether words say that somebody could not check what follows them.

    >>> is_unchecked("could not independently verify "), is_unchecked("could not agree that ")
    (True, False)
    """
    return _CHECKING.match(words) is not None


def is_adjunct(words: str) -> bool:
    """Tell whether a stretch only tells on what occasion somebody spoke, or how.

    >>> is_adjunct("commenting on media reports"), is_adjunct("leaving two dead")
    (True, False)
    """
    return _ADJUNCT.match(words) is not None


def is_prompt(words: str) -> bool:
    """Tell whether a stretch only tells what somebody was asked: "Asked whether it sank"."""
    return _ASKING.match(words) is not None
