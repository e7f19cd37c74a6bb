"""Customer-experience roadmaps as YAML in git: checked, ordered, scheduled, summarised.

The library is `cxroad.api`:

    from datetime import date
    from cxroad.api import load

    project = load("roadmaps/acme.yaml", today=date(2027, 1, 11))
    project.lint().findings
    project.plan.schedule.finish
    project.forecast().end.p80
"""

__version__ = "0.1.0"
