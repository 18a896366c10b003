"""Cut contributions into passages."""
