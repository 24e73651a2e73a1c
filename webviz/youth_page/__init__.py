"""The pages of youths: the list, one youth's page in groups, and one offer as it stands for a youth."""
