"""Why a verb of this stage did nothing: a sentence for the person."""


class TalentRefused(ValueError):
    """The act cannot be done now; the message says what, why and what to do."""
