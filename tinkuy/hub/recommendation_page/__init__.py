"""The thread of a published recommendation: what is known of it, its steps, and the figure that draws them."""
