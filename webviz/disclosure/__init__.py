"""What managers see of counts: figures behind which there are few youths are hidden, with those that would give them away."""
