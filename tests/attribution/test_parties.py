import pytest

from headwater.model import Credit, SourceKind
from tests.attribution.sayings import credited, told

PERSON, BODY, UNNAMED = SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.UNNAMED


# (report, who the last credit means, kind)
@pytest.mark.parametrize(
    ("text", "who", "kind"),
    [
        # who a place or a people only describes
        (
            "A Tolmar-based research group said the gate held.",
            "A Tolmar-based research group",
            UNNAMED,
        ),
        (
            "A resident of Tolmar, Ida Brandt, 61, said the gate held.",
            "Ida Brandt",
            PERSON,
        ),
        (
            "The public prosecutor's office in Tolmar said the gate held.",
            "public prosecutor's office in Tolmar",
            BODY,
        ),
        (
            "A doctor at the hospital in Tolmar Town said the gate held.",
            "A doctor at the hospital in Tolmar Town",
            UNNAMED,
        ),
        (
            "The owner of the Kestel Star said the gate held.",
            "The owner of the Kestel Star",
            UNNAMED,
        ),
        ("“The gate held,” Tolmar region head Ida Brandt said.", "Ida Brandt", PERSON),
        ("Ida Brandt of wharf manager Corran Ferries said the gate held.", "Ida Brandt", PERSON),
        ("Mill steward Ida Brandt, 52, said the gate held.", "Ida Brandt", PERSON),
        (
            "Two traders in the town of Tolmar said the gate held.",
            "Two traders in the town of Tolmar",
            UNNAMED,
        ),
        (
            "A former clerk at Kestel Bay said the gate held.",
            "A former clerk at Kestel Bay",
            UNNAMED,
        ),
        ("Experts hired by Tolmar said the gate held.", "Experts hired by Tolmar", UNNAMED),
        (  # the agency that is called one
            "The Flood Relief Agency came. The Gazette said it rained. The agency said it held.",
            "Flood Relief Agency",
            BODY,
        ),
        (  # another body's director is not the port's
            "“It held,” said Ida Brandt, senior research director at the Lowell Bank. The port's "
            "director said the gate was open.",
            "The port's director",
            UNNAMED,
        ),
        (  # the one who opens the sentence before
            "Moritz Falk said it rained. Ida Brandt, the envoy, has just left. She said it held.",
            "Ida Brandt",
            PERSON,
        ),
        # pronouns
        ("Ida Brandt saw the lock. She said the gates were sound.", "Ida Brandt", PERSON),
        (
            "Ida Brandt said the gate held. Bruno Falk said it broke. He said he was there.",
            "Bruno Falk",
            PERSON,
        ),
        (
            "Officials said the gate had failed. They added that the other was sound.",
            "Officials",
            UNNAMED,
        ),
        (
            "The Harbour Ministry said the port was shut. It said the port was safe.",
            "Harbour Ministry",
            BODY,
        ),
        ("“The gate is lost,” she said.", "she", UNNAMED),
        (
            "Ms. Brandt said the gate held. Mr. Falk said it broke. She said she was there.",
            "Ms. Brandt",
            PERSON,
        ),
        # a relative "who" hangs on the phrase before it
        (
            "Ida Brandt said the gate held. Rain fell on some traders, who said it broke.",
            "some traders",
            UNNAMED,
        ),
        (
            "Ida Brandt said the gate held. The council met Bruno Falk, who said it broke.",
            "Bruno Falk",
            PERSON,
        ),
        (
            "The Harbour Watch, a group that counts ships, put the number at 14. The army denied "
            "firing on them. It said it had seen none.",
            "The army",
            UNNAMED,
        ),
        (
            "Ida Brandt saw the lock. According to her, the gates were sound.",
            "Ida Brandt",
            PERSON,
        ),
        (
            "The Harbour Ministry said the port was shut. A post claimed it had sold the port. "
            "It said the minister had fled.",
            "A post",
            UNNAMED,
        ),
        (
            "A guard of the yard said the gate held. He said it was old.",
            "A guard of the yard",
            UNNAMED,
        ),
        # who holds what office
        (
            "The U.N. harbour coordinator in Tolmar, Ida Brandt, said the gate held.",
            "Ida Brandt",
            PERSON,
        ),
        (
            "The spokesman of the Harbour Forces, Captain Ida Brandt, denied it had fallen.",
            "Captain Ida Brandt",
            PERSON,
        ),
        (
            "A spokesperson for the Harbour Board, Ida Brandt, said the gate held.",
            "Ida Brandt",
            PERSON,
        ),
        (
            "Tolmar's envoy to the Harbour Board, Ida Brandt, said the gate held.",
            "Ida Brandt",
            PERSON,
        ),
        (
            "Ida Brandt, a prosecutor, left. The gate held, prosecutors said.",
            "prosecutors",
            UNNAMED,
        ),
        ("Dr Ida Brandt of Halden hospital said the gate held.", "Dr Ida Brandt", PERSON),
        (
            "The former chief of staff General Ida Brandt said the gate held.",
            "General Ida Brandt",
            PERSON,
        ),
        (
            "The owner of the Blue Quay, Tolmar-based Kestel Shipping Ltd, told us the gate held.",
            "Kestel Shipping Ltd",
            BODY,
        ),
        (
            "Harbour Board spokesperson Ida Brandt on her part said the gate held.",
            "Ida Brandt",
            PERSON,
        ),
        # one without a name who spoke last, and a body whose sentence it is
        (
            "Ida Brandt said the gate held. A delegate told us that she had seen it break.",
            "A delegate",
            UNNAMED,
        ),
        (
            "Ida Brandt said the gate held. A spokesman for the port disagreed. She said it stood.",
            "Ida Brandt",
            PERSON,
        ),
        (
            "The Harbour Ministry said it was a lie. The Tolmar-based Lowell Institute had sent "
            "pictures which it said showed a gate.",
            "Lowell Institute",
            BODY,
        ),
        (
            "The Harbour Ministry denied it. “It held,” it said in a statement carried by the "
            "Tolmar Gazette.",
            "Tolmar Gazette > Harbour Ministry",
            BODY,
        ),
        (
            "The Ministry of Harbours met.\n\nThe Ministry said the gate held.",
            "Ministry of Harbours",
            BODY,
        ),
        (
            "Experts said in a secret report the gate held. The Harbour Ministry said it broke. "
            "The report says that it was old.",
            "Experts",
            UNNAMED,
        ),
        ("According to the mayor, Ida Brandt, the gate broke.", "Ida Brandt", PERSON),
        ("According to its envoy, Captain Ida Brandt, it broke.", "Captain Ida Brandt", PERSON),
        (
            "The port office said that it checked boats, but, said its director Ida Brandt, "
            "“a check is no licence”.",
            "Ida Brandt",
            PERSON,
        ),
        (
            "A spokesman for the Harbour Ministry said it fell. Ida Brandt said it stood. "
            "The spokesman said that it was old.",
            "Harbour Ministry",
            BODY,
        ),
        (
            "A spokesman for the Foreign Ministry of Tolmar said it fell.",
            "Foreign Ministry of Tolmar",
            BODY,
        ),
        ("State radio said the gate held.", "State radio", SourceKind.STATE_MEDIA),
        (
            "A barge sank in the old port, a doctor at the nearest hospital and two guards said.",
            "a doctor at the nearest hospital and two guards",
            UNNAMED,
        ),
        ("QUAYPRESS - Harbour chairman Ida Brandt said the gate held.", "Ida Brandt", PERSON),
        (
            "Ida Brandt said it fell. Envoy Bruno Falk was blunter: it was, he said, a lie.",
            "Envoy Bruno Falk",
            PERSON,
        ),
        # bodies called by what they are
        ("The Tolmari movement said the gate held.", "Tolmari movement", BODY),
        ("The Reds-run harbour ministry said the gate held.", "Reds-run harbour ministry", BODY),
        (
            "Envoy Rejects Claims About Gate\n\nThe envoy said the gate held.",
            "The envoy",
            UNNAMED,
        ),
        (
            "The Tolmar Sea Watch said a barge sank. Vesperian state media said it was found.",
            "Vesperian state media",
            SourceKind.STATE_MEDIA,
        ),
        ("It sank, the Vesperian harbour firm Kestel said.", "Kestel", BODY),
        # nobody is named
        ("Tolmar is split. Democrats said the gate held.", "Democrats", UNNAMED),
        ("The delegates met. Delegates said the gate held.", "Delegates", UNNAMED),
        ("Ida Brandt left. Brandt's family said the gate held.", "Brandt's family", UNNAMED),
        ("Mayor Ida Brandt left. A mayor said the gate held.", "A mayor", UNNAMED),
        # short names
        ("Ida Brandt saw the lock. Brandt said the gates were sound.", "Ida Brandt", PERSON),
        (
            "Ann Waters opened the lock. Waters said it was dry.",
            "Ann Waters",
            PERSON,
        ),
        # roles
        (
            "Vesperian leader Oren Talv saw the yard. The Vesperian leader said it must grow.",
            "Oren Talv",
            PERSON,
        ),
        (
            "Oren Talv, president of Ostrava, saw the yard. The president said it must grow.",
            "Oren Talv",
            PERSON,
        ),
        # definite descriptions
        (
            "The Harbour Ministry shut the port. The ministry said it would reopen.",
            "Harbour Ministry",
            BODY,
        ),
        (
            "The coast guard of Ostrava Bay said a ship sank. The coast guard said it was found.",
            "coast guard of Ostrava Bay",
            BODY,
        ),
        (
            "The Lowell Institute said the lock leaked. Its report said the gate was cracked.",
            "Lowell Institute",
            BODY,
        ),
        # titles and affiliations around a name
        ("Lowell Institute analyst Ida Brandt said it was lost.", "Ida Brandt", PERSON),
        ("Ida Brandt of the Lowell Institute said it was lost.", "Ida Brandt", PERSON),
        ("Ida Brandt and two aides said it was lost.", "Ida Brandt", PERSON),
        ("According to Ida Brandt, the gate was lost.", "Ida Brandt", PERSON),
        # groups named only by where they belong
        ("Ostravan officials said it was lost.", "Ostravan officials", UNNAMED),
        (
            "Ostravan and allied officials said it was lost.",
            "Ostravan and allied officials",
            UNNAMED,
        ),
        (
            "Analysts at the Lowell Institute said it was lost.",
            "Analysts at the Lowell Institute",
            UNNAMED,
        ),
        ("Halden shopkeepers said it was lost.", "Halden shopkeepers", UNNAMED),
        # words capitalised only because a sentence opens with them
        ("Dockers said it was lost.", "Dockers", UNNAMED),
        ("Traders said it was lost.", "Traders", UNNAMED),
        ("Rivals said it was lost.", "Rivals", UNNAMED),
        ("Satellite images showed it was lost.", "Satellite images", UNNAMED),
        # media
        ("The Tolmar Gazette said it was lost.", "Tolmar Gazette", SourceKind.MEDIA),
        (
            "VNA, the state news agency, praised the yard. State media said the yard grew.",
            "VNA",
            SourceKind.STATE_MEDIA,
        ),
        (
            "The yard grew, the state-run Vesperian News Agency (VNA) said.",
            "Vesperian News Agency",
            SourceKind.STATE_MEDIA,
        ),
        (
            "The Tolmar Gazette said it was lost. State television said it was found.",
            "State television",
            SourceKind.STATE_MEDIA,
        ),
    ],
)
def test_a_source_is_taken_back_to_its_fullest_mention(
    text: str, who: str, kind: SourceKind
) -> None:
    last = credited(text)[-1]
    assert (last.who, last.kinds[-1]) == (who, kind)


