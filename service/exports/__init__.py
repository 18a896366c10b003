"""Files written for people and programs."""
