"""What is said about a measure: findings, their report, and how it is shown."""

from .diagnostic import Because, Edit, Finding, Fix, Rule, Severity
from .report import Report
from .suggest import nearest

__all__ = ["Because", "Edit", "Finding", "Fix", "Report", "Rule", "Severity", "nearest"]
