"""What the pages of the live dialogue ask for. The actions decide; forms only clean what was typed."""
