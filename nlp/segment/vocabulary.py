"""The closed lists of French words that the cutting rules need."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION = _words("""
    a à afin ai ainsi alors après as assez au aucun aucune auront aussi autre autres aux avait
    avant avec avez avons beaucoup bien bonjour bonsoir bref c ça car ce ceci cela celle celles
    celui cependant ces cet cette ceux chaque chez ci comme comment contre d dans de déjà depuis
    des dès devant doit doivent donc dont du effet elle elles en encore enfin ensuite entre es
    est et étaient était etc été être eu eux fait faut faudrait faire fois gt h il ils j je
    jusque l là la le les leur leurs lors lorsque lt lui m ma mais mal me même mêmes merci mes
    moi moins mon n ne ni no non nos notre nous on ont ou où oui par parce pas pendant peu peut
    peuvent plus pour pourquoi près puis puisque qu quand que quel quelle quelles quelque
    quelques quels qui quoi ras rien s sa sans se sera serait ses seulement si sinon soi soient
    soit son sont sous surtout sur svp t ta tant te tel telle tes toi ton tous tout toute toutes
    très trop tu un une va vers voici voilà vont vos votre vous y
""")
"""Words that say nothing alone; a fragment is counted by its other words."""

SUBORDINATORS = _words("""
    si quand lorsque pour afin comme en dans avec selon depuis concernant puisque sans dès bien
    quant malgré sur sous tant s qu
""")
"""A clause that begins so does not stand alone: what follows its comma belongs to it."""

NOT_INFINITIVE = _words("""
    hier hiver cher premier dernier entier papier quartier danger métier policier courrier loyer
    fier dossier chantier chômage foyer étranger particulier régulier financier immobilier
    janvier février routier hospitalier fer mer enfer amer léger ouvrier écolier cahier sentier
    boulanger fermier loisir avenir plaisir désir souvenir cuir tir martyr super hyper leader
    laser cancer alimentaire atelier bâtonnier boucher calendrier centaine clavier collier
    conseiller courtier escalier familier grossier habituer hôtelier huissier infirmier
    jardinier judiciaire légendaire messager millier mobilier palier passager pionnier plénier
    prisonnier rentier singulier usager verger banquier bancaire charcutier cuisinier denier
    douanier épicier gibier guerrier plancher rocher rosier soulier sanglier tablier trimestriel
    viager gér
""")
"""Nouns and adjectives in -er and -ir."""

INFINITIVES_IN_RE = _words("""
    admettre apprendre atteindre attendre battre combattre comprendre conclure conduire
    construire contraindre convaincre correspondre croire débattre défendre dire détruire
    éteindre écrire élire entendre entreprendre étendre être exclure faire inclure inscrire
    instruire interdire introduire joindre lire mettre omettre perdre permettre poursuivre
    prendre produire promettre promouvoir redevenir réapprendre refaire rejoindre remettre
    rendre répandre répondre reprendre résoudre restreindre réduire satisfaire soumettre suivre
    suspendre taire tendre traduire transmettre vendre vivre reconstruire surprendre reconnaître
    connaître apparaître disparaître accroître
""")

INFINITIVES_IN_OIR = _words("""
    avoir recevoir revoir prévoir pourvoir savoir vouloir voir concevoir percevoir promouvoir
    émouvoir ravoir asseoir
""")

ACTIONS = _words("""
    baisse hausse retour fin lutte arrêt contrôle retrait maintien soutien aide interdiction
    obligation respect partage reprise relance refonte réforme rétablissement taxe gel vote stop
    développement accès abandon obliger remise mise prise
""")
"""Nouns that begin a measure ("baisse de …"), beside those in -tion and -ment."""

ABBREVIATIONS = _words("""
    m mm mme mmes mlle mlles dr drs pr me mgr st ste av ave bd bld bvd boul n° no nos art al ex
    p pp cf env max min hab tel tél chap fig vol réf resp qq qqs qqch s-pref préf dép dept arr
    bât bat apt appt imm lot rés sté ets éts cie mds mrd mrds mio nb id ibid op cit c-à-d cad éd
    coll trad vs rte pl imp all chem sq res
""")
"""Words whose full stop does not end a sentence."""

OPENERS = _words("""
    il ils on je nous une des que pour ne pas pourquoi comment c'est ce cette ces mais si en
    dans avec plus moins trop aussi ainsi donc arrêtez arrêtons supprimez taxez mettez faites
    tous toutes tout quand car puis enfin ensuite chaque aucun
""")
"""Words whose capital begins a sentence, even without a full stop before."""
