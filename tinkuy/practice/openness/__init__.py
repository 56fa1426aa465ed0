"""What each country lets everybody read of its answer: nothing until its own focal point says otherwise."""
