"""Places of Norway: its municipalities, counties and larger towns, with the names Sami and Kven give to some."""

from __future__ import annotations

COUNTIES = """
Agder Akershus Buskerud Finnmark Innlandet Møre_og_Romsdal Nordland Oslo Rogaland Telemark Troms Trøndelag Vestfold
Vestland Østfold Aust-Agder Vest-Agder Hedmark Oppland Hordaland Sogn_og_Fjordane Nord-Trøndelag Sør-Trøndelag Viken
Troms_og_Finnmark Vestfold_og_Telemark Svalbard Østlandet Vestlandet Sørlandet Nord-Norge Midt-Norge
"""

MUNICIPALITIES = """
Halden Moss Sarpsborg Fredrikstad Hvaler Råde Våler Skiptvet Indre_Østfold Rakkestad Marker Aremark Bærum Asker
Lillestrøm Nordre_Follo Ullensaker Nesodden Frogn Vestby Ås Enebakk Lørenskog Rælingen Aurskog-Høland Nes Gjerdrum
Nittedal Lunner Jevnaker Nannestad Eidsvoll Hurdal Drammen Kongsberg Ringerike Hole Lier Øvre_Eiker Modum Krødsherad
Flå Nesbyen Gol Hemsedal Ål Hol Sigdal Flesberg Rollag Nore_og_Uvdal Kongsvinger Hamar Lillehammer Gjøvik Ringsaker
Løten Stange Nord-Odal Sør-Odal Eidskog Grue Åsnes Elverum Trysil Åmot Stor-Elvdal Rendalen Engerdal Tolga Tynset
Alvdal Folldal Os Dovre Lesja Skjåk Lom Vågå Nord-Fron Sel Sør-Fron Ringebu Øyer Gausdal Østre_Toten Vestre_Toten Gran
Søndre_Land Nordre_Land Sør-Aurdal Etnedal Nord-Aurdal Vestre_Slidre Øystre_Slidre Vang Horten Holmestrand Tønsberg
Sandefjord Larvik Færder Porsgrunn Skien Notodden Siljan Bamble Kragerø Drangedal Nome Midt-Telemark Seljord Hjartdal
Tinn Kviteseid Nissedal Fyresdal Tokke Vinje Risør Grimstad Arendal Kristiansand Lindesnes Farsund Flekkefjord
Gjerstad Vegårshei Tvedestrand Froland Lillesand Birkenes Åmli Iveland Evje_og_Hornnes Bygland Valle Bykle Vennesla
Åseral Lyngdal Hægebostad Kvinesdal Sirdal Eigersund Stavanger Haugesund Sandnes Sokndal Lund Bjerkreim Hå Klepp Time
Gjesdal Sola Randaberg Strand Hjelmeland Suldal Sauda Kvitsøy Bokn Tysvær Karmøy Utsira Vindafjord Bergen Kinn Etne
Sveio Bømlo Stord Fitjar Tysnes Kvinnherad Ullensvang Eidfjord Ulvik Voss Kvam Samnanger Bjørnafjorden Austevoll
Øygarden Askøy Vaksdal Modalen Osterøy Alver Austrheim Fedje Masfjorden Gulen Solund Hyllestad Høyanger Vik Sogndal
Aurland Lærdal Årdal Luster Askvoll Fjaler Sunnfjord Bremanger Stad Gloppen Stryn Kristiansund Molde Ålesund Vanylven
Sande Herøy Ulstein Hareid Ørsta Stranda Sykkylven Sula Giske Vestnes Rauma Aukra Averøy Gjemnes Tingvoll Sunndal
Surnadal Smøla Aure Volda Fjord Hustadvika Haram Trondheim Steinkjer Namsos Frøya Osen Oppdal Rennebu Røros Holtålen
Midtre_Gauldal Melhus Skaun Malvik Selbu Tydal Meråker Stjørdal Frosta Levanger Verdal Snåsa Lierne Røyrvik Namsskogan
Grong Høylandet Overhalla Flatanger Leka Inderøy Indre_Fosen Heim Hitra Ørland Åfjord Orkland Nærøysund Rindal Bodø
Narvik Bindal Sømna Brønnøy Vega Vevelstad Alstahaug Leirfjord Vefsn Grane Hattfjelldal Dønna Nesna Hemnes Rana Lurøy
Træna Rødøy Meløy Gildeskål Beiarn Saltdal Fauske Sørfold Steigen Lødingen Evenes Røst Værøy Flakstad Vestvågøy Vågan
Hadsel Bø Øksnes Sortland Andøy Moskenes Hamarøy Tromsø Harstad Kvæfjord Tjeldsund Ibestad Gratangen Lavangen Bardu
Salangen Målselv Sørreisa Dyrøy Senja Balsfjord Karlsøy Lyngen Storfjord Kåfjord Skjervøy Nordreisa Kvænangen Alta
Hammerfest Sør-Varanger Vadsø Karasjok Kautokeino Loppa Hasvik Måsøy Nordkapp Porsanger Lebesby Gamvik Tana Berlevåg
Båtsfjord Vardø Nesseby Vikna Nærøy Fosnes Namdalseid Leksvik Rissa Agdenes Snillfjord Hemne Halsa Meldal Orkdal Klæbu
Roan Bjugn Mosvik Verran Lardal Nøtterøy Tjøme Re Hof Svelvik Sauherad Søgne Songdalen Mandal Marnardal Audnedal
Finnøy Rennesøy Forsand Odda Jondal Granvin Fusa Lindås Meland Radøy Fjell Sund Balestrand Leikanger Flora Naustdal
Førde Jølster Gaular Selje Eid Hornindal Vågsøy Fræna Eide Midsund Nesset Norddal Skodje Ørskog Sandøy Lenvik Berg
Torsken Tranøy Skånland Ballangen Tysfjord Kvalsund Skedsmo Fet Sørum Ski Oppegård Røyken Hurum Nedre_Eiker Askim
Eidsberg Spydeberg Trøgstad Hobøl Rygge Rømskog
"""

