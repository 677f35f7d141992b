"""Speed as ratios within one run. Never part of the tests: a busy machine must not fail a build."""
