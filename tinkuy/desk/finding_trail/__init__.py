"""The trail of a finding: from what was said to what it caused."""
