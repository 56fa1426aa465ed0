"""The words that sheets are filed under and found by, in the three languages; edit the files of this folder freely."""
