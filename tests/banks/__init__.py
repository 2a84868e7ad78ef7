"""Work with a whole bank: what is made of it, by hand calculation and by definitions written another way."""
