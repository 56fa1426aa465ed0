"""Reports for a donor: one session on a page, a cycle on two. Read on the site, printed, or taken away as PDF."""

from .content import Report
from .of_cycle import cycle_report
from .of_session import session_report
from .pdf import report_pdf

__all__ = ["Report", "cycle_report", "report_pdf", "session_report"]
