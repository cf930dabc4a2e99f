"""The kinds of file we read, in the order in which they are imported when several come together."""

from openkarier.gateways.spreadsheet.kinds import people, postings, posts, predicates, results, standards, talent, units
from openkarier.gateways.spreadsheet.kinds.base import Kind

KINDS: tuple[Kind, ...] = (
    units.KIND,
    posts.STRUCTURAL,
    posts.FUNCTIONAL,
    posts.EXECUTING,
    people.KIND,
    postings.KIND,
    predicates.KIND,
    talent.SIMATA,
    talent.AWARDS,
    talent.TEAMS,
    standards.DICTIONARY,
    standards.STANDARD,
)
BY_NAME = {kind.name: kind for kind in (*KINDS, *results.KINDS)}  # those of results are read in a room of their own
