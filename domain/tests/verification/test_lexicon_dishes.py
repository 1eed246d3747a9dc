"""The lexicon on names that the catalogue does not hold: a dish that is planted must be found, a trap must not.

The dishes were listed first and read afterwards; where one was missed, the lexicon was mended, not the list.
"""

import pytest
from nexfitra_domain.verification.lexicon import SUBJECTS, subjects_in

HOLDS = {
    "wheat": """
        Veal schnitzel, breaded; Beef wellington; Penne arrabbiata; Cacio e pepe spaghetti; Steak and ale pie; Scampi
        in breadcrumbs; Vegetable pakora wrap; Croque madame; Welsh rarebit on toast; Fattoush with pitta;
        Beer-battered haddock; Chicken katsu curry; Duck gyoza; Seitan strips; Spinach filo triangles; Bulgur salad;
        Monte cristo sandwich; Sticky toffee pudding; Semolina dumplings; Prawn tempura; Beef bourguignon pie;
        Lahmacun flatbread; Egg noodles in broth; Yorkshire puddings; Fish and chips in batter; Chicken Milanese;
        Cheese blintzes; Rice pilaf with orzo; Sausage rolls; Scotch pancakes; Chicken pot pies; Turkey schnitzels;
        Freekeh pilaf; Chocolate eclairs; Shortcrust tartlets; Spelt loaf; Knafeh pastry; Potstickers; Bao buns; Char
        siu bao; Mantou; Börek; Burek with spinach; Spanakopita; Pastitsio; Manakish; Turkish pide; Banh mi;
        Flammkuchen; Maultaschen; Kaiserschmarrn; Country-fried steak; Chicken fried steak; Biscuits and gravy;
        Bruschetta; Crostini; Panzanella; Jiaozi; Momos; Okonomiyaki; Takoyaki; Monkey bread; Po' boy; Philly
        cheesesteak; Reuben; Muffuletta; Cornish pasties; Rum baba; Cannoli; Sfogliatelle; Zeppole; Jalebi; Puri;
        Bhatura; Kulcha; Tonkatsu; Schnitzel; Piroshki; Pelmeni; Vareniki; Knishes; Rugelach; Babka; Brownie sundae;
        Victoria sponge; Swiss roll; Battenberg; Welsh cakes; Eccles cake; Jaffa cakes; Salmon croquettes; Arancini;
        Tagliolini; Trofie al pesto; Cavatelli; Gemelli; Fregola; Maki with tempura; Tonkotsu ramen; Laksa noodles;
        Matzo ball soup; Monte Cristo; Grilled cheese; Patty melt; Panko prawns; Veal scallopini; Piccata;
        Saltimbocca; Stottie; Bannock; Roti canai; Falafel wrap; Gyros; Shawarma; Kebab in pita; Souvlaki pita; Doner;
        Bierock; Runza; Funnel cake; Sopapillas; Conchas; American chop suey; Chicken and dumplings; Cobbler; Apple
        brown betty; Clafouti; Financiers; Palmiers; Mille-feuille; Croquembouche; Galette; Pain au chocolat; Tarte
        tatin; Gougères; Lefse; Kladdkaka; Semla; Zwiebelkuchen; Käsespätzle; Brezel; Bretzel; Schupfnudeln; Baklava
        with pistachios; Semmelknödel; Serviettenknödel; Potato knoedel; Cacio e pepe
    """,
    "gluten": """
        Beef and Guinness stew; Barley risotto; Rye crispbread with cheese; Overnight oats; Malted milk shake;
        Porridge with berries; Oat flapjacks; Pale ale; Pumpernickel with smoked salmon; Pearl barley soup; Marmite on
        crackers; Toasted muesli; Triticale bread; Malt loaf; Tabbouleh; Seitan kebab; Hefeweizen; Bock; Porter;
        Radler; Kvass; Bircher; Muesli; Scottish oatcakes; Haggis; Black pudding; Bannocks; Grape-Nuts; Weetabix;
        Ready Brek; Horlicks; Barley water; Barley malt syrup; Miso barley; Rye toast; Seitan; Baklava with pistachios
    """,
    "crustaceans": """
        Lobster bisque; Prawn cocktail; Shrimp scampi linguine; Crab rangoon; Crayfish boil; Langoustines with
        garlic; Potted shrimps; Thai prawn crackers; Jambalaya with okra; Tom yum goong; Soft-shell crabs; Shellfish
        platter; Surimi salad; Ebi nigiri; Cajun crawfish étouffée; Nasi goreng with shrimp paste; Moreton Bay bugs;
        Bisque; Prawn toast; Har gow; Shumai with shrimp; Camarones al ajillo; Gambas al ajillo; Krill oil;
        Étouffée; Seafood stick; Crabsticks; Yabbies; King crab legs; Scampi; Langoustine; Tiger prawns; Sambal
        belacan; Surf and turf; Fritto misto; Zarzuela; Marinara seafood; Shrimps
    """,
    "eggs": """
        Eggs Florentine; Spaghetti carbonara; Crème brûlée; Potato tortilla española; Scotch eggs; Toad in the hole;
        Spanish omelettes; Pavlova with berries; Aioli dip; Huevos rancheros; Quiche with leek; Pad thai with tofu;
        Shakshouka; Tiramisu cups; Zabaione; Steak tartare with egg yolk; Sauce béarnaise; Coleslaw with mayonnaise;
        Profiteroles; Yorkshire puddings; Frittata with peppers; Macarons; Kedgeree of smoked haddock; Soufflé au
        fromage; Omurice; Chawanmushi; Okonomiyaki; Kaiserschmarrn; Pancakes; Dutch baby; Popovers; Egg foo yung;
        Oeufs en cocotte; Menemen; Israeli shakshuka; Huevos; Chilaquiles with egg; Mayonnaise; Hollandaise;
        Madeleines; Ladyfingers; Meringues; Île flottante; Floating islands; Custard tart; Pastel de nata; Crema
        catalana; Semifreddo; Sabayon; Advocaat; Spätzle; Challah; Brioche; Kugel; Rosti with egg; Quiche; Egg white
        powder; Albumen; Lysozyme; Cake; Muffins; Waffles; Donuts; Monte cristo; Ramen with egg; Bibimbap; Cobb salad;
        Chef's salad; Sauce gribiche; Bearnaise; Macaroons; Angel food; Divinity; Pasta carbonara; Arancini; Fish
        cakes; Breaded cutlet; Tamagoyaki; Tamago nigiri
    """,
    "fish": """
        Bagel with lox; Kedgeree; Taramasalata; Caesar salad; Fish and chips; Tonno e fagioli; Spicy tuna rolls;
        Anchovies on toast; Pasta puttanesca; Pissaladière with anchovy; Gravlax with dill; Ceviche of sea bass;
        Cullen skink; Rollmops; Vitello tonnato; Kippers; Sardines in oil; Miso-glazed black cod; Poke bowl with ahi;
        Smoked eel; Worcestershire sauce; Dashi stock; Trout amandine; Caviar on blinis; Ahi poke; Bagna cauda;
        Brandade; Bacalao; Baccalà; Bouillabaise; Branzino; Escabeche; Escolar; Fish pie; Finnan haddie; Garum;
        Gefilte fish; Hamachi; Ikura; Masago; Tobiko; Kamaboko; Katsuobushi; Lutefisk; Matjes; Mahi-mahi; Monkfish;
        Omega-3 fish oil; Opah; Orange roughy; Pissaladière; Rillettes of salmon; Sashimi; Scrod; Skate wing; Soused
        herring; Stargazy pie; Surströmming; Unadon; Wahoo; Whitebait; Arbroath smokies; Dover sole; Nam prik; Green
        papaya salad; Som tam; Kimchi; Caesar; Nuoc cham; Surimi; Isinglass; Fisherman's pie; Chirashi; Onigiri with
        tuna; Mojama; Salt cod; Bacalhau à brás
    """,
    "peanuts": """
        Chicken satay skewers; Kung pao tofu; Groundnut stew; Massaman curry; PB&J sandwich; Pad thai noodles;
        Monkey nuts; African peanut soup; Sesame and peanut noodles; Satay sauce; Chicken satay; Beer nuts; Bamba;
        Reese's; Cracker Jack; Rempeyek; Chikki; Arachis oil; Mafé; Maafe; Kare-kare; Dan dan noodles; Bang bang
        chicken; PB2
    """,
    "soy": """
        Mapo tofu; Miso aubergine; Tempeh rendang; Edamame salad; Soya mince chilli; Sukiyaki; Natto rolls; Agedashi
        tofu; Hoisin duck pancakes; Ponzu dressing; Tamari almonds; Textured vegetable protein stew; Bibimbap with
        beef; Beef bulgogi; Inari pockets of bean curd; Soy-glazed salmon; Kecap manis noodles; Shoyu ramen; Agedashi;
        Doenjang jjigae; Gochujang; Tofurky; Soy curls; Miso ramen; Mapo; Nasu dengaku; Yakitori; Teppanyaki; General
        Tso's chicken; Char siu; Japchae; Kimbap; Korean fried chicken; Black bean sauce; Stir-fry in soy; Kecap;
        Sweet soy; Textured soya; Edamame; Lecithin (E322); Soynut; Ponzu; Mie goreng; Teriyaki; Ganmodoki
    """,
    "milk": """
        Fettuccine Alfredo; Cauliflower cheese; Potato dauphinoise; Saag paneer; Butter chicken; Welsh rarebit;
        Clotted cream; Mozzarella sticks; Tres leches cake; Panna cotta; Chicken tikka masala; Lasagne verdi;
        Tzatziki; Caprese with burrata; Gnocchi with gorgonzola; Ham and cheddar toastie; Quattro formaggi pizza;
        Fondue; Raclette; Creamed spinach; Eggnog latte; Mashed potatoes; Lamb korma; Feta and olives; Halloumi fries;
        Ghee rice; Croque-monsieur; Poutine with cheese curds; Skyr with berries; Buttermilk chicken; Whey shake;
        Shepherd's pie with mash; Tarte flambée with crème fraîche; Spinach and ricotta cannelloni; Aligot; Affogato;
        Béchamel; Brie en croute; Burrata; Café con leche; Chai latte; Cannoli; Chicken Alfredo; Chicken makhani;
        Murgh makhani; Clafoutis; Crema catalana; Croque; Dal makhani; Gelato; Gratin; Grilled cheese; Hot chocolate;
        Junket; Kheer; Knafeh; Labneh; Malai kofta; Malted milk; Mornay; Nacho cheese; Palak paneer; Pastel de nata;
        Patty melt; Philly cheesesteak; Pierogi ruskie with cheese; Pimento cheese; Polenta with mascarpone; Queso
        fundido; Raita; Rasgulla; Ras malai; Risotto; Saganaki; Spanakopita; Syllabub; Tartiflette; Toffee; Trifle;
        Vichyssoise; Welsh cakes; White chocolate; Milk chocolate; Yoghurt; Zabaglione cream; Caramel; Butterscotch;
        Blue cheese dressing; Twarog; Quark; Ayran; Kulfi; Barfi; Lassi; Mac 'n' cheese; Potato gratin; Duchess
        potatoes; Colcannon; Champ; Hasselback potatoes with butter; Käsespätzle; Caprese; Greek salad; Insalata
        tricolore; Crepes; Brioche; Lobster roll with butter; Alfredo; Vodka sauce; Paprikash; Bisque; Chowder; Cream
        soup; Bread sauce; Casein; Ghee; Clarified butter; Stracciatella; Cacio e pepe
    """,
    "nuts": """
        Trout amandine with almonds; Pesto alla genovese; Bakewell tart; Baklava; Marzipan stollen; Cashew chicken;
        Chicken korma; Muhammara with walnuts; Praline ice cream; Nougat bar; Hazelnut spread; Pistachio kulfi;
        Frangipane tart; Romesco sauce; Macadamia cookies; Dukkah eggs; Nutella crêpes; Granola clusters; Florentine
        biscuits; Gianduja cream; Amaretto sour; Amandine; Ajo blanco; Biscotti; Cantucci; Charoset; Financier; Linzer
        torte; Macaron; Maids of honour; Muhammara; Nutella; Orgeat; Panforte; Pasanda; Passanda; Peshwari naan;
        Picada; Pralines; Rocher; Rugelach; Turrón; Toblerone; Ferrero; Nut roast; Nut bar; Walnut whip; Noisette;
        Nougatine; Baci; Cashew curry; Coronation chicken with almonds; Battenberg; Dundee cake; Simnel cake;
        Kourabiedes; Ricciarelli; Amaretti; Frangelico; Pistachio; Satsivi
    """,
    "celery": """
        Mirepoix; Celeriac remoulade; Shrimp gumbo; Ragù alla bolognese; Vegetable bouillon; Celery sticks; Beef
        consommé; Turkey stuffing; Tuna salad sandwich; Celery salt; Consommé; Bouillon cube; Etouffée; Pot pie;
        Stock; Waldorf; Ribollita; Osso buco; Lobster roll; Old Bay; Caponata; Marmite; Oxtail soup; Scotch broth
    """,
    "mustard": """
        Honey mustard chicken; Céleri rémoulade; Dijon vinaigrette; Piccalilli; Hot dog with relish; Curry powder;
        Barbecue sauce ribs; Welsh rarebit; Caesar salad; Honey mustard; Dijonnaise; Colman's; Deviled eggs;
        Mayonnaise; Rarebit; Reuben; Cuban sandwich; Cubano; Chow-chow; Mostarda; Kasundi; Dhokla; Panch phoron;
        Rapini mustard greens; Mustard greens; Moutarde à l'ancienne
    """,
    "sesame": """
        Baba ghanoush; Falafel with tahini; Hummus bowl; Halva; Sesame prawn toast; Za'atar flatbread; Gomasio rice;
        Everything bagels; Dukkah; Tahini dressing; Simit; Bibimbap; Furikake rice; Hoummos; Tahini; Tahina; Halvah;
        Halwa; Hummus; Baba ganoush; Gomashio; Furikake; Sesame; Benne wafers; Dan dan noodles; Japchae; Kimbap;
        Pasteli; Tarator; Zaatar; Big Mac; Goma dressing; Jian dui; Bang bang; Shichimi; Aubergine with tehina
    """,
    "sulphites": """
        Coq au vin; Boeuf bourguignon; White wine sauce; Sherry trifle; Balsamic glaze; Mulled wine; Sultana scones;
        Moules in cider; Chicken marsala; Sangria; Prosecco; Mince pies; Risotto with vermouth; Kir royale; Wine;
        Cider; Bourguignon; Glacé cherries; Candied peel; Maraschino; Mincemeat; Christmas pudding; Stollen; Fruit
        cake; Beurre blanc; Moules marinière; Osso buco; Kir; Aperol spritz; Mimosa; Bellini; Buck's fizz; Vermouth;
        Negroni; Sherry; Madeira; Rioja; Merlot; Pinot; Burgundy; Grape must; Wine vinegar; Red wine jus;
        Zabaglione; Barolo; Shiraz; Dried mango; Chianti
    """,
    "lupin": """
        Lupin flour bread; Lupini beans; Lupine burger; Lupins in brine; Lupin; Lupine; Tremoços; Altramuces
    """,
    "molluscs": """
        Moules marinière; Oysters Rockefeller; Squid ink risotto; Octopus salad; Escargots; Coquilles St Jacques
        with scallops; Whelks; Cockles in vinegar; Oyster sauce beef; Cuttlefish stew; Abalone; Mussels in beer;
        Angels on horseback; Arroz negro; Calamares; Clams casino; Coquilles Saint-Jacques; Conch fritters; Cockles;
        Fritto misto; Geoduck; Linguine alle vongole; Moules frites; Mussels; Oyster; Oysters Kilpatrick; Paella de
        mariscos; Periwinkles; Pulpo a la gallega; Razor shells; Razor clams; Seafood; Sepia; Takoyaki; Zarzuela;
        Snails
    """,
    "meat": """
        Beef wellington; Spaghetti carbonara; Toad in the hole; Scotch eggs; Lamb rogan josh; Steak frites; Osso
        buco; BLT sandwich; Ham hock terrine; Chilli con carne; Cassoulet; Feijoada with pork; Liver and onions;
        Pigs in blankets; Venison stew; Leberwurst; Steak tartare; Irish stew of mutton; Doner kebab; Corn dogs;
        Quiche with lardons; Black pudding; Meatballs in gravy; Gammon steak; Wiener schnitzel; Haggis; Hawaiian
        pizza with ham; Carnitas tacos; Jamón croquetas; Salisbury steak; Goat curry; Al pastor; Andouille;
        Antipasto; Bangers and mash; Barbacoa; Beef; Biltong; Birria; Boerewors; Brisket; Cabbage rolls with mince;
        Cannelloni al ragù; Carbonara; Carpaccio; Char siu; Charcuterie; Chateaubriand; Chicharron; Chili dog;
        Chimichurri steak; Choucroute garnie; Cornish pasty; Croque madame; Cubano; Currywurst; Debreziner; Empanada
        de carne; Faggots; Frikadelle; Full English breakfast; Goulash; Ground chuck; Guanciale; Gyros; Hot dog;
        Kebab; Keema; Kofta; Köfte; Lamb; Lancashire hotpot; Landjäger; Leberkäse; Lorne sausage; Lardo; Linguiça;
        Loin chops; Mapo tofu; Merguez; Mince; Mixed grill; Mortadella; Mutton; Nduja; Nihari; Offal; Osso bucco;
        Pancetta; Pastitsio; Pastrami; Philly cheesesteak; Pork belly; Pot roast; Prosciutto; Reuben; Ribeye; Rogan
        josh; Ropa vieja; Rouladen; Saltimbocca; Sauerbraten; Schweinshaxe; Scrapple; Shashlik; Shawarma lamb; Shish
        kebab; Speck; Steak; Suadero; Sweetbreads; T-bone; Tonkatsu; Tonkotsu; Tongue; Tournedos; Tripe; Veal
        Milanese; Venison; Vitello; Wagyu; Wurst; Zampone; Bresaola; Capicola; Soppressata; Suet; Dripping; Gelatin
        beef; Parmesan; Grana Padano
    """,
    "poultry": """
        Coq au vin; Duck à l'orange; Turkey burgers; Buffalo wings; Confit of goose; Roast pheasant; Pâté de foie
        gras; Chicken cacciatore; Quail with grapes; Poussin; Giblet gravy; Chicken tikka; Ostrich steak; Peking
        duck; Guinea fowl; Drumsticks in barbecue sauce; Capon; Chicken; Cacciatore; Cock-a-leekie; Coronation
        chicken; Duck confit; Drumsticks; Foie gras; Fricassee of fowl; Guinea hen; Jerk chicken; Karaage; Kiev;
        Nuggets; Pheasant; Pollo asado; Poulet basquaise; Poultry; Rotisserie chicken; Schmaltz; Squab; Tandoori
        chicken; Turkey; Wings; Yakitori; General Tso; Murgh makhani; Turducken; Magret de canard; Hot wings; Emu;
        Partridge; Grouse; Woodcock; Tikka masala
    """,
    "gelatin": """
        Panna cotta; Marshmallow fluff; Tomato aspic; Jell-O shots; Rocky road; Wine gums; Jellied eels; S'mores;
        Aspic; Bavarian cream; Bavarois; Gelatine leaves; Haribo; Jell-O; Jelly babies; Jello salad; Marshmallows;
        Mousse cake with gelatine; Rice Krispies treats; Head cheese; Brawn; Candy corn; Altoids; Gelatin capsules;
        Collagen powder; Collagen peptides; Fruit pastilles; Strawberry jelly cubes; Pork pie jelly; Isinglass
    """,
    "honey": """
        Honey mustard chicken; Baklava; Honeycomb with honey; Nougat with manuka; Mead; Honey-roast ham; Royal
        jelly; Honeycomb; Lebkuchen; Halva with honey; Turrón; Pasteli; Bee pollen; Propolis; Beeswax; Manuka;
        Loukoumades; Hydromel; Medovik
    """,
}

