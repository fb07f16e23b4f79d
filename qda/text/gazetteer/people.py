"""First and last names common in Norway: Norwegian, Sami, and of those who came from elsewhere.

Facts of public statistics, written down as words; nobody in particular is meant.
"""

from __future__ import annotations

FIRST_NAMES = """
Aage Aase Abdi Abdirahman Abdul Abdullah Abdullahi Abid Achim Ada Adam Adele Adelina Adeline Adil Adnan Adrian Adriana
Agate Agathe Agda Agnar Agnes Agneta Agnete Ahmad Ahmed Aida Aileen Aina Ailo Aisha Ajla Aksel Alan Alba Albert
Albertine Aleksander Aleksandra Alex Alexander Alexandra Alf Alfhild Alfred Ali Alice Alida Alina Alise Alisha Alma
Alva Alvar Alvhild Alvilde Amal Amalie Amanda Amandus Amelia Amelie Amin Amina Aminah Amine Amir Amira Amna Amund Ana
Anas Anastasia Anbjørg Anca Anders Andor Andre Andrea Andreas Andrei Andrew André Andrzej Ane Anette Angela Angelica
Angelika Anita Anja Anka Anlaug Ann Anna Annabell Annar Annbjørg Anne Anneli Annelise Annette Anni Annicke Anniken
Annika Annike Annlaug Anny Anton Antonia Antonio Antonsen Ante Anthon Arash Are Ariana Arild Arman Armin Arna Arnbjørg
Arne Arnfinn Arnhild Arnstein Arnt Artur Arve Arvid Arvo Asbjørg Asbjørn Asgeir Asha Asif Asle Aslak Aslaug Asma Asta
Astri Astrid Asya Atle Aud Audhild Audun August Auguste Augusta Aurora Ava Axel Ayan Ayaan Ayla Ayman Ayse Ayub Azra
Barbara Barbro Bashir Basma Beate Beathe Beata Beatrice Bendik Bendiks Benedicte Benedikte Bengt Benjamin Bente Bent
Berge Bergliot Berit Bernard Bernhard Bernt Bert Bertha Berthe Bertil Bettina Bianca Bilal Birger Birgit Birgitta
Birgitte Birgithe Birk Birte Birthe Bjarne Bjarte Bjørg Bjørgulf Bjørk Bjørn Bjørnar Bjørnulf Bo Bodil Bogdan Borgar
Borghild Borgny Bror Brage Brede Brian Brita Brit Britt Brith Brynhild Brynjar Brynjulf Burhan Bård Bård_Erik Børge
Børre Camilla Carina Carl Carla Carlos Carmen Carolina Caroline Casper Caspian Cathrin Cathrine Catharina Catrine
Cecilia Cecilie Celina Celine Charles Charlotte Chris Christel Christen Christer Christian Christiane Christin
Christina Christine Christoffer Christopher Claudia Claus Cornelia Cornelius Dag Dagfinn Daghild Dagmar Dagny Dagrun
Dana Daniel Daniela Daniella Daniil Danilo Dan Daria Dariusz David Davoud Dawid Denis Dennis Diana Didrik Dilan Dina
Dominik Dordi Dorota Dorte Dorthe Dorthea Doris Dragan Dragana Durgunn Dyre Ebba Ebbe Eberhard Edel Edgar Edina Edith
Edmund Edvard Edvin Edward Edwin Egil Eigil Einar Eilert Eilif Eilin Eirik Eirill Eirin Eivind Eivor Ela Elena Elaine
Elbjørg Eldar Eldbjørg Eldrid Elea Eleonora Eli Elias Elif Elin Elina Elinor Elisa Elisabet Elisabeth Elise Eliza
Elizabeth Elke Ella Ellen Ellend Elle Ellinor Elling Ellisiv Elly Elma Elna Else Elsa Elsebeth Elvin Elvira Embla
Emelie Emely Emil Emilia Emilie Emily Emina Emma Emmanuel Emre Endre Enok Enrico Eric Erica Erik Erika Erlend Erland
Erle Erling Ernst Espen Ester Esther Eva Even Evelyn Evy Eydis Fadi Fadumo Faisal Fardowsa Farah Fariba Farid Farida
Farhan Fatema Fatima Fatma Fatemeh Felix Ferdinand Filip Filippa Finn Fiona Florin Folke Fredrick Fredrik Fredrikke
Freya Fride Frida Fridtjof Frode Frøydis Frøya Gabriel Gabriela Gabriella Gard Gaute Geir Georg George Gerd Gerda
Gerhard Gina Giovanni Gisela Gisle Gitte Gjermund Gjert Gjertrud Gjøril Gjyri Gloria Goran Grace Grazyna Gregor Grete
Grethe Gro Grunde Gry Grzegorz Gudbjørg Gudbrand Gudmund Gudny Gudrun Gudveig Gulbrand Gulla Gunda Gunhild Gunlaug
Gunn Gunnar Gunnbjørg Gunnhild Gunnlaug Gunnveig Gunvald Gunvor Gustav Guttorm Guri Guro Gyda Göran Haakon Habib Hadi
Hafsa Haitham Hajra Hakon Hala Haldis Haldor Halfdan Halgeir Halim Halima Hallbjørg Halldis Hallgeir Hallvard Halvard
Halvor Hamid Hamida Hamza Hana Hanan Hanna Hannah Hanne Hans Hanse Harald Hardeep Hariet Harriet Hasan Hassan Hatice
Hauk Haval Hawa Hedda Hedvig Hege Heidi Heidrun Heine Heljar Helen Helena Helene Helga Helge Helle Helmer Henny
Henning Henriette Henrik Henry Herbjørg Herbjørn Herborg Herdis Herman Hermann Hermine Hibaq Hilda Hilde Hildegunn
Hildur Hilma Hiwa Hodan Holger Huda Hugo Husein Hussein Hulda Håkon Hågen Håvar Håvard Ian Iben Ibrahim Ida Idar Idun
Idunn Ifrah Ikram Ilham Iman Imran Ina Ines Inga Ingar Ingbjørg Ingebjørg Ingeborg Ingebrigt Ingebrikt Ingelin Inger
Ingfrid Inghild Ingjerd Ingolf Ingri Ingrid Ingrun Ingunn Ingvald Ingvar Ingvild Ioana Ipek Irén Irene Irina Iren Iris
Irma Irmelin Isa Isaac Isak Isabel Isabell Isabella Isabelle Iselin Ismael Ismail Issa Ivan Ivana Ivar Iver Iwona Iwan
Jabir Jack Jacek Jacob Jakob Jakub Jamal James Jamila Jan Jana Jane Janicke Janina Janne Jannicke Jannike Jarl Jarle
Jaroslaw Jasmin Jasmina Jasmine Javad Javed Jawad Jean Jeanett Jeanette Jelena Jennie Jennifer Jenny Jens Jerzy Jesper
Jessica Joachim Joakim Joanna Joar Joel Johan Johann Johanna Johanne Johannes John Johnny Jomar Jon Jonas Jonatan
Jonathan Jone Jonny Jorid Jorun Jorunn Josef Josefine Joseph Josephine Jostein Jovan Juan Judit Judith Julia Julian
Juliane Julie Julius Juni Junaid Jun Justyna Jusuf Jørg Jørgen Jørn Jørund Jøran Kaare Kai Kaia Kaisa Kaja Kalle Kamal
Kamil Kamila Kamilla Karen Kari Karianne Karim Karima Karin Karina Karine Karl Karla Karoline Karolina Karstein
Karsten Kasper Kassandra Katarina Katarzyna Kate Katharina Katherine Kathinka Kathrine Katja Katrin Katrine Kay Keith
Ken Kenneth Kent Ketil Kevin Khadija Khadra Khalid Khalil Kian Kim Kine Kirsten Kirsti Kitty Kittil Kjartan Kjell
Kjellaug Kjellbjørg Kjellfrid Kjellrun Kjersti Kjerstin Kjetil Kjetill Klara Klaus Knud Knut Kolbein Kolbjørn Konrad
Konstantin Kornelia Kornelius Kristian Kristiane Kristin Kristina Kristine Kristoffer Kristofer Krister Krzysztof Kurt
Kyrre Kåre Laila Lajla Lamin Lana Lara Lars Lasse Laura Laurits Layla Lea Leah Leif Leila Leiv Lena Lene Leo Leon
Leona Leonard Leonora Leyla Lidia Lill Lillian Lilly Lina Linda Line Linea Linn Linnea Lin Liridon Lisa Lisbet Lisbeth
Lise Liss Liv Livar Liva Liz Lodve Lone Lorentz Lotta Lotte Louis Louise Lovise Lucas Lucia Lucy Ludmila Ludvig Luka
Lukas Luna Lydia Lykke Lærke Maaike Maalfrid Maciej Madeleine Madelen Mads Magda Magdalena Magnar Magne Magnhild
Magnus Mahad Mahamed Mahmoud Mahmud Maher Mai Maia Maiken Maja Malak Malene Malfrid Malgorzata Malik Malin Malvin
Mammen Manfred Manuel Marcel Marcin Marcus Marek Maren Margareth Margaretha Margit Margot Margrete Margrethe Margun
Margunn Mari Maria Mariam Marian Mariann Marianne Marie Mariel Marielle Mariell Marija Marina Mario Marion Marit
Marita Marius Mariusz Mark Marko Markus Marlene Marta Marte Martha Marthe Marthine Marthinus Martin Martine Mary
Maryam Marzena Masoud Mateo Mateusz Mathea Mathias Mathilda Mathilde Matias Matilde Mats Matteo Mattis Max Maximilian
Maya Maylén Melina Melissa Merethe Merete Meron Mette Mia Micael Michael Michaela Michal Michelle Miguel Mihai Mikael
Mikal Mike Mikkel Mikkal Mila Milan Milena Milla Mille Mimi Mina Minh Mira Miriam Miroslaw Mirza Mohamed Mohammad
Mohammed Mohamud Mohsen Mona Monica Monika Monir Morgan Morten Mostafa Muhammad Muhammed Muna Munir Muniba Murat Musa
Mustafa Muzamil Målfrid Nada Nadeem Nadia Nadine Nadja Naima Najma Nancy Nanna Naomi Narges Nasir Nasrin Natalia
Natalie Natasha Natasja Nathaniel Nawal Nazneen Neda Neema Nelly Nenne Nermin Nicolai Nicolas Nicolay Nicole Niels
Niklas Nikola Nikolai Nikoline Nikolaj Nils Nilas Nimo Nina Njål Noah Nora Norma Norunn Norvald Nour Noor Nuno Nuran
Nurdin Nyima Obaid Oda Odd Oddbjørg Oddbjørn Oddgeir Oddlaug Oddleif Oddmund Oddny Oddrun Oddvar Odin Ola Olaf Olaug
Olav Olava Ole Olea Oleksandr Olena Olga Oliver Olivia Olof Olve Omar Omid Oscar Oskar Osman Osmund Othilie Otilie
Otto Ove Paal Pablo Paul Paula Pauline Pawel Peder Pedro Pelle Per Pernille Pernilla Perry Peter Petra Petrine Petter
Pia Piotr Poul Preben Prem Priya Pål Quang Rabia Rachel Ragna Ragnar Ragne Ragnfrid Ragnhild Ragni Ragnvald Rahma
Rafael Rafal Raja Rakel Ramin Ramona Rana Randi Rania Rasmus Rayan Rebecca Rebekka Regina Regine Reidar Reidulf Reidun
Rein Reinert Remi Renate Renata René Reza Rikard Richard Rigmor Rikke Rima Rita Robert Roberto Robin Roger Roald Roar
Rolf Roman Ronja Ronny Rosa Rose Roy Ruben Rudolf Rukia Rune Runa Runar Runhild Ruslan Rustam Ruth Ryan Ryszard Saba
Sabina Sabine Sabrina Sadia Safia Sahar Sahra Said Saida Salah Saleh Salem Salim Salma Salome Samantha Sami Samir
Samira Samuel Sander Sandra Sanja Sanna Sanne Sara Sarah Saskia Saul Sean Sebastian Selma Selda Selim Selina Selmer
Semir Serina Serine Sergei Severin Shabana Shahid Shahin Shahzad Shanthi Sharif Sheila Shirin Shukri Sidsel Sif Siga
Sigbjørg Sigbjørn Sigfrid Sigfred Sigmund Signe Signy Sigrid Sigrun Sigurd Sigve Silje Silvia Simen Simon Simona
Simone Sina Sindre Siri Siril Siv Sivert Sissel Slawomir Snefrid Snorre Sofia Sofie Solbjørg Solfrid Solgunn Sol
Solrun Solvei Solveig Solvår Sondre Sonja Sonia Sophia Sophie Sofus Stanislaw Stefan Stefania Steffen Stein Steinar
Steinulf Stella Sten Stephan Stephanie Stian Stig Stina Stine Storm Sturla Sturle Sultan Sumaya Sunnev Sunniva Susan
Susann Susanna Susanne Suzana Svanaug Svanhild Svein Sveinung Svend Svenn Sverre Svetlana Svitlana Sylvi Sylvia Sylwia
Synne Synneva Synnøve Syver Sølvi Sølve Søren Sørine Tabita Tage Tahir Taran Tarald Tariq Tarjei Tatiana Tatjana
Teodor Teresa Terese Terje Thea Thelma Theo Theodor Theodora Therese Thom Thomas Thor Thora Thorbjørn Thore Thoralf
Thorleif Thorstein Thorvald Tiana Tilda Tilde Tim Tina Tine Tinius Tiril Tobias Tollef Tom Tomas Tomasz Tommy Tone
Tony Tonje Toni Tor Tora Toralf Toralv Torbjørg Torbjørn Tord Tordis Tore Torfinn Torfrid Torgeir Torger Torgrim
Torgunn Torhild Torild Torill Torje Torjus Torkel Torkil Torkjell Torleif Torleiv Tormod Torny Torstein Torun Torunn
Torvald Tove Tonny Trine Tron Trond Truls Trude Trygve Tuan Tulla Turid Tuva Tyra Ulf Ulla Ulrik Ulrikke Una Une Uno
Unn Unni Ursula Usman Vahid Valborg Valdemar Valentina Valeria Vanja Vanessa Vebjørn Vegar Vegard Vemund Venke Vera
Veronica Veronika Vesna Vetle Vibeke Vida Vidar Viggo Vigdis Viktor Victor Victoria Viktoria Vilde Vilja Vilhelm Vilma
Villemo Vinjar Viola Virginia Viveca Vivian Vivi Vladimir Volodymyr Walid Waleed Walter Wanda Warsame Wenche Wenke
Wibeke Wiktor Wilhelm Wiliam William Wilma Wiggo Wojciech Yahya Yasin Yasmin Yasmine Yasser Yngve Yngvar Yngvild Yonas
Younes Yousef Youssef Yosef Yulia Yusuf Yvonne Zahid Zahra Zaid Zainab Zara Zaynab Zbigniew Zeinab Zeynep Zofia Zoran
Zuzanna Øistein Ørjan Ørnulf Øyolf Øystein Øyvin Øyvind Øyunn Åsa Åse Åsgeir Åshild Åslaug Åsmund Åste Åsta Åge Ådne
Áilu Áilo Ánde Ánte Áslat Biera Biret Biret_Ánne Beaska Cecilie_Elle Elen Elle_Máret Gáddjá Heaika Inga_Máret
Inger_Máret Issát Iŋgá Jovnna Juhán Káren Káre Lásse Láilá Mahtte Máhtte Máret Máret_Ánne Máijá Mihkkal Máhte
Nils_Ánte Niillas Nihlas Ole_Mahtte Piera Rávdná Risten Rávnná Sárá Sunná Sáne Ándaras Ánná Áile Anne_Marie Anne_Lise
Anne_Grete Anne_Grethe Ann_Kristin Ann_Mari Bjørn_Erik Hans_Petter Inger_Lise Inger_Marie Jan_Erik Jan_Petter
Kari_Anne Karl_Johan Kjell_Arne Nils_Petter Odd_Arne Ole_Martin Ole_Petter Per_Arne Per_Erik Svein_Erik Tor_Arne
Tor_Erik
"""

