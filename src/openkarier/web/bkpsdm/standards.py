"""The standards room at BKPSDM: posts and their standards, defaults, critical posts, dictionary, measures, policy."""

from openkarier.web.bkpsdm.standards_critical import critical, critical_edit
from openkarier.web.bkpsdm.standards_lists import (
    defaults,
    dictionary,
    imports,
    performance,
    performance_end,
    template,
)
from openkarier.web.bkpsdm.standards_policy import decide, index
from openkarier.web.bkpsdm.standards_posts import post, post_edit, posts

__all__ = [
    "critical",
    "critical_edit",
    "decide",
    "defaults",
    "dictionary",
    "imports",
    "index",
    "performance",
    "performance_end",
    "post",
    "post_edit",
    "posts",
    "template",
]
