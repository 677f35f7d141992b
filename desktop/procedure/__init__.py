"""Where a control stands: steps, gates, advice and clocks, from a case and the law's data."""