LAST_NAMES = """
Aas Aasen Aase Aasland Abdi Abdullahi Abrahamsen Adan Ahlsen Ahmad Ahmadi Ahmed Akhtar Akselsen Albertsen Alexandersen
Ali Alm Alstad Amundsen Andersen Andersson Andreassen Andresen Anfinsen Antonsen Apeland Arnesen Arntsen Arntzen
Arvesen Asghar Aslaksen Asplund Aspelund Aune Austad Axelsen Bache Bakke Bakken Balto Bang Baran Begum Belsvik Berg
Berge Berger Bergersen Bergli Berglund Bergman Bergsen Berntsen Berntzen Birkeland Bjerke Bjerkan Bjørge Bjørgo
Bjørnsen Bjørnstad Bjørklund Bjerkås Blom Bogen Borge Borgen Borgersen Bosnjak Brandal Brandt Brandsæter Bratland
Bratli Breivik Brekke Brevik Brovold Bruun Brun Bråten Bråthen Bui Bull Bruland Buljo Butt Bø Bøe Bøhn Børresen
Carlsen Chen Christensen Christiansen Christoffersen Dahl Dahle Dahlen Dale Dalen Danielsen Davidsen Diaz Didriksen
Duong Dyrnes Edvardsen Egeland Eggen Eggum Egge Eide Eidem Eikeland Eilertsen Eira Eliassen Ellefsen Ellingsen
Elvestad Elvebakk Engebretsen Engen Engeland Enoksen Eriksen Erlandsen Espeland Espedal Evensen Falch Falck Farah
Fagerli Farstad Fevang Figenschau Fjeld Fjell Flaten Flo Fossum Foss Fosse Fossli Fredheim Fredriksen Fuglestad
Furseth Gabrielsen Gaski Garcia Gaup Gausdal Gjerde Gjertsen Gonzalez Grimstad Gran Granli Grønli Grande Gravdal
Gundersen Gulbrandsen Gullaksen Gustavsen Haaland Haavik Hagen Haga Hage Halvorsen Hamre Hanna Hansen Hansson Hanssen
Haraldsen Hassan Hauge Haugen Haugland Hausken Heggelund Hegge Heier Helland Helgesen Helle Hellesø Hermansen Herland
Hetland Hjelle Hjelmeland Hoang Hoel Hoff Hofstad Hole Holm Holmen Holte Holter Holthe Horn Hossain Hovland Hove Hoven
Huseby Husby Hussain Hussein Huynh Husebø Hætta Hånes Høiland Høyland Ibrahim Ingebrigtsen Ingebretsen Innset Isaksen
Iversen Jacobsen Jahr Jakobsen James Jansen Janssen Jensen Jenssen Jespersen Johannesen Johannessen Johansen Johansson
Johnsen Jonassen Joks Jones Jonsen Josefsen Juliussen Juul Jørgensen Juuso Kamara Karlsen Karlsson Kaspersen Kaur
Khalid Khalil Khan Kim Kjeldsen Kjær Kleiven Kleppe Klausen Knudsen Knutsen Kolstad Korneliussen Kovac Kowalska
Kowalski Kristensen Kristiansen Kristoffersen Krogh Krogstad Kvam Kvamme Kvalheim Kverneland Kvale Kvernmo Langeland
Lange Langaas Lam Larsen Larsson Lauritzen Lauvås Le Lervik Lerum Li Lie Lian Lien Lia Lind Lindberg Lindahl Lindstad
Liland Ljunggren Lothe Lund Lunde Lundberg Lunden Lundby Lyng Lyngstad Lysne Løken Løkken Løvås Løvold Madsen Magga
Magnussen Mahmood Malik Marthinsen Martinsen Mathiassen Mathisen Mehmeti Melby Melhus Michaelsen Mikkelsen Mikalsen
Moe Moen Mohamed Mohammad Mohamud Monsen Mortensen Moum Muhammed Myhre Myklebust Myhr Myhrvold Myrvold Myrvang Myren
Myrland Naess Nergård Nesheim Ness Nesse Nesset Ngo Nguyen Nicolaisen Nielsen Nikolaisen Nilsen Nilssen Nilsson
Norheim Nordahl Nordby Nordgård Nordli Nordlund Nordmann Nordvik Nowak Nygaard Nygård Nyborg Nyhus Nylund Næss Odden
Olafsen Olaussen Olausson Olsen Olsson Omar Omdal Opdal Opsahl Osman Osnes Ottesen Owe Oskal Paulsen Pedersen Persen
Pettersen Petersen Pham Phan Prestegård Qureshi Rafaelsen Rahman Ramberg Rana Rasmussen Refsnes Reinertsen Reitan
Riise Ringstad Risan Rogne Rolstad Romstad Rosland Rosten Roth Rud Rustad Ruud Ryan Rønning Røed Rød Rødseth Røste
Røstad Saba Saether Saleh Salvesen Samuelsen Sand Sandberg Sandnes Sandvik Sandvold Sara Sather Schmidt Schjølberg
Selnes Selvik Simensen Simonsen Singh Sivertsen Sjøberg Skaar Skaget Skar Skogen Skoglund Skogstad Skjelbred Skjelstad
Skjerve Skår Slettebø Smith Solbakken Solberg Solem Solhaug Solheim Solli Somby Sommerfelt Sormunen Stenberg Sperstad
Staff Stang Steen Steffensen Stenersen Stensrud Stokke Stokkeland Storli Strand Strande Strøm Stub Sund Sunde Sundby
Sundnes Sundt Svendsen Svensen Svensson Sve Sveen Sverdrup Syversen Sæbø Sæter Sæther Sætre Sørensen Sørlie Tang
Teigen Thommesen Thomassen Thorsen Thorvaldsen Thu Thune Tjelta Tobiassen Tollefsen Toft Torgersen Torp Tran Truong
Tvedt Tveit Tveiten Tveter Tømmervik Ueland Ulriksen Ulvestad Utsi Vang Vatne Vestby Vik Viken Vikan Vike Vu Vo Wang
Warsame Westby Westgård Wiik Wik Wilhelmsen Williams Winje Winther Wold Wong Wójcik Yang Yilmaz Yusuf Zhang Øien
Ødegaard Ødegård Øverland Østby Østli Østerud Øvrebø Øvergård Åmodt Ås Åsen Årdal Åsheim
"""

