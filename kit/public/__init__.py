"""The public site: what people read, without account, cookie or script."""
