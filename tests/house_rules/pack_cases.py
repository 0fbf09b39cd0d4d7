"""Both sides of each constraint of replies: what they withhold, how they are released, and the disclosure log."""

from collections.abc import Callable
from datetime import date
from typing import Any

from foi.models import Withholding
from tests import factories as make
from tests.factories.packs import A_MOMENT, CHECKSUM
from tests.house_rules.pairs import of_first, second

FACTORIES: dict[str, Callable[[], Any]] = {
    "Exemption": make.make_exemption,
    "FrozenAnswer": make.make_frozen_answer,
    "LogEntry": make.make_log_entry,
    "LogEntryGroup": make.make_log_entry_group,
    "LogEntryTheme": make.make_log_entry_theme,
    "LogRelease": make.make_log_release,
    "Pack": make.make_pack,
    "PackAnswer": make.make_pack_answer,
    "PackFile": make.make_pack_file,
    "PackMinutes": make.make_pack_minutes,
    "Withholding": make.make_withholding,
    "WithholdingGround": make.make_ground,
    "WrittenReply": make.make_written_reply,
}


def a_user(_: Any) -> Any:
    return make.make_user()


def a_part(_: Any) -> Any:
    return make.make_question_part()


def an_answer(_: Any) -> Any:
    return make.make_frozen_answer()


def handed_over_pack() -> Any:
    return make.make_pack(state="checked")


def released_packs() -> Any:
    """A draft beside a released reply to the same request, with another version."""
    first = make.make_pack(state="released")
    other = make.make_pack(request=first.request, version=2)
    other.first_row = first
    return other


def two_places() -> Any:
    answer, pack = make.make_frozen_answer(), make.make_pack()
    first = make.make_withholding(pack=pack, answer=answer, place="sentence")
    other = make.make_withholding(pack=pack, answer=answer, place="caveats/0")
    other.first_row = first
    return other


def place_in_an_answer() -> Withholding:
    return make.make_withholding(answer=make.make_frozen_answer(), place="sentence")


def two_grounds() -> Any:
    withholding, exemption = make.make_withholding(), make.make_exemption()
    first = make.make_ground(withholding=withholding, exemption=exemption, limb="(a)")
    other = make.make_ground(withholding=withholding, exemption=exemption, limb="(b)")
    other.first_row = first
    return other


HANDED_OVER = {"handed_over_by": a_user, "handed_over_at": A_MOMENT, "handed_over_sha256": CHECKSUM}
RELEASED = {"released_by": a_user, "released_at": A_MOMENT, "dated": date(2022, 6, 30), "archive_sha256": CHECKSUM}
WEIGHED = {"interest_for": "For.", "interest_against": "Against.", "balance": "Balance."}

SIDES: dict[str, tuple[Any, ...]] = {
    "foi_exemption_ncnd_whole": (
        {"ncnd_provision": "31(3)", "ncnd_reason": "It would tell."},
        {"ncnd_provision": "31(3)"},
    ),
    "foi_frozenanswer_never_restricted": ({"audience": "staff"}, {"audience": "restricted"}),
    "foi_frozenanswer_has_checksum": ({"sha256": "f" * 64}, {"sha256": "F" * 64}),
    "foi_pack_state_known": ({"state": "checked", **HANDED_OVER}, {"state": "x", **HANDED_OVER}),
    "foi_pack_version_once": ({}, {"version": of_first("version")}, released_packs),
    "foi_pack_one_at_a_time": (
        {"request": lambda row: make.make_request()},
        {"request": of_first("request"), "version": 2},
        second(make.make_pack),
    ),
    "foi_pack_version_from_one": ({"version": 1}, {"version": 0}),
    "foi_pack_correction_has_reason": (
        {"corrects": of_first("pk"), "reason": "A row was missing."},
        {"corrects": of_first("pk")},
        released_packs,
    ),
    "foi_pack_handed_over_whole": ({"state": "checked", **HANDED_OVER}, {"state": "checked"}),
    "foi_pack_released_whole": ({"state": "released", **RELEASED}, {"state": "released"}, handed_over_pack),
    "foi_pack_released_by_another": (
        {"state": "released", **RELEASED},
        {"state": "released", **RELEASED, "released_by": lambda row: row.drafted_by},
        handed_over_pack,
    ),
    "foi_packanswer_once": ({}, {"answer": of_first("answer")}, second(make.make_pack_answer, "pack")),
    "foi_packminutes_once": ({}, {"release": of_first("release")}, second(make.make_pack_minutes, "pack")),
    "foi_writtenreply_once": ({}, {"question": of_first("question")}, second(make.make_written_reply, "pack")),
    "foi_writtenreply_says_something": ({"text": "It is."}, {"text": " \n"}),
    "foi_packfile_name_once": ({"name": "other.txt"}, {"name": of_first("name")}, second(make.make_pack_file, "pack")),
    "foi_packfile_has_checksum": ({"name": "a", "sha256": "f" * 64}, {"name": "b", "sha256": ""}),
    "foi_withholding_of_one_thing": (
        {"part": None, "answer": an_answer, "place": "sentence"},
        {"answer": an_answer, "place": "sentence"},
    ),
    "foi_withholding_place_in_an_answer": ({"place": "warnings/0"}, {"place": ""}, place_in_an_answer),
    "foi_withholding_place_once": ({}, {"place": of_first("place")}, two_places),
    "foi_withholding_neither_of_a_part": (
        {"answer": None, "place": "", "part": a_part, "neither": True},
        {"neither": True},
        place_in_an_answer,
    ),
    "foi_withholding_what_given": ({"what": "Names."}, {"what": " "}),
    "foi_withholdingground_prejudice_known": ({"prejudice": "would"}, {"prejudice": "x"}),
    "foi_withholdingground_once": ({}, {"limb": of_first("limb")}, two_grounds),
    "foi_withholdingground_can_be_relied_on": ({"provision": "31(3)"}, {"provision": ""}),
    "foi_withholdingground_interest_weighed": (
        {"weighs_interest": True, **WEIGHED},
        {"weighs_interest": True, **WEIGHED, "balance": " "},
    ),
    "foi_withholdingground_level_given": ({"needs_level": True, "prejudice": "would"}, {"needs_level": True}),
    "foi_withholdingground_more_given": ({"needs_more": True, "more": "On page 3."}, {"needs_more": True}),
    "foi_withholdingground_why_given": ({"why": "", "why_is_exempt": True}, {"why": ""}),
    "foi_logentry_title_given": ({"title": "Groups in 2022"}, {"title": ""}),
    "foi_logrelease_withdrawn_whole": (
        {"withdrawn_on": date(2022, 8, 1), "withdrawn_by": a_user, "withdrawn_because": "It named someone."},
        {"withdrawn_on": date(2022, 8, 1), "withdrawn_by": a_user},
    ),
    "foi_logentrygroup_once": ({}, {"group": of_first("group")}, second(make.make_log_entry_group, "entry")),
    "foi_logentrytheme_once": ({}, {"theme": of_first("theme")}, second(make.make_log_entry_theme, "entry")),
}
"""What each constraint allows, what it refuses, and where needed how the row is made."""