LAST_ENDINGS = (
    "sen", "ssen", "sson", "datter", "sdatter", "stad", "heim", "haug", "haugen", "bakken", "bakk", "gård", "gaard",
    "rud", "seth", "sæter", "sether", "sætre", "vold", "dahl", "berg", "mann", "lund", "strøm", "land", "hagen",
    "nes", "ski", "ska", "wicz", "vić", "vic", "ović", "ovic", "enko", "oglu", "oğlu", "zadeh", "pour",
)  # fmt: skip
"""How many last names end. Only said of a word that stands where a last name does."""

NICKNAMES = {
    "Aleksander": "Alex Aleks Sander",
    "Alexander": "Alex Sander",
    "Aleksandra": "Alex Sandra",
    "Andreas": "Andy Dreas",
    "Anne": "Annemor Anni",
    "Bjørn": "Bjønn Bjørni",
    "Benjamin": "Ben Benji",
    "Benedikte": "Bene",
    "Christian": "Chris",
    "Christina": "Tina Stina",
    "Christine": "Stine Tine",
    "Christoffer": "Stoffer Chris",
    "Daniel": "Danny Dani",
    "Elisabeth": "Lise Lisbeth Betty Elise Lizzie",
    "Fredrik": "Fred Fredde",
    "Gabriel": "Gabbe",
    "Georg": "Goggen",
    "Guttorm": "Gutten",
    "Hans": "Hasse",
    "Henrik": "Henke Rikke",
    "Ingebjørg": "Bjørg Inga",
    "Ingeborg": "Inga Bolla",
    "Jakob": "Jakke",
    "Jan": "Janne Janemann",
    "Johan": "Jonna Johs",
    "Johannes": "Johs Hannes Jo",
    "Jonas": "Jonny",
    "Josefine": "Jose Fina",
    "Kari": "Karimor Kaia",
    "Karoline": "Karo Line",
    "Katrine": "Trine Kate",
    "Kathrine": "Trine Kate",
    "Kristian": "Kris Kikki",
    "Kristin": "Kris Stina",
    "Kristine": "Stine Kris",
    "Kristoffer": "Stoffer Kris",
    "Lars": "Lasse Lars'n",
    "Magdalena": "Magda Lena",
    "Magnus": "Magge",
    "Margrethe": "Grete Maggen",
    "Marianne": "Janne Mari",
    "Martin": "Marty",
    "Mathias": "Matti Matte",
    "Mikael": "Mikke",
    "Mohammed": "Mo",
    "Muhammad": "Mo",
    "Mohamed": "Mo",
    "Nikolai": "Niko Nikki",
    "Ole": "Olla",
    "Oskar": "Ossi",
    "Per": "Pelle Persen",
    "Petter": "Pelle",
    "Ragnhild": "Ragna Ranga",
    "Rasmus": "Rasse",
    "Robert": "Bob Robbie",
    "Sebastian": "Basse Seb",
    "Sigurd": "Sigge",
    "Svein": "Svenna",
    "Theodor": "Theo Teddy",
    "Therese": "Tessa",
    "Thomas": "Tom Tommy",
    "Tobias": "Tobben",
    "Torbjørn": "Tobben Torbi",
    "Torstein": "Steinen",
    "Vilhelm": "Willy",
    "William": "Will Bill Willy",
    "Øyvind": "Øyv Øyvin",
}

