"""What sets the parts of a consultation apart: themes and words."""
