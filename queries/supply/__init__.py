"""What there is for youths, and where there is nothing: asked of the map alone, whether there are youths in it or not."""
