"""Bounds, denominators and divisions of all scores: what `lower` writes down as a program."""

from __future__ import annotations

from .plan import Plan, PlanFault, make_plan

__all__ = ["Plan", "PlanFault", "make_plan"]
