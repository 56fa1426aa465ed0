"""Did those who were there when a thread was left open come back more?"""