FREE = {
    "wheat": """
        Buckwheat galette; Corn tortillas; Rice noodles with tofu; Polenta; Rice cakes; Sweetbreads; Lettuce wraps;
        Courgette noodles; Breadfruit chips; Spaghetti squash; Coconut flour; Burger patties; Risotto milanese;
        Prawn crackers
    """,
    "gluten": """
        Ginger beer; Buckwheat; Quinoa; Rice bran; Ginger ale; Gluten-free beer
    """,
    "crustaceans": """
        Crab apple jelly; Mussels; Tuna steaks; Crabapples; Vegan prawns; Seafood-flavoured tofu, vegan
    """,
    "eggs": """
        Eggplant dip; Eggfruit; Egg-free mayonnaise; Scrambled tofu; Rice paper rolls; Custard apple; English
        muffins; Vegan pancakes; Flax eggs; Noodles without egg
    """,
    "fish": """
        Oyster mushrooms; Swedish fish; Cucumber sushi; Crab claws; Fish-free sauce; Vegan fish fingers; Vegetable
        sushi
    """,
    "peanuts": """
        Butternut squash; Doughnuts
    """,
    "soy": """
        Chickpeas; Coconut aminos; Sunflower lecithin; Peanut butter; Green beans; Soya-free spread; Bean sprouts
    """,
    "milk": """
        Almond butter; Peanut butter; Cocoa butter; Butternut soup; Soya yoghurt; Vegan cheese; Lemon curd;
        Milkfish; Buttercup squash; Coconut cream; Cashew cream; Oat cream; Bread and butter pickles; Tofu, bean
        curd; Vegan crème fraîche; Coconut yoghurt; Pasta, no cheese; Hazelnut milk
    """,
    "nuts": """
        Butternut squash; Coconut flakes; Water chestnuts; Doughnuts; Tiger nuts; Nut-free pesto
    """,
    "celery": """
        Carrot sticks; Celery cabbage; Stock without celery; Wiener schnitzel
    """,
    "mustard": """
        Horseradish; Hot dog rolls; Mayonnaise without mustard
    """,
    "sesame": """
        Sunflower seeds; Pumpkin seeds; Sesame-free crackers
    """,
    "sulphites": """
        Fresh grapes; Wine gums; Unsulphured apricots; Portobello mushrooms; Winegums; Sulphite-free wine
    """,
    "lupin": """
        Chickpeas; Broad beans
    """,
    "molluscs": """
        Oyster mushrooms; Oyster plant; Salmon
    """,
    "meat": """
        Kidney beans; Beefsteak tomatoes; Horse mackerel; Horseradish; Lamb's lettuce; Veggie burgers; Coconut meat;
        Tuna steak; Vegetarian sausages; Cauliflower steaks; Hamburger buns; Chicken sausages; Halloumi; Vegan
        mince; Malai kofta; Vegetable kebabs; Beetroot carpaccio; Mince pies; Hart's tongue fern
    """,
    "poultry": """
        Quail eggs; Chicken of the woods; Duck eggs; Pigeon peas; Turkey eggs; Poultry seasoning; Cauliflower wings;
        Paneer tikka masala; Chicken-fried steak
    """,
    "gelatin": """
        Jellied cranberry sauce; Marshmallow root tea; Strawberry jam; Agar; Vegan gummy bears
    """,
    "honey": """
        Honeydew melon; Honeycrisp apple; Honey mushrooms; Honeysuckle
    """,
}

FOLLOWING = {"dairy": "milk", "egg": "eggs", "shellfish": "molluscs"}
"""Origins that are found with an allergen and need no dishes of their own."""


def rows(table):
    return [(subject, " ".join(name.split())) for subject, names in table.items() for name in names.split(";")]


@pytest.mark.parametrize(("subject", "name"), rows(HOLDS))
def test_a_planted_dish_is_found(subject, name):
    assert subject in subjects_in([name], cleared_in=[name])


@pytest.mark.parametrize(("subject", "name"), rows(FREE))
def test_a_trap_is_passed_over(subject, name):
    assert subject not in subjects_in([name], cleared_in=[name])


def test_every_subject_has_dishes_and_traps():
    assert set(HOLDS) | set(FOLLOWING) == SUBJECTS == set(FREE) | set(FOLLOWING)


@pytest.mark.parametrize(("origin", "allergen"), FOLLOWING.items())
def test_an_origin_is_found_with_its_allergen(origin, allergen):
    assert all(origin in subjects_in([name]) for subject, name in rows(HOLDS) if subject == allergen)
