"""Make two rounds of groups of those who are in, with faces as new as can be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from lchost.cli.rehearsal.day import Day, some
from lchost.cli.rehearsal.readback import joined
from lchost.grouping import rounds, seat_list, suggesting
from lchost.paper import round_papers
from lchost.roster import tables

ROUNDS = 2


def mix(day: Day) -> str:
    """Make the rounds, and write groups.csv and groups.pdf."""
    inside = day.tally.inside()  # who went out and did not come back sits in no group
    wishes = suggesting.suggest(day.workshop_id, inside)
    for number in range(ROUNDS):
        now = datetime.now(UTC)
        made = rounds.make(day.workshop_id, replace(wishes, seed=day.seed + number), now)[0]
        day.rounds.append(made)
    header, *rows = seat_list.rows(day.rounds)
    csv_file = day.out / "groups.csv"
    tables.write_table(csv_file, header, rows)
    day.made.append(csv_file)
    day.write("groups.pdf", joined([round_papers.group_list(made).pdf for made in day.rounds]))
    day.check("people in groups.csv", len(inside), len(rows))
    day.report["rounds"] = [_figures(day, made, inside) for made in day.rounds]
    again = day.tally.met_again(*day.rounds)
    day.report["met_again"] = again
    sizes = day.report["rounds"][0]["sizes"]
    return (
        f"Mixed {some(len(inside), 'person', 'people')} into {some(len(sizes), 'group')} of"
        f" {_span(sizes)}, twice; {some(again, 'pair meets', 'pairs meet')} again."
    )


def _figures(day: Day, round_id: int, inside: list[int]) -> dict[str, object]:
    """Check one round against the file, and return its figures."""
    (listed,) = (row for row in rounds.listing(day.workshop_id) if row.id == round_id)
    placed, sizes = day.tally.placed(round_id), day.tally.group_sizes(round_id)
    day.check(f"who sits in round {listed.number}", inside, placed)
    day.check(f"groups of round {listed.number}", listed.groups, len(sizes))
    day.check(f"seats of round {listed.number}", listed.people, sum(sizes))
    day.check(f"even sizes in round {listed.number}", True, max(sizes) - min(sizes) <= 1)
    return {
        "number": listed.number,
        "people": len(placed),
        "groups": len(sizes),
        "sizes": sizes,
        "percent": listed.percent,
    }


def _span(sizes: list[int]) -> str:
    small, large = min(sizes), max(sizes)
    return str(small) if small == large else f"{small} or {large}"
