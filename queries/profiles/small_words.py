"""The words that say nothing about a youth."""

_SMALL_TEXT = """
    aar aaret aarig ad af alder alle allerede alt altsaa anden andet andre at bare begynde begynder blev blevet blive bliver bo
    boende bopael bor brug bryder by ca cirka da de dem den denne der deres det dette dig din dk dog dreng du efter egen eller elske
    elsker en end endnu enten er et faa faar finde foedt foeler foer foerst for fordi fra fx fylder fyldt fyldte fyr gaa gaaet gaar
    gammel gang ganske gerne gider gik giver god godt goer goere haft ham han hans har havde have hedder hej hel hele heller helst helt
    hen hende hendes her hos hun hvad hver hverken hvis hvor hvordan hvornaar i igen ikke ind inden ingen interesse interesserer
    interesseret intet ja jeg jo kan kl klare koen kom komme kommer kommune kun kunne kvinde lade laenge lave laver lide lidt lige
    lyst maa maaske man mand mange mangler med meget mellem men mens mere mest mig min mine mit mobil mod mon naar naesten nej netop
    nogen noget nogle nok nu nummer nuvaerende oensker og ogsaa om omkring op opvokset os over p paa pige postnr postnummer proeve
    pt rigtig rigtigt ring saa sammen samt selv ser ses sidder siden sig sin sine sit skal skulle slags slet snart soeger som stadig
    starte starter stor synes taet taler telefon til tilbage ting tit tlf tror ud ude uden under undgaa ung unge ungen usikker vaere
    vaeret var ved vi vil vild ville virkelig virker vores
"""
SMALL_WORDS = frozenset(_SMALL_TEXT.split())
"""Folded; that they were not understood is not told."""
