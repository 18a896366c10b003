"""Names of people: after a civility title, in a signature, after "je m'appelle".

Offices and places stay ("M. le maire de Soissons"), and so do the few national figures whom
contributions name in their public role ("M. Macron").
"""

import re

from nlp.clean.rules import Change, Rule, holding, where

PERSON = "[personne]"

OFFICES = frozenset(
    """maire maires adjoint adjointe préfet préfète prefet sous-préfet sous-préfète président
    présidente ministre premier première député députée sénateur sénatrice procureur procureure
    commissaire commandant commandante capitaine colonel général major lieutenant directeur
    directrice conseiller conseillère juge proviseur principal recteur secrétaire ambassadeur
    chef gendarme policier brigadier adjudant curé évêque délégué déléguée représentant tout
    toulemonde propre muscle x y z dupond-moretti""".split()
)
PUBLIC_FIGURES = frozenset(
    """macron philippe castaner hollande sarkozy chirac mitterrand pompidou giscard le-pen mélenchon
    melenchon castex borne véran veran darmanin belloubet buzyn blanquer le-maire nunez lallement
    benalla fillon wauquiez hulot jospin valls collomb""".split()
)
_PLAIN = frozenset(
    """le la les l' l un une des du de d' d et ou mais je tu il elle on nous vous ils elles qui
    que qu' en au aux à pour par sur dans ne est a ont sont était fut se ce cette ces mon ma mes
    votre notre leur si car donc avec sans pas plus était vient dit avez très non oui""".split()
)

_UP, _LOW = "A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸ", "a-zàâäçéèêëîïôöùûüÿœ"
_WORD = rf"[{_UP}](?:[{_LOW}{_UP}'-]+|\.)"
_PARTICLE = r"(?:(?:de la|de|du|des|d'|le|la|van|von|ben|el|al) ?)"
_NAME = rf"(?:{_PARTICLE})?{_WORD}(?:[ -](?:{_PARTICLE})?{_WORD}){{0,3}}"
_TITLE = (
    r"(?:M\.|MM\.|Mrs?\.?|Mmes?\.?|Mlles?\.?|[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|MONSIEUR|MADAME"
    r"|[Mm]essieurs|[Mm]esdames|Maître|[Dd]octeur|Dr\.?|Pr\.?|[Pp]rofesseur|(?:m|mr|mme|mlle)\.?)"
)
_AND = rf"(?: et (?:{_TITLE}))?"
_TITLED = re.compile(rf"(?<![\w\d€])(?<!\d )({_TITLE}{_AND} )({_NAME})")
_TITLED_LOW = re.compile(
    rf"(?<![\w€])(?<!\d )((?:mr|mme|mlle|Mr|Mme|Mlle|M)\.? )([{_LOW}]{{3,}})\b"
)
_INTRODUCED = re.compile(
    rf"(\b(?:[Jj]e m'appell?e|[Mm]on nom est|[Jj]e soussignée?|[Jj]e suis|[Ss]igné ?:?)\s+)"
    rf"({_WORD}(?:[ -](?:{_PARTICLE})?{_WORD}){{1,3}})"
)
_SIGNED = re.compile(
    rf"(\b(?:[Cc]ordialement|[Rr]espectueusement|[Bb]ien à vous|[Ss]alutations(?: distinguées)?"
    rf"|[Mm]erci(?: d'avance| beaucoup)?|[Ss]incèrement|[Dd]ans l'attente)[\s,.;:!-]+)"
    rf"({_WORD}(?:[ -](?:{_PARTICLE})?{_WORD}){{1,3}})(?=[\s.,!]*\Z)"
)
_LAST_LINE = re.compile(rf"(\n-{{0,2}} ?)([{_UP}][{_LOW}'-]+ [{_UP}][{_UP}{_LOW}'-]+)(?=[\s.]*\Z)")


def _mask(pattern: re.Pattern[str]) -> Change:
    """Return a change that keeps the first group and masks the second, when it is a name."""

    def apply(text: str) -> tuple[str, int]:
        changed = 0

        def one(match: re.Match[str]) -> str:
            nonlocal changed
            if not _is_name(match):
                return match.group()
            changed += 1
            return match.group(1) + PERSON

        return pattern.sub(one, text), changed

    return apply


def _is_name(match: re.Match[str]) -> bool:
    words = match.group(2).replace(" ", "-").casefold()
    first = match.group(2).split()[0].strip(".").casefold()
    last = match.group(2).split()[-1].casefold()
    if first in OFFICES or first in _PLAIN:
        return False
    return not {words, first, last} & PUBLIC_FIGURES


_HAS_TITLE = holding(
    *"M. MM. Mr mr Mme mme Mlle mlle onsieur adame ademoiselle MONSIEUR MADAME".split(),
    *"essieurs esdames Maître octeur Dr. Pr. rofesseur".split(),
    "M ",
    "m. ",
    "Dr ",
    "Pr ",
)
_INTRODUCES = holding("'appel", "nom est", "soussign", "e suis ", "igné")
_SIGNS = holding(
    "ordialement", "espectueusement", "ien à vous", "alutations", "erci", "incèrement", "l'attente"
)

NAMES: tuple[Rule, ...] = (
    Rule(
        name="titled-name",
        apply=where(_HAS_TITLE, _mask(_TITLED)),
        examples={
            "M. Dupont est venu": f"M. {PERSON} est venu",
            "Madame Anne-Lise DE LA TOUR dit": f"Madame {PERSON} dit",
            "M. et Mme Exemple": f"M. et Mme {PERSON}",
            "M. Macron": "M. Macron",
            "Madame la préfète": "Madame la préfète",
            "10 M. Euros": "10 M. Euros",
        },
    ),
    Rule(
        name="titled-name-lower",
        apply=where(_HAS_TITLE, _mask(_TITLED_LOW)),
        examples={"mr dupont": f"mr {PERSON}", "mr le maire": "mr le maire"},
    ),
    Rule(
        name="introduced-name",
        apply=where(_INTRODUCES, _mask(_INTRODUCED)),
        examples={"Je m'appelle Jean Exemple.": f"Je m'appelle {PERSON}."},
    ),
    Rule(
        name="signature",
        apply=where(_SIGNS, _mask(_SIGNED)),
        examples={"Cordialement, Jean Exemple": f"Cordialement, {PERSON}"},
    ),
    Rule(
        name="signature-line",
        apply=where(holding("\n"), _mask(_LAST_LINE)),
        examples={"Trop de bruit.\nJean EXEMPLE": f"Trop de bruit.\n{PERSON}"},
    ),
)
