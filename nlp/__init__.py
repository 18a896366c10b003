"""The text-mining core: lists and arrays in, frozen values out."""
