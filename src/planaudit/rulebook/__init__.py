"""rulebook: what a pack's rules say, in words for those who are rated by them or change them."""
