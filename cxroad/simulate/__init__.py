"""Many runs of a plan, each with durations of its own, and what they say together."""
