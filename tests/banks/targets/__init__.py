"""Item banks as the targets write them."""