AMBIGUOUS = """
andre jun san arve stig ask mor tro rolf time
are bo even odd per stein bjørn liv mai sol storm dag bent brede bård gry hauk hawa hans else elle fred frode gro guro
hall haga holm horn hove husby ås lie li lia lien lind lund lunde lunden moe moen myhre myren mark may grace hope rose
rosa will bill frank grant art gene jack john jean kay ray rob sue pat mike dale dean drew earl faith joy june ken
lance miles nick norman page penny pierce ruby ward wade berg berge bakke bakken bråten dahl dal dalen eide enger
engen fjell fjeld flaten foss fosse gran grande hage hagen hauge haugen strand strande sand stokke sund sunde vik
viken vang vatne wold voll nes ness nesse myr rud rød steen stang stub svane tang torp tveit ulv varg nor noor nada
nora juni una sunniva rein roy van vo le do ho kim si to no alle arne arild ivar børge tore tor ruth siri stine line
lin linn tone tim tom unn uno une vera vilja viola vår frøya brage embla saga lykke silje tuva vida idun tage terje
vidar åse åsen ola kari sara sami rana iris erle magne alva aurora max leo luna mira mina milla mille min din sin
kjell ulla ronja maja
"""
"""Names that are words as well: written small they are left alone, and a sentence may begin with one."""

