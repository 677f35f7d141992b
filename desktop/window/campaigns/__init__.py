"""The page of campaigns: the same control over several institutions."""
