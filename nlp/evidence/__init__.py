"""Why a passage has its theme: the words that weighed most, the nearest exemplar."""
