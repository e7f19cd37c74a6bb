"""Articles that several rules rest on, as their pages name them."""

from __future__ import annotations

STEPS = '"Big Bang vs Crawl, Walk, Run" (2022)'
"""Value step by step, each step part of one long vision."""

FRANZ = "Annette Franz on why experience programmes stall"
"""Leadership, governance, change fatigue, employees first."""

PENNINGTON = "Alan Pennington on large CX programmes"
"""Many small things done by many people, and never one great change."""

VAN_BELLEGHEM = "Steven Van Belleghem on how to win leaders for customers"
"""The heart first, the numbers second."""

RESPONSIBLE = '"Who is responsible for customer experience" (Polish, on a CX team left alone)'
"""Much talk and celebration, no results, and then a culprit."""

MSP = "Managing Successful Programmes"
"""The British government's guide to programmes and their benefits."""
