"""Closed classes of English words that the patterns of attribution lean on."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PRONOUNS = _words("he she they it who i we")
DETERMINERS = _words(
    "the a an its his her their this that these those some several many two three four five six"
    " another one our all both each any most such"
)
# Words at which a source cannot go on leftwards: they open a clause.
BREAKS = _words(
    "that but because while although though as when if whereas since so after before until unless"
    " whether than which where why how what or nor yet and"
)
PREPOSITIONS = _words(
    "in on at by with for from during after before despite amid about over under through to into"
    " of since within without against among between near off per via following including"
    " outside inside"
)
ADVERBS = _words(
    "also later earlier then however meanwhile further again recently only still never already"
    " repeatedly previously reportedly publicly separately additionally notably moreover instead"
    " thus therefore indeed now too furthermore not clearly strongly reiterated just once often"
    " always long flatly privately briefly simply quickly immediately officially ever even"
)
TIMES = _words(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow week month"
    " year morning evening night afternoon january february march april may june july august"
    " september october november december jan feb mar apr jun jul aug sept sep oct nov dec late"
)
AUXILIARIES = _words(
    "has have had is are was were be been being will would did do does could can cannot may might"
    " must should shall"
)
NEGATIONS = _words("not never no neither cannot")
# With these a verb of saying, negated, keeps silent: "did not say", "cannot confirm".
NEGATABLE = _words("did do does didn't doesn't don't would could wouldn't couldn't has have")
UNABLE = _words("can cannot can't will won't")
GIVING = _words("give provide name make")  # "cannot provide shelter" is no silence
# In front of crediting words these belong to the clause; "reportedly" says how sure they are.
CLAUSE_ADVERBS = ADVERBS - NEGATIONS - {"reportedly"}
# What an appositive or a title opens with.
APPOSITIVE_OPENERS = _words(
    "a an the who whose head director chief president minister secretary chairman chairwoman"
    " spokesman spokeswoman spokesperson professor researcher analyst fellow founder member leader"
    " mayor governor senator author editor co-founder former senior commander deputy general"
)
# Nouns for parties that say things without being named, and heads of such phrases.
UNNAMED_HEADS = _words(
    "official officials source sources analyst analysts expert experts observer observers witness"
    " witnesses resident residents critic critics supporter supporters diplomat diplomats aide"
    " aides insider insiders reports media scholars scholar researchers lawmakers people person"
    " man woman worker workers survivors relatives neighbours neighbors locals activists doctors"
    " dockers employees employee soldiers officers passengers users some others many author"
    " documents outlets newspapers commentators economists scientists specialists inspectors"
    " eyewitness eyewitnesses fishermen drivers sailors staff"
)
SOURCE_NOUNS = UNNAMED_HEADS | _words(
    "spokesman spokeswoman spokesperson minister ministry president government chairman chairwoman"
    " leader director agency agencies police department report statement study survey poll media"
    " newspaper paper magazine outlet broadcaster authority authorities company firm group"
    " organisation organization court judge lawyer lawyers attorney prosecutor prosecutors senator"
    " governor mayor secretary chief head army military navy guard commander general admiral"
    " council commission committee office bureau institute institution university hospital"
    " foundation centre center researcher professor doctor scientist economist author authors"
    " document data figures images image footage photos photo video letter article filing"
    " campaign team party union association network station channel radio embassy consulate"
    " ambassador envoy negotiator negotiators delegation manager owner captain engineer engineers"
    " inspectorate inspector operator board bank regulator watchdog panel king queen prince pope"
    " bishop candidate rival rivals opponents operative intelligence administration service"
    " services state regime coast spokespeople tribunal ombudsman coroner wire notice bulletin"
    " transcript memo communique release book website site blog post dispatch account accounts"
    " militia junta coordinator representative commissioner treasurer adviser charity airline"
    " brokerage consultancy railway museum trust fund club federation alliance society lender"
    " insurer carmaker retailer shipyard contractor publisher"
)
# Forms of crediting verbs that are nouns or adjectives as often.
HOMOGRAPHS = frozenset(
    """report reports claim claims plan plans order orders call calls view views find finds show
    shows issue issues release releases post posts project projects count counts air offer
    offers aim aims hope hopes fear fears want wants see note notes comment comments statement
    answer answers remark remarks request requests demand demands concern concerns state
    states term terms label labels brand brands command commands charge charges estimate
    estimates forecast forecasts doubt doubts promise promises threat pledge pledges vow vows
    desire wish guess hint hints reply commit signal signals detail details direct welcome
    praise blame appeal appeals float study warning worry worries question questions quote
    quotes tweet tweets joke jokes boast understanding saying meaning finding findings feeling
    holding showing hearing planning offering posting briefing recording dispute
    disputes shout shouts chant chants whisper whispers
    fume fumes gripe gripes""".split()
)
