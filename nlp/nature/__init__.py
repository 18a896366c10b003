"""What a passage is: a constat, a proposition or neither; of what, by whom, for or against."""
