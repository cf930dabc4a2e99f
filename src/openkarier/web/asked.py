"""A form whose errors were found elsewhere: it keeps whatever was typed and puts each sentence beside its field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.utils import ErrorDict, ErrorList


class Asked(forms.Form):
    """`wrong`: field -> sentence; a name that is no field of the form stands on top."""

    use_required_attribute = False

    def __init__(self, typed: Mapping[str, Any] | None = None, wrong: Mapping[str, str] | None = None) -> None:
        super().__init__(data=typed or {})
        self._wrong = dict(wrong or {})

    def full_clean(self) -> None:
        """Replace Django's checks by the sentences that were found."""
        self._errors = ErrorDict()
        for name, sentence in self._wrong.items():
            key = name if name in self.fields else "__all__"
            self._errors.setdefault(key, ErrorList(error_class="errorlist")).append(sentence)


def area(rows: int, most: int = 4_000) -> forms.Textarea:
    """A box of lines."""
    return forms.Textarea(attrs={"rows": rows, "maxlength": most})


def whole(text: str) -> int:
    """A small whole number that was typed; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
