"""Personal data, masked before anything is analysed or shown.

What stays, and why: emergency and service numbers (17, 3919, 08…), since they name nobody; streets
without a number, communes and public links, since they are what citizens speak of; offices ("M. le
maire de Soissons"); national figures of `words.PUBLIC_FIGURES`, since contributions judge them in
their public role. A name without title, signature or introduction is not looked for: that would
take the names of streets, schools and laws along.
"""
