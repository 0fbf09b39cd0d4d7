"""What is recorded of the steps of a meeting, and what someone is told who is refused one."""


def steps(meeting):
    return list(meeting.events.values_list("kind", "dated", "reason"))


def said(caught):
    return caught.value.messages
