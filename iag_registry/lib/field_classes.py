"""How an app declares, for each field of each of its models, what class of audience the field has (DP-01)."""

from iag_registry.lib.audiences import FieldClass

Declaration = dict[str, FieldClass]


def declare(*, public: str = "", personal: str = "", staff: str = "", restricted: str = "") -> Declaration:
    """Field names, with spaces between them, by class; raises ValueError where a field is named twice."""
    declared: Declaration = {}
    named = {
        FieldClass.PUBLIC: public,
        FieldClass.PERSONAL: personal,
        FieldClass.STAFF: staff,
        FieldClass.RESTRICTED: restricted,
    }
    for field_class, names in named.items():
        for name in names.split():
            if name in declared:
                raise ValueError(f"The field “{name}” is declared as {declared[name]} and as {field_class}.")
            declared[name] = field_class
    return declared
