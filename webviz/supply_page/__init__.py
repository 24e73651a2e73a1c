"""The page of the supply: what there is for which stage and area, and where there is nothing; it needs no youth."""
