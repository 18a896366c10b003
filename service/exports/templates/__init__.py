"""The templates shipped with the project, and the program that makes them."""

from pathlib import Path

FOLDER = Path(__file__).parent
SHIPPED = {".docx": FOLDER / "synthese.docx", ".odt": FOLDER / "synthese.odt"}
"""Template by the end of the name of the document."""