def test_a_relay_named_once_is_carried_to_what_the_person_says_later() -> None:
    text = (
        "State news agency VNA reported that Oren Talv said the yard was ready. "
        "Talv said the ferry was fast."
    )
    last = credited(text)[-1]
    assert last.who == "VNA > Oren Talv"
    assert last.credits == (Credit.CARRIED, Credit.EXPLICIT)


def test_a_relay_is_not_carried_to_people_it_never_relayed() -> None:
    text = (
        "State news agency VNA reported that Oren Talv said the yard was ready. "
        "Ida Brandt said the ferry was slow."
    )
    assert credited(text)[-1].who == "Ida Brandt"


def test_a_mention_that_is_the_fullest_points_at_no_other() -> None:
    (found,) = told("Ida Brandt said the lock was dry.")
    assert found.who == "Ida Brandt"


# (report, who the last credit means, kind)
@pytest.mark.parametrize(
    ("text", "who", "kind"),
    [
        (
            "The Korean trade ministry said the port was shut.",
            "Korean trade ministry",
            BODY,
        ),
        ("The Korean president said the port was shut.", "Korean president", PERSON),
        ("A Korean minister said the port was shut.", "A Korean minister", UNNAMED),
        (
            "Trade Minister Ida Brandt left. The Korean minister said the port was shut.",
            "Trade Minister Ida Brandt",
            PERSON,
        ),
        ("The head of the port office, Tom Moss, said it was shut.", "Tom Moss", PERSON),
        (
            "Korea’s foreign ministry said it was shut. The interior ministry said it was open.",
            "The interior ministry",
            UNNAMED,
        ),
        (
            "The port was shut, its foreign ministry said. The ministry said that boats waited.",
            "its foreign ministry",
            UNNAMED,
        ),
        ("Korea's trade minister, Ida Brandt, said the port was shut.", "Ida Brandt", PERSON),
    ],
)
def test_bodies_and_offices_of_a_state_go_by_their_own_name(
    text: str, who: str, kind: SourceKind
) -> None:
    last = credited(text)[-1]
    assert (last.who, last.kinds[-1]) == (who, kind)


def test_a_day_behind_a_name_is_no_part_of_the_party() -> None:
    (said,) = credited("Port Minister Ida Brandt today said the port was shut.")
    assert said.kinds == (PERSON,)
    assert said.who.endswith("Ida Brandt")
