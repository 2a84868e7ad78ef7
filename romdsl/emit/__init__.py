"""The door for targets: all that they may import besides the model and the program."""
