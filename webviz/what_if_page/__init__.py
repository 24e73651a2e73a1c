"""The page of what-if: something is taken away or added in thought, and what that changes is told; nothing is stored."""
