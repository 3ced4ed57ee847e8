"""The back office: agents write, translate, check, publish. In French; never kept by a cache."""
