"""Words that tell names from other words, folded: lower case, without accents."""

import unicodedata


def fold(word: str) -> str:
    """Return a word in lower case without accents."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFD", word.lower())
    return "".join(one for one in plain if not unicodedata.combining(one))


PUBLIC_FIGURES = frozenset(
    """macron philippe castaner nunez castex hollande sarkozy chirac mitterrand pompidou giscard
    giscard-d'estaing estaing gaulle pen le-pen melenchon borne veran darmanin belloubet buzyn
    blanquer le-maire fillon wauquiez hulot rugy jospin valls collomb ayrault cazeneuve
    villepin juppe raffarin balladur rocard cresson taubira vallaud-belkacem hamon royal dati
    dupont-aignan dupond-moretti bayrou lassalle asselineau philippot besancenot arthaud poutou
    jadot darmanin schiappa penicaud parly delevoye loiseau flessel griveaux ferrand larcher
    cahuzac woerth bachelot duflot montebourg lepen trump merkel juncker poutine obama johnson
    thatcher jaures clemenceau delors fabius aubry lang toubon lagarde balkany villani
    gourault jouanno sarkosy mitterand le-drian""".split()
)
"""National office holders, of today and before, whom contributions name in their public role."""

FIRST_NAMES_TOO = frozenset("philippe royal hulot".split())
"""Public figures whose family name is also a first name: "M. Philippe Garnier" is another."""

OFFICES = frozenset(
    """maire maires adjoint adjointe adjoints prefet prefete prefets sous-prefet sous-prefete
    president presidente presidents vice-president vice-presidente ministre ministres premier
    premiere depute deputee deputes deputees senateur senatrice senateurs procureur procureure
    commissaire commissaires commandant commandante capitaine colonel general generale major
    lieutenant directeur directrice directeurs conseiller conseillere conseillers juge juges
    proviseur principal principale recteur rectrice secretaire secretaires ambassadeur chef chefs
    gendarme gendarmes policier policiers policiere brigadier adjudant cure eveque delegue deleguee
    delegues representant representants representante elu elus elue elues garde inspecteur
    inspectrice rapporteur mediateur mediatrice defenseur haut-commissaire citoyen citoyens
    citoyenne citoyennes francais francaise francaises contribuable usager gouvernement etat
    republique assemblee senat parlement france police securite proprete tout tous toute toutes
    toulemonde tout-le-monde toutlemonde tlm lambda dupond-lajoie propre muscle michu bidule machin
    untel truc chose meteo loyal plus user x y z xx xxx xy n nn""".split()
)
"""Words after a title that are an office, a role or nobody in particular."""

PLAIN = frozenset(
    """le la les l un une des du de d et ou mais je tu il elle on nous vous ils elles qui que qu en
    au aux a pour par sur dans ne n est ont sont etait fut se s ce cette ces cet mon ma mes ton ta
    tes son sa ses votre notre nos vos leur leurs si car donc or ni avec sans pas plus moins tres
    trop vient dit disait avez avons oui non c j m t y quand comme comment pourquoi quel quelle
    quels quelles quoi dont alors ainsi aussi apres avant depuis pendant lors selon vers chez entre
    contre sous jusqu puis ensuite enfin merci bonjour bonsoir bien cordialement svp voici voila
    faut faudrait il-faut il-y-a ayant etant fait font faire peut peuvent doit doivent veut va vont
    va-t-il soit serait sera etre avoir avait eu a-t-il peu beaucoup toujours jamais rien mieux
    meme autre autres chaque certains certaines plusieurs aucun aucune quelque quelques celui celle
    ceux celles ici la-bas aujourd hier demain stop arreter supprimer baisser augmenter mettre
    reduire lutter too mot moi toi lui eux etc ps nb ok vive cela ceci ca tant respect
    personne personnes gens monde monsieur madame mesdames messieurs mademoiselle mme mr
    mlle""".split()
)
"""Words with which a name ends or cannot begin."""

NOT_PEOPLE = frozenset(
    """police municipale nationale gendarmerie mairie commune ville village quartier france
    francaise republique liberte egalite fraternite securite justice association collectif comite
    conseil syndicat departement region prefecture etat europe union gilet gilets jaune jaunes
    aide soignante infirmiere infirmier medecin retraite retraitee agriculteur professeur etudiant
    etudiante artisan commercant habitant habitants riverain riverains parents citoyen citoyenne
    saint sainte groupe service services education sante transports urgence nord sud est ouest
    charlie""".split()
)

FIRST_NAMES = frozenset(
    """adele adrien agathe agnes ahmed aicha alain alban albert alexandra alexandre alexis ali alice
    aline alizee amandine amelie amina amine anais andre andree angele angelique anita anne annette
    annick annie anthony antoine antoinette antonin antonio arlette armand arnaud arthur astrid
    aude audrey aurelie aurelien aurore axel axelle aziz baptiste barbara bastien beatrice benedicte
    benjamin benoit bernadette bernard bertrand brahim brice brigitte bruno camille carine carla
    carole caroline catherine cecile cedric celestin celine chantal charlene charles charlotte
    chloe christelle christian christiane christine christophe claire clara claude claudette
    claudine clemence clement cleo colette coralie corentin corinne cyril cyrille damien daniel
    daniele danielle david deborah delphine denis denise desire diane didier dimitri dominique
    dorian dorothee dylan edith edmond edouard eleonore elena eliane elias elisa elisabeth elise
    elodie eloise elsa emeline emile emilie emma emmanuel emmanuelle enzo eric erwan estelle esteban
    esther etienne eugene eva evelyne fabien fabienne fabrice fanny farid fatiha fatima fatou felix
    ferdinand fernand fernande flavie flora florence florent florian florianne francis francisco
    franck francois francoise frank frederic frederique gabriel gabrielle gaelle gaetan gaston
    genevieve geoffrey georges georgette gerald geraldine gerard germaine ghislaine gilbert gilles
    ginette gisele gregory guillaume gustave guy gwenaelle habib hakim hamid hamza hannah hassan
    helene henri henriette herve hicham hugo hugues ibrahim ines irene iris isabelle ismael jacky
    jacqueline jacques jade jamel jamila janine jason jean jeanne jeannine jennifer jeremie jeremy
    jerome jessica joachim jocelyne joel joelle johan johanna jonathan jordan jose joseph josephine
    josette josiane juan judith jules julie julien juliette justine karim karima karine katia kelly
    kenza kevin khadija khalid killian laetitia laila lamia laura laure laurence laurent laurie
    lea leila lena leo leon leonie leslie lila liliane lilou lina line lionel lisa loic lola louis
    louise louisette luc lucas lucette lucie lucien lucienne ludovic lydia lydie madeleine mael
    maeva magali malika malik mamadou manon manuel marc marcel marcelle margaux margot marguerite
    maria mariam marianne marie marie-claude marine marion marius marlene martial martin martine
    maryse maryvonne mateo mathieu mathilde mathis matthieu maud maurice max maxence maxime medhi
    mehdi melanie melissa mia michael michel michele micheline mickael mireille mohamed mohammed
    monique morgan morgane mounir mourad moussa muriel mustapha myriam nabil nacer nadege nadia
    nadine najat nassim natacha nathalie nathan nicole nicolas nina noe noel noelle noemie norbert
    nour odette odile olivia olivier omar oscar oumar pascal pascale patrice patricia patrick paul
    paulette pauline perrine philippe pierre pierrette quentin rachel rachid raoul raphael raymond
    raymonde regine regis remi remy renaud rene renee richard robert robin rodolphe rodrigue roger
    roland romain romane rosa rose roseline roxane ruben sabine sabrina said salim salima salome
    samia samir samira samuel sandra sandrine sarah sasha sebastien selma serge severine sidonie
    simon simone sofia solange solene sonia sophie soraya stephane stephanie steven suzanne sylvain
    sylvaine sylvette sylviane sylvie tania tatiana teddy teo theo theodore therese thibault thibaut
    thierry thomas tiffany timothee tom tony tristan ugo valentin valentine valerie vanessa
    veronique victor victoria vincent violette virginie vivien viviane walid wendy wilfried
    william willy xavier yacine yann yannick yasmina yasmine yohan yolande youssef yves yvette yvon
    yvonne zacharie zinedine zoe zohra""".split()
)
"""First names borne in France; they confirm a signature, nothing is masked for them alone."""
