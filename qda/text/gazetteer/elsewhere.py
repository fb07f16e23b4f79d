"""Names that many bear elsewhere and bring with them, and where they come from. Facts, written as words."""

from __future__ import annotations

FIRST_NAMES_ELSEWHERE = """
Aaliyah Aaron Abbas Abebe Abena Abigail Achmed Adele Adebayo Agata Aileen Aisling Akosua Alastair Aleksy Alessandra
Alessandro Alexandre Alfie Alicja Alistair Aliyah Alison Allison Ama Amara Amit Amy Ananya Andrius Angus Anil Anita
Anjali Ann Annabel Annalise Antoine Anwar Archie Arjun Arun Asad Ashley Ashok Asuman Aurelia Ayesha Aylin Aysel Aziz
Babak Barry Bartosz Beatrix Behrouz Bernadette Beth Bethany Bilge Blessing Bogna Boris Bradley Brenda Brendan Brianna
Bridget Brigid Bronwyn Bruce Burak Caitlin Caleb Callum Candice Carol Caroline Catherine Catriona Cedric Celeste
Chantal Chidi Chinedu Chiara Chloe Christian Christos Ciara Claire Clare Clara Clement Clive Colin Connor Conor Craig
Cristina Cynthia Damian Damir Danielle Darius Darren Daphne Deborah Debra Declan Deepa Deirdre Demir Denise Derek
Desmond Devi Diego Dimitri Dirk Divya Dmitri Dominic Donald Donna Dorothy Douglas Duncan Duc Dylan Ebru Eduardo Edwin
Efua Eileen Eilidh Ekaterina Eleanor Elijah Eliza Elsie Emanuel Emine Emre Enrique Eoin Erdem Erin Esra Ethan Eugene
Evan Ewa Ewan Faith Farooq Farrukh Fatuma Femi Fergus Fernando Fiona Florence Frances Francesca Francis Franz Freddie
Gareth Gary Gavin Gemma Geoffrey Geraldine Gerard Gillian Giorgos Giulia Glenn Gloria Gordon Graham Guillaume Gulsen
Habiba Hailey Hakan Hamish Hanna Harriet Harpreet Harry Harvey Hasina Hassan Haruki Heather Hector Hendrik Hiroshi
Hoang Howard Huong Hugh Hyacinth Iain Ifeoma Ignacio Igor Imani Imogen Ines Iqbal Isla Ismet Itziar Ivo Jacqueline
Jack Jamie Janet Janice Jared Jasmine Jason Javier Jayden Jeremy Jerome Jesse Jill Jitendra Joan Jodie Joelle Jolanta
Jorge Josephine Joshua Joyce Juliet Justin Kaan Kadir Kahlil Kamala Karolina Kasia Katalin Kathleen Kathryn Katie
Kavita Keira Kelly Kemal Kerry Khaled Kieran Kimberly Kirsty Kofi Krishna Kumar Kwabena Kwame Kyle Lachlan Laszlo
Latifa Laurence Lauren Leon Lesley Leslie Leticia Levent Lewis Liam Lindsay Linh Lionel Lorenzo Lorna Lorraine Luca
Lucie Lucinda Luis Lynn Madison Mahesh Mairead Malcolm Manjit Marcela Marco Margaret Mariusz Marjorie Marsha Maryan
Matilda Matthew Maureen Meera Megan Mehdi Mehmet Melanie Meryem Mesut Michele Mirela Miroslav Mohan Moira Molly Mungo
Muriel Mustapha Nabil Nadira Nalini Natalya Neha Neil Ngozi Nguyen Nia Niamh Nigel Nikhil Nikos Nimesh Noel Noura Nur
Nuala Oksana Olivier Olu Omari Orla Orhan Osama Oumar Padraig Paige Pamela Paolo Parisa Parvati Patricia Patrick Paul
Paulina Pauline Pedro Penelope Peregrine Perpetua Philip Philippa Phillip Phoebe Pierre Pinar Polly Prakash Priyanka
Przemek Rachael Radek Rafiq Rahul Rajesh Rajiv Ramesh Ranjit Raphael Rashid Raquel Ravi Raymond Rebekah Reena Rhiannon
Rhys Richard Rohan Roisin Ronald Rory Rosalind Rosemary Roxanne Rosie Roshni Rupert Russell Sabah Sadiq Saeed Sana
Sanjay Sandeep Santiago Saoirse Sasha Savita Scott Seamus Sedat Selin Senait Serkan Shannon Sharon Shaun Sheila Shreya
Shirley Sian Sibel Simran Siobhan Siobhán Slavica Sneha Snezana Sofia Soraya Stacey Stanislav Stephanie Stephen Steven
Stewart Stuart Sunil Suresh Susanna Suzanne Svetlana Sylvia Tadeusz Tahir Talia Tamara Tamsin Tanvir Tariq Tatiana
Teresa Terence Thanh Tiffany Timothy Tomasz Tracey Tracy Trevor Tristan Tyrone Umar Uma Ursula Valerie Vanessa
Veronica Victor Victoria Vijay Vikram Violet Virginia Vivian Vivek Vladimir Volodymyr Wanjiru Wayne Wendy Wesley
Wiktor William Winifred Winston Xavier Yannick Yasemin Yasmin Yolanda Yuki Yulia Yuriy Yusra Yvette Yvonne Zachary
Zahid Zahra Zainab Zara Zeynep Zoe Zofia Zoltan Zubair Zuzanna
"""

