"""Which pages can be left at once with one button, because reading them may put someone at risk (ACC-09, ACC-10)."""

from collections.abc import Collection

from django.db.models import Q

from groups.models import AdvisoryGroup, Theme
from iag_registry.lib.audiences import Audience


def is_to_be_left_quickly(*, group_keys: Collection[str], theme_keys: Collection[str], audience: Audience) -> bool:
    """Whether staff marked one of these groups, a theme that it ever had, or one of these themes.

    False for what may not be known of. A theme counts also on days before and after the group had it: too many buttons
    do less harm than one too few. One query, and none where nothing is asked for.
    """
    if not (group_keys or theme_keys):
        return False
    marked = Q(exit_this_page=True) | Q(themes__theme__exit_this_page=True)
    groups = AdvisoryGroup.objects.visible_to(audience).filter(marked, key__in=group_keys)
    themes = Theme.objects.filter(key__in=theme_keys, exit_this_page=True)
    if group_keys and theme_keys:
        return groups.order_by().values("key").union(themes.order_by().values("key")).exists()
    return groups.exists() if group_keys else themes.exists()
