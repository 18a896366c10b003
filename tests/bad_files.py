"""Files such as arrive by mistake or by malice, each made as its own kind of software makes it."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import docx
import msoffcrypto
import openpyxl
import pypdf

TEXTS = (
    "Il faudrait davantage de patrouilles à pied le soir autour de la gare",
    "Les rodéos de motos nous empêchent de dormir tous les week-ends d'été",
    "Mieux éclairer le chemin de l'école, on n'y voit rien l'hiver",
    "Plus de dialogue entre la police municipale et les jeunes du quartier",
    "Les trottoirs sont encombrés de voitures mal garées devant le collège",
)
HEADER = "id;Votre avis;Département"
PLENTY_OF_ZEROS = 120_000_000


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that cannot be used: its name, its bytes, and what its sender must be told."""

    name: str
    content: bytes
    slug: str
    told: tuple[str, ...]


def table(*more: str, header: str = HEADER) -> bytes:
    """Return a CSV of five good answers from the Aisne, then the lines given."""
    rows = [f"a{place};{text};02" for place, text in enumerate(TEXTS)]
    return "\n".join([header, *rows, *more, ""]).encode()


def lines(header: str, rows: Iterable[str]) -> bytes:
    """Return a CSV."""
    return "\n".join([header, *rows, ""]).encode()


def workbook() -> bytes:
    """Return an XLSX of five good answers."""
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for row in [HEADER.split(";"), *([f"a{n}", text, "02"] for n, text in enumerate(TEXTS))]:
        book.worksheets[0].append(row)
    book.save(stream)
    return stream.getvalue()


def protected_workbook() -> bytes:
    """Return the same, closed by a password."""
    stream = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(workbook())).encrypt("mot de passe", stream)
    return stream.getvalue()


def bomb() -> bytes:
    """Return a workbook of some hundred kilobytes that grows a thousand times when opened."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as grown:
        with zipfile.ZipFile(io.BytesIO(workbook())) as book:
            for name in book.namelist():
                grown.writestr(name, book.read(name))
        grown.writestr("xl/media/image1.bin", bytes(PLENTY_OF_ZEROS))
    return stream.getvalue()


def truncated_minutes() -> bytes:
    """Return minutes whose download stopped before the end."""
    document, stream = docx.Document(), io.BytesIO()
    for text in TEXTS:
        document.add_paragraph(text, style="List Bullet")
    document.save(stream)
    return stream.getvalue()[:-600]


def scanned_minutes() -> bytes:
    """Return a PDF of one page without any text."""
    pages, stream = pypdf.PdfWriter(), io.BytesIO()
    pages.add_blank_page(595, 842)
    pages.write(stream)
    return stream.getvalue()


def _pairs() -> Iterable[str]:
    for n in range(20):
        yield f"{TEXTS[n % 5]} numéro {n};{TEXTS[(n + 1) % 5]} au numéro {n}"


def refused() -> Mapping[str, Refused]:
    """Return the files that cannot be used, by what is wrong with them."""
    png = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
    # 0x81 and 0x8d mean nothing in Windows-1252, nor do they follow each other in UTF-8.
    garbled = table() + b"a9;\x81\x8d\x8f\x90\x9d \xff\xfe;02\n" * 5
    return {
        "empty file": Refused("vide.csv", b"", "fichier-vide", ("vide", "Refaites l'export")),
        "header only": Refused(
            "entete.csv", lines(HEADER, ()), "en-tete-seul", ("« Votre avis »", "aucune réponse")
        ),
        "binary renamed": Refused(
            "reponses.csv", png, "fichier-binaire", ("une image PNG", "Formats lus : CSV")
        ),
        "password": Refused(
            "secret.xlsx", protected_workbook(), "classeur-protege", ("mot de passe", "copie")
        ),
        "truncated minutes": Refused(
            "reunion.docx", truncated_minutes(), "fichier-tronque", ("incomplet", "de nouveau")
        ),
        "zip bomb": Refused(
            "bombe.xlsx", bomb(), "archive-suspecte", ("120 Mo", "n'a pas été ouvert")
        ),
        "scanned pdf": Refused(
            "scan.pdf", scanned_minutes(), "pdf-sans-texte", ("pas de texte", "reconnaissance")
        ),
        "undecodable bytes": Refused(
            "octets.csv", garbled, "texte-indechiffrable", ("ligne 7", "« CSV UTF-8 »")
        ),
        "no text column": Refused(
            "codes.csv", lines("code;nombre", ("1;2", "3;4")), "aucun-texte",
            ("« code », « nombre »", "--map text="),
        ),
        "two candidates": Refused(
            "deux.csv", lines("Avis;Commentaire", _pairs()), "colonne-ambigue",
            ('--map text="Avis"', '--map text="Commentaire"'),
        ),
        "duplicate headers": Refused(
            "doubles.csv", lines("Avis;Avis", _pairs()), "colonne-ambigue",
            ('--map text="Avis"', '--map text="Avis (2)"'),
        ),
        "malformed json": Refused(
            "coupe.json", b'[{"avis": "Plus de bancs"},\n {"avis": oui}]', "json-mal-forme",
            ("ligne 2, colonne 11", "reçu « o »", "attendu une valeur", "Corrigez cet endroit"),
        ),
        "malformed json lines": Refused(
            "coupe.jsonl", b'{"avis": "Plus de bancs\n{"avis": \n', "json-mal-forme",
            ("ligne 1, colonne 24", "le guillemet droit", "Corrigez cet endroit"),
        ),
        "all rows blank": Refused(
            "blancs.csv", lines(HEADER, [" ; ; "] * 20), "lignes-vides", ("20 lignes", "feuille")
        ),
    }  # fmt: skip
