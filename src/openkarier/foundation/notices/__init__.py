"""Notices: messages that a person reviews before they leave; each person, event and channel gets one.

`operations.draft` puts a batch in the outbox, a person releases it; `operations.notify` is for the one message that
follows from the reader's own act (a receipt). The inbox is part of the release; e-mail goes through a job.
"""