SELDOM_WORDS = """
kari ola alle arne arild ivar børge tore tor ruth siri stine tim tom uno vera viola frøya brage embla silje tuva vida
idun tage terje vidar sara sami rana iris erle magne alva aurora max leo luna mira mina milla mille kjell ulla ronja
maja lin linn john jean kay norman dean ken mike nora hauk hawa sunniva frode guro bård gry åsen jun juni andre arve
rolf una unn si roy kim jack noor åse stig nick rob ray
"""
"""Of these, those that hardly anybody says as words: they are names wherever they stand in capitals."""

NAME_HEADS = """
Al Alf An Arn As Aud Berg Bjørn Bryn Dag Eld Ei Finn Frøy Geir Gjer Gud Gull Gun Gunn Hall Har Her Hild Ing Inge Jor
Jør Kjell Kol Leid Leiv Mag Magn Mål Nor Odd Ol Ragn Rand Reid Rigg Rolf Si Sig Sigg Sol Stein Svan Svein Thor Tor
Tore Tord Tron Ulf Val Ve Vid Vig Vil Yng Øy Åg Ås Ås
"""
NAME_TAILS = """
bjørg bjørn borg brand dis finn frid geir gerd gjerd grim gunn hild jerd kjell laug leif leiv mar mod mund ny olf rid
run stein trud unn vald var vard veig vin ulv ulf vid
"""
"""What many old Norwegian first names are made of: Odd-veig, Gull-borg, Sig-laug."""
