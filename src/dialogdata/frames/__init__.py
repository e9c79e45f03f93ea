"""Tables → pandas frames. The only place that imports pandas."""