TOWNS = """
Egersund Bryne Ålgård Jørpeland Kopervik Åkrehamn Skudeneshavn Leirvik Knarvik Florø Måløy Nordfjordeid Åndalsnes
Ulsteinvik Fosnavåg Brekstad Orkanger Stjørdalshalsen Levanger Verdalsøra Rørvik Kolvereid Brønnøysund Sandnessjøen
Mosjøen Svolvær Leknes Stokmarknes Finnsnes Honningsvåg Kirkenes Longyearbyen Hønefoss Mysen Drøbak Jessheim Sandvika
Kolbotn Ski Brumunddal Moelv Otta Vinstra Fagernes Raufoss Dokka Stavern Langesund Brevik Stathelle Rjukan Kragerø
Namdalen Fosen Innherred Helgeland Lofoten Vesterålen Salten Ofoten Sunnmøre Nordmøre Romsdal Nordfjord Sunnfjord Sogn
Hardanger Voss Ryfylke Jæren Dalane Haugaland Sunnhordland Setesdal Gudbrandsdalen Østerdalen Valdres Hallingdal
Numedal Hadeland Toten Romerike Follo Grünerløkka Groruddalen Stovner Alna Holmlia Mortensrud Tøyen Grønland
Majorstuen Frogner Fana Åsane Laksevåg Fyllingsdalen Heimdal Byåsen Lade Tiller Ranheim Hundvåg Stockholm København
Göteborg Malmö Helsinki London Berlin Warszawa Mogadishu Lahore Kabul
"""

SAMI = """
Sápmi Kárášjohka Guovdageaidnu Deatnu Unjárga Porsáŋgu Leavdnja Gáivuotna Romsa Áltá Hámmárfeasta Divtasvuodna Hábmer
Raarvihke Snåase Loabát Dielddanuorri Storfjorda Omasvuotna Omasvuono Porsanki Kaivuono Raisi Návuotna Návuona
Aarborte Plassje Tråante Luenie Bådåddjo
"""
