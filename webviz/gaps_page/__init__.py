"""The page of gaps: what the chain does not carry youths to, why, and the rows behind every figure."""
