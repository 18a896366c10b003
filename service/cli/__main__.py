"""`python -m service.cli`: the program without its entry point."""

from service.cli.main import main

if __name__ == "__main__":
    main()