LAST_ENDINGS_ELSEWHERE = (
    "combe", "worth", "thwaite", "shaw", "wood", "field", "bridge", "bury", "sworth", "ington", "ingham", "kowski",
    "ewski", "escu", "opoulos", "idis", "mann", "stein", "baum", "quist", "kvist", "gren", "yan", "dottir", "dóttir",
    "poulos", "waite", "thorpe", "borough", "hurst", "dale", "ridge", "athy", "stone", "gate", "burn", "croft",
)  # fmt: skip

CITIES_ELSEWHERE = """
Leeds Bradford Manchester Liverpool Birmingham Sheffield Bristol Glasgow Edinburgh Cardiff Belfast Dublin Newcastle
Nottingham Leicester Coventry Hull Plymouth Southampton Portsmouth Brighton Norwich Cambridge Oxford Exeter Aberdeen
Dundee Inverness Swansea Sunderland Middlesbrough Wolverhampton Derby Stoke York Lancaster Preston Blackpool Bolton
Salford Rochdale Oldham Burnley Huddersfield Wakefield Halifax Doncaster Rotherham Barnsley Lincoln Peterborough
Ipswich Colchester Luton Slough Croydon Swindon Gloucester Cheltenham Worcester Cork Galway Limerick Amsterdam
Rotterdam Utrecht Antwerpen Brussel Brussels Paris Lyon Marseille Hamburg München Munich Köln Frankfurt Stuttgart
Dresden Leipzig Wien Vienna Zürich Geneva Praha Prague Budapest Kraków Gdańsk Vilnius Riga Tallinn Kaunas Bucuresti
Bucharest Sofia Beograd Zagreb Sarajevo Pristina Athen Athens Roma Milano Napoli Madrid Barcelona Sevilla Lisboa
Lisbon Istanbul Ankara Izmir Damaskus Damascus Aleppo Beirut Bagdad Baghdad Mosul Teheran Tehran Herat Kandahar
Islamabad Karachi Delhi Mumbai Kolkata Chennai Jaffna Colombo Dhaka Hanoi Saigon Manila Bangkok Asmara Addis_Ababa
Nairobi Kampala Khartoum Hargeisa Kismayo Kinshasa Lagos Accra Kyiv Kiev Kharkiv Lviv Odesa Odessa Mariupol Moskva
Moscow Murmansk Helsingfors Turku Tampere Oulu Rovaniemi Uppsala Örebro Linköping Västerås Umeå Östersund Karlstad
Lund Kiruna Sundsvall Aarhus Århus Odense Aalborg Ålborg Esbjerg Reykjavik Reykjavík Akureyri Tórshavn Chicago Boston
Seattle Toronto Montreal Sydney Melbourne Brisbane Auckland
"""

COUNTRIES = """
Tyrkia Turkey Syria Irak Iraq Iran Afghanistan Pakistan India Bangladesh Sri_Lanka Vietnam Filippinene Philippines
Thailand Kina China Japan Somalia Eritrea Etiopia Ethiopia Sudan Kenya Uganda Kongo Nigeria Ghana Gambia Marokko
Morocco Algerie Algeria Tunisia Libya Egypt Libanon Lebanon Palestina Palestine Jordan Polen Poland Litauen Lithuania
Latvia Estland Estonia Ukraina Ukraine Russland Russia Romania Bulgaria Ungarn Hungary Serbia Kosovo Bosnia Kroatia
Croatia Albania Hellas Greece Italia Italy Spania Spain Portugal Frankrike France Tyskland Germany Nederland
Netherlands Belgia Belgium Østerrike Austria Sveits Switzerland Irland Ireland Skottland Scotland Finland Danmark
Island Iceland Chile Brasil Brazil Colombia Argentina Peru Mexico Canada Australia Myanmar Burma Nepal
"""
