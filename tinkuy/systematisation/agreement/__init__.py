"""A second coding of a stretch, unseen by who coded first, and how far both agree."""
