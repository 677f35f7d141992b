"""What a step's page is made of: fields of one record, lists of records, letters, papers."""
