"""What all pictures share: SVG as text, how wide words are, where things have room, colours, the steps of a scale.

It knows nothing of what is drawn.
"""
