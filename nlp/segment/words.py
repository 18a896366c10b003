"""What the cutting rules need to know of French words."""

import re

WORD = re.compile(r"[^\W\d_]+")

FUNCTION = frozenset(
    """a à afin ai ainsi alors après as assez au aucun aucune auront aussi autre autres aux avait
    avant avec avez avons beaucoup bien bonjour bonsoir bref c ça car ce ceci cela celle celles
    celui cependant ces cet cette ceux chaque chez ci comme comment contre d dans de déjà depuis
    des dès devant doit doivent donc dont du effet elle elles en encore enfin ensuite entre es est
    et étaient était etc été être eu eux fait faut faudrait faire fois gt h il ils j je jusque l là
    la le les leur leurs lors lorsque lt lui m ma mais mal me même mêmes merci mes moi moins mon n
    ne ni no non nos notre nous on ont ou où oui par parce pas pendant peu peut peuvent plus
    pour pourquoi près puis puisque qu quand que quel quelle quelles quelque quelques quels qui
    quoi ras rien s sa sans se sera serait ses seulement si sinon soi soient soit son sont sous
    surtout sur svp t ta tant te tel telle tes toi ton tous tout toute toutes très trop tu un une
    va vers voici voilà vont vos votre vous y""".split()
)
"""Words that say nothing alone; a fragment is counted by its other words."""

SUBORDINATORS = frozenset(
    """si quand lorsque pour afin comme en dans avec selon depuis concernant puisque sans dès bien
    quant malgré selon sur sous tant s qu""".split()
)
"""A clause that begins so does not stand alone: what follows its comma belongs to it."""

_NOT_INFINITIVE = frozenset(
    """hier hiver cher premier dernier entier papier quartier danger métier policier courrier loyer
    fier dossier chantier chômage foyer étranger particulier régulier financier immobilier janvier
    février routier hospitalier fer mer enfer amer léger ouvrier écolier cahier sentier boulanger
    fermier loisir avenir plaisir désir souvenir cuir tir martyr super hyper leader laser cancer
    alimentaire atelier bâtonnier boucher calendrier centaine clavier collier conseiller courtier
    escalier familier grossier habituer hôtelier huissier infirmier jardinier judiciaire légendaire
    messager millier mobilier ouvrier palier passager pionnier plénier prisonnier rentier singulier
    usager verger banquier bancaire charcutier cuisinier denier douanier épicier gibier guerrier
    plancher rocher rosier soulier sanglier tablier trimestriel viager gér""".split()
)
_INFINITIVES_IN_RE = frozenset(
    """admettre apprendre atteindre attendre autre battre combattre comprendre conclure conduire
    construire contraindre convaincre correspondre croire débattre défendre dire détruire éteindre
    écrire élire entendre entreprendre étendre être exclure faire inclure inscrire instruire
    interdire introduire joindre lire mettre omettre perdre permettre poursuivre prendre produire
    promettre promouvoir redevenir réapprendre refaire rejoindre remettre rendre répandre répondre
    reprendre résoudre restreindre réduire satisfaire soumettre suivre suspendre taire tendre
    traduire transmettre vendre vivre reconstruire surprendre reconnaître connaître apparaître
    disparaître accroître""".split()
) - {"autre"}
_INFINITIVES_IN_OIR = frozenset(
    """avoir recevoir revoir prévoir pourvoir savoir vouloir voir concevoir percevoir promouvoir
    émouvoir ravoir asseoir pouvoir""".split()
)
_ACTIONS = frozenset(
    """baisse hausse retour fin lutte arrêt contrôle retrait maintien soutien aide interdiction
    obligation respect partage reprise relance refonte réforme rétablissement taxe gel vote stop
    développement accès abandon obliger remise mise prise""".split()
)
_ACTION_NAME = re.compile(r"[^\W\d_]{4,}(?:tion|sion|ement)s?\Z", re.IGNORECASE)


def content_words(text: str) -> int:
    """Count the words of `text` that say something."""
    return sum(word.lower() not in FUNCTION for word in WORD.findall(text))


def is_infinitive(word: str) -> bool:
    """Tell whether a word looks like an infinitive ("supprimer", "mettre")."""
    word = word.lower()
    if word.endswith(("er", "ir")):
        if word.endswith("oir"):
            return word in _INFINITIVES_IN_OIR
        return len(word) > 3 and word not in _NOT_INFINITIVE
    return word.endswith("re") and word in _INFINITIVES_IN_RE


def is_action(word: str) -> bool:
    """Tell whether a noun names an action, as in a list of measures ("baisse de…")."""
    word = word.lower()
    return word in _ACTIONS or _ACTION_NAME.match(word) is not None
