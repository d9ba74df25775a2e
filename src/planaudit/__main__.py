"""Lets `python -m planaudit` do what the command `planaudit` does."""

from planaudit.cli import main

if __name__ == "__main__":
    main()
