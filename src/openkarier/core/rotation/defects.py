"""What can be wrong with a game, said so that a committee understands it."""

from __future__ import annotations


class Defect(ValueError):
    """The input cannot be solved as it stands; `causes` are sentences in Bahasa Indonesia, the smallest set."""

    def __init__(self, headline: str, causes: list[str]) -> None:
        super().__init__(headline)
        self.headline = headline
        self.causes = causes

    def __str__(self) -> str:
        """The headline, then one cause a line."""
        return "\n".join([self.headline, *(f"  - {cause}" for cause in self.causes)])


class BadInput(Defect):
    """The file itself is wrong: malformed, contradictory, or it names what does not exist."""


class Infeasible(Defect):
    """Each statement is fine alone; together they cannot hold. `causes` is irreducible: drop any one and it can."""


class SolverStopped(RuntimeError):
    """The solver ended without a plan and without a proof; the sentence says what to do now."""
