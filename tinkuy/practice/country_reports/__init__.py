"""What one country made of the recommendations: on two printed pages, and in its own report back."""
