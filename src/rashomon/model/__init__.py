"""What trained models stand on: files checked as released, text as word pieces, sessions that run them."""
