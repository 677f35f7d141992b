"""Where a control stands: steps, gates, advice and clocks, computed from a case and the law's data."""
