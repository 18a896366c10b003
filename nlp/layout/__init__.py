"""Places of themes and passages on a sheet, to draw them."""
