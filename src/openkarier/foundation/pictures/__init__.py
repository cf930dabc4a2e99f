"""Pictures that say something: pure builders of charts, drawn by ECharts on the server, the page and the paper.

Knows nothing of careers. A builder takes figures and returns a Chart; `svg` draws it for a page, `print_svg` for paper.
"""

from openkarier.foundation.pictures.bars import bars, histogram
from openkarier.foundation.pictures.chart import Chart, Table
from openkarier.foundation.pictures.drawing import print_svg, svg
from openkarier.foundation.pictures.flows import sankey
from openkarier.foundation.pictures.heat import Step, heatmap
from openkarier.foundation.pictures.lines import lines
from openkarier.foundation.pictures.points import Area, Axis, Point, scatter
from openkarier.foundation.pictures.radar import radar

__all__ = [
    "Area",
    "Axis",
    "Chart",
    "Point",
    "Step",
    "Table",
    "bars",
    "heatmap",
    "histogram",
    "lines",
    "print_svg",
    "radar",
    "sankey",
    "scatter",
    "svg",
]
