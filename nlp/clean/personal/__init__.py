"""Personal data, masked before anything is analysed or shown."""
