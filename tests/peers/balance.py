"""Computes every tie's measures, and the network's, from the JSON of the whole book alone.

Usage: balance.py BOOK.json YYYY-MM-DD, as docs/measures.md and
docs/export-json.md tell it; it shares nothing with the program. Prints one
JSON object: in "ties" the measures and the turn, by uid; in "network" what was
given, taken and answered, in all and by each part of it.
"""

import json
import sys
from datetime import date, timedelta

SIZES = {"nothing": 0, "five_minutes": 1, "an_hour": 2, "half_a_day": 4, "days": 8, "life_changing": 16}


def stands_for(on, recorded):
    """The day that stands for a date which may be a month or a year alone."""
    parts = [int(part) for part in on.lstrip("~").split("-")]
    first = date(*(parts + [1, 1])[:3])
    if len(parts) == 3:
        return first
    middle = first.replace(day=15) if len(parts) == 2 else first.replace(month=7)
    return min(middle, recorded) if first <= recorded else middle


def written(favour):
    """The day on which its status was last written down."""
    days = [event["written_on"] for event in favour["events"] if event.get("status")]
    return date.fromisoformat(max(days))


def entries(book):
    me = book["owner"]["uid"]
    answered, carried_on = set(), set()
    for favour in book["favours"]:
        if favour["status"] == "done":
            answered.update(link["favour"] for link in favour["links"])
            carried_on.update(link["favour"] for link in favour["links"] if link["kind"] != "thanks")
    for favour in book["favours"]:
        givers = [p for p in favour["parties"] if p["role"] == "giver"]
        helped = [p for p in favour["parties"] if p["role"] == "beneficiary"]
        if givers and givers[0]["person"] == me:
            between = [("given", p["person"], p["value"]) for p in helped]
        else:
            value = [p["value"] for p in helped if p["person"] == me]
            between = [("taken", givers[0]["person"], value[0])] if value and givers else []
        between += [("given", person, None) for person in askers_beside(favour, me, givers, helped)]
        for way, person, value in between:
            if is_not_waited_for(favour, way, person, me):
                continue
            cost = SIZES[favour["cost"]]
            yield person, {
                "way": way,
                "status": favour["status"],
                "day": stands_for(favour["on"], written(favour)),
                "cost": cost / len(helped),
                "value": cost if value is None else SIZES[value],
                "kind": favour["kind"],
                "answered": favour["uid"] in answered,
                "carried_on": favour["uid"] in carried_on,
            }


def askers_of(favour, me):
    return [p["person"] for p in favour["parties"] if p["role"] == "asked_by" and p["person"] != me]


def askers_beside(favour, me, givers, helped):
    """Who asked me for others, while it is open."""
    if favour["status"] not in ("asked", "promised") or not givers or givers[0]["person"] != me:
        return []
    return [asker for asker in askers_of(favour, me) if asker not in [p["person"] for p in helped]]


def is_not_waited_for(favour, way, person, me):
    """By the one person, while it is open."""
    if favour["status"] not in ("asked", "promised"):
        return False
    said = {p["person"]: p.get("consent") for p in favour["parties"] if p["role"] in ("beneficiary", "introduced")}
    is_introduction = favour["kind"] == "introduction"
    if is_introduction and "declined" in said.values():
        return True
    if way == "taken" or favour["status"] == "promised":
        return False
    askers = askers_of(favour, me)
    return person not in askers if askers else is_introduction and said.get(person) != "agreed"


def counts(tie):
    return tie["status"] == "done" and (tie["cost"], tie["value"]) != (0, 0)


def faded(tie, settings, today):
    return 2 ** (-max((today - tie["day"]).days, 0) / settings["half_life_days"])


def measures(ties, settings, today):
    sums = {"given": [0.0, 0.0], "taken": [0.0, 0.0]}
    count = {"given": 0, "taken": 0}
    for tie in ties:
        if not counts(tie):
            continue
        decay = faded(tie, settings, today)
        sums[tie["way"]][0] += tie["cost"] * decay
        sums[tie["way"]][1] += tie["value"] * decay
        count[tie["way"]] += 1
    given, taken = sum(sums["given"]) / 2, sum(sums["taken"]) / 2
    ends = [sums["given"][lens] - sums["taken"][lens] for lens in (0, 1)]
    known = count["given"] + count["taken"]
    both = given + taken
    lean = (given - taken) / (both + settings["damping_tenths"] / 10) if known else None
    return {
        "given": given,
        "taken": taken,
        "balance": given - taken,
        "low": min(ends),
        "high": max(ends),
        "given_count": count["given"],
        "taken_count": count["taken"],
        "reciprocity": 2 * min(given, taken) / both if both > 0 else None,
        "lean": lean,
        "turn": turn(ties, lean, known, settings["target_percent"] / 100, today),
    }


def turn(ties, lean, known, target, today):
    theirs = [tie["day"] for tie in ties if tie["way"] == "taken" and tie["status"] in ("asked", "promised")]

    def waits_for_thanks(tie):
        if tie["way"] != "taken" or tie["status"] != "done" or tie["kind"] == "thanks" or tie["answered"]:
            return False
        end = tie["day"] + timedelta(days=30)
        return tie["day"] <= today and (today <= end or any(day <= end for day in theirs))

    stands = {(tie["way"], tie["status"]) for tie in ties}
    if {("given", "asked"), ("given", "promised")} & stands or any(map(waits_for_thanks, ties)):
        return "mine"
    if {("taken", "asked"), ("taken", "promised")} & stands:
        return "theirs"
    if known < 4:
        return "too_little_to_tell"
    if lean < target - 0.25:
        return "mine"
    return "nothing_needed" if lean > target + 0.25 else "even"


def is_communal(person):
    if person["tie"]:
        return person["tie"] == "communal"
    return person["circle"] in ("core", "close")


def network(book, ties, today):
    """Given, taken and answered weight, of all and by each part; communal ties are in none of them."""
    settings = book["settings"]
    people = {person["uid"]: person for person in book["people"]}
    parts = {"all": {}, "circle": {}, "area": {}, "group": {}, "kind": {}, "year": {}}
    for uid, tie in ties:
        person = people[uid]
        if not counts(tie) or (is_communal(person) and not settings["numbers_for_close"]):
            continue
        names = {
            "all": [""],
            "circle": [person["circle"] or ""],
            "area": person["areas"] or [""],
            "group": person["tags"] or [""],
            "kind": [tie["kind"]],
            "year": [str(tie["day"].year)],
        }
        weight = (tie["cost"] + tie["value"]) / 2 * faded(tie, settings, today)
        for by, all_names in names.items():
            for name in all_names:
                part = parts[by].setdefault(name, {"given": 0.0, "taken": 0.0, "answered": 0.0})
                part[tie["way"]] += weight
                if tie["way"] == "taken" and tie["carried_on"]:
                    part["answered"] += weight
    return parts


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        book = json.load(file)
    ties = list(entries(book))
    by_person = {}
    for person, tie in ties:
        by_person.setdefault(person, []).append(tie)
    today = date.fromisoformat(sys.argv[2])
    told = {uid: measures(ties, book["settings"], today) for uid, ties in by_person.items()}
    json.dump({"ties": told, "network": network(book, ties, today)}, sys.stdout)


main()
