"""The images of a sheet: drawn anew, with their words, rights and the consent of who is seen."""
