"""An offer as it is suggested to somebody, for a youth and for a profile alike."""
