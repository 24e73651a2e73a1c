"""The pages of an organisation, an offer and a person."""
