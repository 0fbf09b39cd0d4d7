"""Which pages can be left at once with one button, because reading them may put someone at risk (ACC-09, ACC-10)."""

from django.db.models import Q

from groups.models import AdvisoryGroup, Theme
from iag_registry.lib.audiences import Audience


def is_to_be_left_quickly(*, group_key: str, theme_key: str, audience: Audience) -> bool:
    """Whether staff marked this group, a theme that it ever had, or this theme; False for what may not be known of.

    A theme counts also on days before and after the group had it: too many buttons do less harm than one too few. One
    query.
    """
    if theme_key:
        return Theme.objects.filter(key=theme_key, exit_this_page=True).exists()
    marked = Q(exit_this_page=True) | Q(themes__theme__exit_this_page=True)
    return AdvisoryGroup.objects.visible_to(audience).filter(marked, key=group_key).exists()
