"""Articles that several rules rest on, as their pages name them."""

from __future__ import annotations

STEPS = '"Big Bang vs Crawl, Walk, Run" (2022)'
"""Value step by step, each step part of one long vision."""

FRANZ = "Annette Franz on why experience programmes stall"
"""Leadership, governance, change fatigue, employees first."""

PENNINGTON = "Alan Pennington on large CX programmes"
"""Many small things done by many people, and never one great change."""

MSP = "Managing Successful Programmes"
"""The British government's guide to programmes and their benefits."""
