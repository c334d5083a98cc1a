"""Reading HTML from anywhere: in linear time, with limits, trusting none of it."""
