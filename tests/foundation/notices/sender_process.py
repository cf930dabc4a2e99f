"""A sender of its own process for the crash test: `sender_process.py prepare N | work | finish`."""

from __future__ import annotations

import sys

import django


def main(act: str, *words: str) -> None:
    django.setup()
    from foundation.notices import crew

    getattr(crew, act)(*words)


if __name__ == "__main__":
    main(*sys.argv[1:])
