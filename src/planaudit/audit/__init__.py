"""audit: from a Reading and a Pack to ratings, each with the quotations that decided it."""
