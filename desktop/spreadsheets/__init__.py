"""Workbooks for funders: the only room that knows Excel."""
