"""Jobs: long work in a queue that lives in the database.

`operations.enqueue` inside your transaction puts work in the queue; a handler named in `config/jobs.py` does it and
tells its `Task` how far it is; `openkarier worker` runs it, again after a crash, and its effects count once.
"""
