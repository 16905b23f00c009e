"""The reports of an invented story: a ferry hits a breakwater."""

from headwater.model import ZoneKind
from tests.dossier.drafting import report

OFFICE = report(
    "y1_office",
    "PORT YSMERE -- The ferry Calla may have struck the east breakwater at 05:12 this morning, "
    "the Ysmere Harbour Office regrets to say. At least 30 passengers were hurt.\n\n"
    "“We have asked the owner to lay up her two sister ships,” harbour master Odo Winn said. "
    "The cause is not known.",
    title="Notice on the ferry Calla",
    outlet="Ysmere Harbour Office (official)",
    published="2041-02-03T06:30",
)
WIRE = report(
    "y2_wire",
    "PORT YSMERE, Feb. 3 (Tern) - The ferry Calla may have struck the east breakwater on Sunday, "
    "the harbour office said. At least 30 passengers were hurt, it said.\n\n"
    "Harbour master Odo Winn said he had asked the owner to lay up the two sister ships. "
    "Two crew members said the radar had been out of order since January.\n\n"
    "(Reporting by Nell Askew)",
    title="Ferry may have hit breakwater at Port Ysmere, office says",
    outlet="Tern Agency (wire)",
    published="2041-02-03T08:05",
    byline="Nell Askew",
    zones=[
        (ZoneKind.TEXT_CREDIT, "PORT YSMERE, Feb. 3 (Tern) -"),
        (ZoneKind.TEXT_CREDIT, "(Reporting by Nell Askew)"),
    ],
)
COPY = report(
    "y3_copy",
    "The ferry Calla may have struck the east breakwater on Sunday, the harbour office said. "
    "At least 30 passengers were hurt, it said.\n\nPhoto: Ivo Marsh / Tern\n\n"
    "Two crew members said the radar had been out of order since January.",
    title="Ferry hits breakwater",
    outlet="coastpost.example",
    published="2041-02-03T09:10",
    url="https://coastpost.example/calla",
    zones=[(ZoneKind.PHOTO_CREDIT, "Photo: Ivo Marsh / Tern")],
)
HOSPITAL = report(
    "y4_clinic",
    "The Saint Orme Clinic treated 52 passengers of the ferry Calla on Sunday. "
    "“Every number here is from our own book,” said Dr Lena Faber.",
    title="Information from the clinic",
    outlet="Saint Orme Clinic (official)",
    published="2041-02-03T10:00",
)
REWRITE = report(
    "y5_rewrite",
    "The ferry Calla struck the east breakwater on Sunday morning. According to officials, "
    "30 passengers were hurt. Its radar had failed weeks ago. “I asked the owner to lay up the "
    "two sister ships,” Odo Winn revealed.",
    title="Ferry crash: radar had failed",
    outlet="seaside24.example",
    published="2041-02-03T12:40",
)
GUARD = report(
    "y6_guard",
    "Our radar station logged the ferry Calla stopping dead at the east breakwater at 05:12, the "
    "Coast Watch of Ysmere said. The log was made by our own instruments.",
    title="Log extract",
    outlet="Coast Watch (official)",
    published="2041-02-03T11:15",
)
ROUNDUP = report(
    "y7_roundup",
    "Thirty passengers were hurt when the ferry Calla smashed into the east breakwater. "
    "Experts believe its radar had failed weeks ago. The owner has laid up two sister ships.\n\n"
    "The ferry Brill enters the port, June 9, 2038.",
    title="What we know about the Calla",
    outlet="glancenews.example",
    published="2041-02-04T07:00",
    zones=[(ZoneKind.CAPTION, "The ferry Brill enters the port, June 9, 2038.")],
)
REPORTS = (OFFICE, WIRE, COPY, HOSPITAL, GUARD, REWRITE, ROUNDUP)
