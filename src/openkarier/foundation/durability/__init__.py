"""What was acknowledged stays: a database whose settings could lose it is refused at the moment of connecting."""
