"""Words around names: titles, letters after a name, short forms of forenames, and surnames that are words too."""

_TITLES = """
    mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron rev revd reverend fr father sister
    imam rabbi canon bishop cllr councillor cllrs mp judge justice hon rt pc wpc dc ds di dci dsu ps sgt
    sergeant insp inspector ch chief supt superintendent cmdr commander cdr constable detective officer acc dac
    ac ass assistant deputy dep commissioner acting temporary det pcso borough mayor chair chairman chairwoman
    chairperson vice secretary director
"""
TITLES = frozenset(_TITLES.split())
"""What stands before a surname and makes it a name."""

_AFTER_NAMES = "obe mbe cbe kbe dbe gbe qpm kpm cbe jp kc qc mp phd bsc ba ma msc jnr snr jr sr esq dl"
AFTER_NAMES = frozenset(_AFTER_NAMES.split())
"""What stands after a name and is no part of it."""

_PARTICLES = "van von der den de del della da di du la le al el bin ibn ben bint st ter ten dos das do mac mc"
PARTICLES = frozenset(_PARTICLES.split())
"""What belongs to the surname after it."""

_SHORT_FORMS = """
    william bill billy will liam; robert bob bobby rob robbie bert; richard dick rick richie; elizabeth liz
    lizzie beth betty eliza bess; margaret peggy maggie meg greta; john jack johnny jon; jonathan jon jonny;
    james jim jimmy jamie; edward ted ed eddie ned teddy; anthony tony; charles charlie chuck chas; henry harry
    hal; katherine kate kathy katie kat kitty; catherine kate cathy katie kat kitty cat; stephen steve stevie;
    steven steve stevie; michael mike mick micky mickey; thomas tom tommy; david dave davy; daniel dan danny;
    christopher chris kit; nicholas nick nicky; alexander alex sandy al xander; alexandra alex sandra sandy;
    samuel sam sammy; samantha sam; benjamin ben benny; joseph joe joey; andrew andy drew; matthew matt; gregory
    greg; geoffrey geoff; jeffrey jeff; lawrence larry laurie; peter pete; philip phil; patrick pat paddy;
    patricia pat trish tricia patsy; susan sue suzy; deborah debbie deb debs; deborah debra; rebecca becky becca
    bex; victoria vicky tori; jennifer jen jenny; josephine jo josie; joanna jo; joanne jo; barbara babs barb;
    dorothy dot dolly; mohammed mo mohamed muhammad mohammad; ronald ron ronnie; donald don; kenneth ken kenny;
    raymond ray; albert bert al; frederick fred freddie; francis frank; frances fran; theresa tess terry tessa;
    terence terry; sarah sally sadie; abigail abby; natasha tasha nat; timothy tim; leonard len lenny; gerald
    gerry jerry; walter walt wally; vincent vince
"""

SHORT_FORMS: dict[str, frozenset[str]] = {}
for _line in _SHORT_FORMS.split(";"):
    _whole, *_short = _line.split()
    SHORT_FORMS[_whole] = SHORT_FORMS.get(_whole, frozenset()) | frozenset(_short)

_ORDINARY = """
    house green brown black white grey gray king knight young old long short little large small best good field
    fields wood woods hill hills park parks lake rivers bush rose flower may march summer winter day days week
    west east north south street lane road bridge church abbey temple pope bishop abbot dean priest parson
    butler cook baker smith mason miller taylor porter potter carter cooper fisher hunter farmer gardener
    shepherd page price penny rich poor cash bond banks bank stone rock sands marsh moor ford pool wells waters
    brook burn frost snow rain storm gale moon star bird birds crow swan drake finch wren peacock fox wolf lamb
    bull hare roach pike salmon bass sharp blunt strong power hope grace joy love faith christian english french
    welsh scott holland ireland france london york kent lincoln chance case cross court law laws steel silver
    gold golden wise swift savage gentle noble major sergeant constable marshall ward warden guard chambers hall
    halls cottage castle barn mill mills bell bells horn drum piper singer player reader read wright write cole
    coal ash elder birch oak thorn bramble berry plum pear lemon rice root garden orchard forest meadow grove
    heath green light dark bright early late new goodman newman freeman man child childs boy self will mark bill
    grant rob frank pat sue art jack victor dale glen cliff drew chase hunt shell pearl ruby amber daisy lily
    ivy holly iris olive summers winters power powers post close lock key keys may might must can said say dear
    more less most many few first last public private member members chair secretary advice adviser community
    police force officer board group forum meeting minutes item action report council
"""
ORDINARY = frozenset(_ORDINARY.split())
"""Surnames that are common words as well: alone, they are only near misses."""
