"""What has to hold when everything has come to rest, whatever was killed when."""

import creatio

LINK = "View session in OpenCX"


def violations(site, visitors, rep):
    """What does not hold, each as a sentence; empty where all is well."""
    found = []
    for visitor in visitors:
        found += of_case(site, visitor)
        found += of_replies(visitor, rep.said[visitor.name])
    return found


def of_case(site, visitor):
    notes = creatio.rows(
        site, "Activity", filter=f"contains(Notes,'{visitor.session}')", select="CaseId"
    )
    cases = {row["CaseId"] for row in notes}
    if len(cases) != 1:
        return [f"{visitor.name} has {len(cases)} cases"]
    case = cases.pop()
    activities = creatio.rows(
        site,
        "Activity",
        filter=f"Case/Id eq {case}",
        orderby="CreatedOn,StartDate",
        select="Id,Title,Notes,CreatedOn",
    )
    if LINK not in activities[0]["Notes"]:
        return [f"the first activity of {visitor.name} has no session link"]
    own = [row["Notes"] for row in activities if row["Title"].startswith("Visitor ")]
    if own == visitor.acknowledged:
        return []
    return [
        f"{visitor.name} had {len(visitor.acknowledged)} messages acknowledged and the case has "
        f"{len(own)}: {difference(visitor.acknowledged, own)}"
    ]


def of_replies(visitor, said):
    seen = visitor.replies()
    if sorted(seen) == sorted(said):
        return []
    return [
        f"{visitor.name} was answered {len(said)} times and reads {len(seen)} replies: "
        f"{difference(sorted(said), sorted(seen))}"
    ]


def difference(expected, actual):
    """The first place where two lists part."""
    for place in range(max(len(expected), len(actual))):
        left = expected[place] if place < len(expected) else "nothing"
        right = actual[place] if place < len(actual) else "nothing"
        if left != right:
            return f"at {place} '{left}' should stand, and '{right}' does"
    return "no difference"
