"""The counter of visits: opened by its own code, one tap per visit."""
