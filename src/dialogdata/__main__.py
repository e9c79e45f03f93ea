"""``python -m dialogdata``."""

from dialogdata.cli import main

if __name__ == "__main__":
    main()
