"""What a learner who solves the case must not meet before its time, looked for in the built site."""

from casebook.spoilers.scan import check_settings, scan_site

__all__ = ["check_settings", "scan_site"]
