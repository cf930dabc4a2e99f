"""Talent: nine boxes from dated evidence by a versioned formula, what would lift a box, the pool and its successors.

Scores are integers in millionths of a point (weight in hundredths of a percent times points in hundredths), so that a
boundary is met exactly and one person and a column of all agree to the last digit.
"""

from openkarier.core.talent.boxes import BOX, LEVEL_WORDS, POOL, UNIT, Level, Standing, boxes_between, levels_of
from openkarier.core.talent.formula import DEFAULT, Formula, FormulaRefused, Rubric
from openkarier.core.talent.parts import BY_CODE, KINERJA, PARTS, POTENSIAL, Part
from openkarier.core.talent.scoring import AxisScore, Score, score

__all__ = [
    "BOX",
    "BY_CODE",
    "DEFAULT",
    "KINERJA",
    "LEVEL_WORDS",
    "PARTS",
    "POOL",
    "POTENSIAL",
    "UNIT",
    "AxisScore",
    "Formula",
    "FormulaRefused",
    "Level",
    "Part",
    "Rubric",
    "Score",
    "Standing",
    "boxes_between",
    "levels_of",
    "score",
]
