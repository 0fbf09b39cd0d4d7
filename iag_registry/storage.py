"""Where static files are kept and what they are called."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Static files under names that change with their content, compressed, with the imports of modules renamed too."""

    support_js_module_import_aggregation = True
