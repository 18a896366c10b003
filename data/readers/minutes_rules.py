"""Lines of minutes that are no contribution: each kind with its pattern and its examples."""

import re
from dataclasses import dataclass

_DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_MONTHS = (
    "janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|"
    "décembre|decembre"
)
_DATE = (
    rf"(?:(?:{_DAY}\s+)?\d{{1,2}}(?:er)?\s+(?:{_MONTHS})(?:\s+\d{{4}})?|"
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of line set aside. `reason` is French; the pattern is searched in the whole line."""

    name: str
    reason: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()


def _rule(name: str, reason: str, pattern: str, *examples: str, but: tuple[str, ...] = ()) -> Rule:
    return Rule(name, reason, re.compile(pattern, re.IGNORECASE), examples, but)


PAGE = _rule(
    "pagination",
    "numéro de page",
    r"^(?:[-–—]?\s*(?:page\s*)?\d{1,4}(?:\s*(?:/|sur|of)\s*\d{1,4})?\s*[-–—]?|page\s.{0,12})$",
    *("Page 1/3", "- 12 -", "3", "Page 4 sur 10"),
    but=("17 policiers", "Page blanche : on recommence tout."),
)
RULE = _rule(
    "filet", "ligne de séparation", r"^[\W\d_]+$", *("_____", "* * *", "--------"), but=("a",)
)
OPENING = _rule(
    "ouverture",
    "ouverture de la séance",
    r"^(?:.{0,80}\s)?(?:(?:séance|réunion) (?:est )?(?:ouverte|débute|commence)\b|ouvre(?:nt)? la "
    r"(?:séance|réunion)|(?:accueille|remercie)(?:nt)? les participants|souhaite(?:nt)? la "
    r"bienvenue|donne(?:nt)? lecture de l['’]ordre du jour|présente(?:nt)? (?:le calendrier|"
    r"l['’]ordre du jour|le déroulé)|rappelle(?:nt)? l['’]objet de)",
    "La séance est ouverte à 18 h.",
    "Mme la sous-préfète ouvre la séance à 18 h 05 et remercie les participants.",
    but=("Il faut ouvrir la gendarmerie le samedi.",),
)
CLOSING = _rule(
    "cloture",
    "fin de la séance",
    r"^(?:.{0,60}\s)?(?:(?:séance|réunion) (?:est|a été) (?:levée|close)\b|séance levée|(?:clôt|"
    r"clos|lève|clôture)(?:nt)? la (?:séance|réunion)|clôt les débats)|^fin de (?:la )?(?:séance|"
    r"réunion)|^l['’]ordre du jour (?:étant|est) épuisé|^plus personne ne demandant la parole",
    "La séance est levée à 20 h 30.",
    "Le sous-préfet remercie les participants et clôt la réunion à 20 h 40.",
    "Fin de la réunion à 16 h 45.",
    but=("La grille est levée trop tard le matin.",),
)
SIGNING = _rule(
    "signature",
    "signature ou mention finale",
    r"^(?:fait à .{2,40},? le\b|(?:le |la )?(?:secrétaire(?: de séance)?|rapporteure?|rédacteur|"
    r"rédactrice)(?:\s*[,:].{0,60})?$|signé\b.{0,60}$|\[?signatures?\]?\s*:?$|pour (?:le|la) "
    r"(?:sous-)?préf\w+, .{0,80}$|(?:le|la) (?:président|présidente|maire|préfet|préfète|"
    r"sous-préfet|sous-préfète|animateur|animatrice)(?: de séance)?,?$|(?:note|compte[- ]rendu|"
    r"relevé|procès-verbal) (?:rédigée?|établie?|approuvée?) )",
    "Fait à Laon, le 14 janvier 2020",
    "Le secrétaire de séance, Fabien Lemasquier",
    "Note rédigée le 13 janvier 2020.",
    but=("Le maire : plus de gendarmes.", "Le secrétaire de mairie fait tout, tout seul."),
)
NEXT = _rule(
    "prochaine-reunion",
    "annonce de la prochaine réunion",
    r"^(?:(?:date de )?la )?(?:prochaine|date de la prochaine) (?:réunion|séance|rencontre)\b"
    r".{0,120}$",
    "Prochaine réunion le 3 mars 2020 à 18 h.",
    "La prochaine séance aura lieu le 3 mars.",
    but=("La prochaine fois, on ne viendra pas.",),
)
ATTENDANCE = _rule(
    "presence",
    "liste de présence",
    r"^(?:étai(?:en)?t?|etaient|sont|membres)?\s*(?:liste (?:des |de )?)?(?:présente?s?|présences?|"
    r"participants?|participantes?|excusée?s?|absente?s?(?:\s(?:excusée?s?|et excusée?s?))?|"
    r"personnes présentes|émargement|invitée?s?|pouvoirs?|procurations?|assistai(?:en)?t "
    r"(?:à la (?:séance|réunion)|également)|animation|animateurs?|animatrice|secrétaire de séance|"
    r"président(?:e)? de séance|diffusion|destinataires|copies?)(?:\s\([^)]*\))?\s*(?::|$)",
    "Étaient présents :",
    "Excusés : M. Luc Havrincourt (SDIS)",
    "PRÉSENTS",
    but=("Présents partout, les dealers ne se cachent plus.", "Les absents ont toujours tort."),
)
AGENDA = _rule(
    "ordre-du-jour",
    "ordre du jour",
    r"^(?:rappel de )?(?:l['’])?ordre du jour\s*(?::|$)|^(?:sommaire|programme)\s*:?$",
    "Ordre du jour :",
    "ORDRE DU JOUR",
    but=("L'ordre du jour était trop chargé pour parler des cambriolages.",),
)
TITLE = _rule(
    "titre",
    "titre du document",
    r"\b(?:comptes?[- ]rendus?|procès[- ]verba(?:l|ux)|assises|relevé (?:des? |de )|"
    r"note de synthèse|synthèse (?:de|des|du)|réunion (?:publique|de|du|d['’])|"
    r"conseil de quartier du|cahier (?:de|des|d['’])|grand débat|panel|consultation|"
    r"atelier du|contribution d)",
    "Compte rendu de la réunion de l'arrondissement de Laon",
    "PROCÈS-VERBAL DE LA RÉUNION DU 16 JANVIER 2020",
)
DATE_PLACE = _rule(
    "date-lieu",
    "date et lieu",
    rf"^(?:(?:le |date\s*:\s*)?{_DATE}\b|date\b\s*:|lieu\s*:|heure\s*:|horaires?\s*:|salle\b)|"
    r"\b\d{1,2}\s?h\s?(?:\d\d)?(?:\s?(?:à|-|–)\s?\d{1,2}\s?h\s?(?:\d\d)?)?\s*\.?$|"
    rf"{_DATE}\s*[.)]?$|"
    r"^(?:arrondissement|département|commune|ville|préfecture|sous-préfecture) (?:de|du|d['’]|des)",
    "Lundi 13 janvier 2020, 18 h 00 – salle des fêtes, Château-Thierry",
    "Soissons, salle du Mail, de 18 h à 20 h 30",
    "Arrondissement de Château-Thierry",
    but=("Les rodéos recommencent chaque soir d'été.",),
)
NOTE = _rule(
    "mention",
    "mention entre crochets",
    r"^\[[^\]]*\][.;]?$",
    *("[Signature]", "[Prénom Nom, Adresse]"),
    but=("[sic] La police ne vient plus.",),
)
COURTESY = _rule(
    "formule",
    "formule de politesse ou date",
    r"^(?:bonjour|bonsoir|(?:bien )?cordialement|respectueusement|merci(?: d['’]avance)?|"
    r"(?:bonjour,? )?(?:madame|monsieur|mesdames|messieurs)(?: [^.,]{1,40})?(?=,)|veuillez "
    r"(?:agréer|recevoir)\b.{0,150}|(?:avec |mes |nos )*salutations\b.{0,60}|en vous remerciant\b"
    rf".{{0,60}}|(?:[\w'’ -]{{2,40}}, )?(?:le )?{_DATE})\s*[,.!]*$",
    *("Monsieur le Maire,", "Bien cordialement,", "Soissons, le 12/02/2019", "Le 14 janvier 2019"),
    but=("Monsieur le Maire, les trottoirs sont défoncés.", "Merci de remettre des gendarmes."),
)
ANYWHERE = (PAGE, RULE, NEXT, SIGNING, CLOSING, NOTE, COURTESY)
ALL = (*ANYWHERE, OPENING, ATTENDANCE, AGENDA, TITLE, DATE_PLACE)


def rule_of(text: str, rules: tuple[Rule, ...]) -> Rule | None:
    """Return the first of the rules that fits a line."""
    return next((rule for rule in rules if rule.pattern.search(text)), None)


def is_aside(text: str) -> bool:
    """Say whether a line stands apart wherever it occurs."""
    return rule_of(text, ANYWHERE) is not None


def is_head_of_list(text: str) -> bool:
    """Say whether a line begins a list of people or of agenda items."""
    return rule_of(text, (ATTENDANCE, AGENDA)) is not None
