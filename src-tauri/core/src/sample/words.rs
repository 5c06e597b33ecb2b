//! The rest of what cards say: workplaces, titles, streets, notes, labels.

pub(super) const FIRM_HEADS: &[&str] = &[
    "Kaski", "Revontuli", "Harmaja", "Tyrsky", "Louhi", "Ahti", "Kuukkeli", "Saimaa", "Myrsky", "Kaarna", "Suvanto",
    "Tuulispää", "Vellamo", "Halla", "Nordlys", "Bluebird", "Juniper", "Rook & Finch", "Kelo", "Tervapääsky",
];

pub(super) const FIRM_TAILS: &[&str] = &[
    " Oy", " Design Oy", " Software Oy", " Logistiikka Oy", " Arkkitehdit Oy", " Energia Oyj", " Media Oy", " Lakipalvelut",
    " Insinöörit Oy", " Konepaja Oy", " Tilitoimisto Ky", " Ab", " Ltd", " Consulting", " Ravintolat Oy", " Rakennus Oy",
];

pub(super) const DEPARTMENTS: &[&str] =
    &["Myynti", "Talous", "Tuotekehitys", "Henkilöstö", "Sales", "Engineering", "Research", "Viestintä", "Hankinta"];

pub(super) const TITLES: &[&str] = &[
    "Toimitusjohtaja", "Myyntipäällikkö", "Ohjelmistokehittäjä", "Projektipäällikkö", "Kouluttaja", "Asiakasvastaava", "Lakimies",
    "Arkkitehti", "Talousjohtaja", "Rekrytoija", "Graafinen suunnittelija", "Toimittaja", "Tutkimuspäällikkö", "Sähköasentaja",
    "Yrittäjä", "Product manager", "Data analyst", "Founder", "Partner", "Consultant, R&D", "Head of sales; Nordics",
    "Ostopäällikkö", "Laatupäällikkö", "Kirjanpitäjä",
];

/// Street, city and its first postcode.
pub(super) const STREETS: &[&str] = &[
    "Koivukuja", "Rantatie", "Kirkkokatu", "Puistokatu", "Asematie", "Mäntytie", "Koulukatu", "Satamakatu", "Myllytie",
    "Linnankatu", "Hämeentie", "Keskuskatu", "Peltotie", "Vanha tie", "Kauppakatu", "Niittypolku",
];
pub(super) const CITIES: &[(&str, u32)] = &[
    ("Helsinki", 100), ("Espoo", 2_100), ("Tampere", 33_100), ("Turku", 20_100), ("Oulu", 90_100), ("Jyväskylä", 40_100),
    ("Lahti", 15_100), ("Kuopio", 70_100), ("Rovaniemi", 96_100), ("Pietarsaari", 68_600), ("Hämeenlinna", 13_100),
];
pub(super) const ABROAD: &[(&str, &str, &str, &str)] = &[
    ("12 Harbour Row", "Bristol", "BS1 4XX", "United Kingdom"),
    ("Flat 3, 8 Mill Lane", "Leeds", "LS2 9XX", "United Kingdom"),
    ("Strandvägen 14", "Stockholm", "114 56", "Sverige"),
    ("Kase 5-12", "Tallinn", "10127", "Eesti"),
    ("1200 Elm Street", "Portland, OR", "97205", "USA"),
];

pub(super) const NOTES: &[&str] = &[
    "Tavattu messuilla.\nLupasi lähettää esitteen; palaa asiaan keväällä.",
    "Met at the spring seminar, sat at the same table.\nLikes sailing, two kids.",
    "Allerginen pähkinöille.\nKahvi mustana, ei sokeria.",
    "Vanha opiskelukaveri, Otaniemi.\n\nMuuttanut takaisin Suomeen.",
    "Ask about: the grant, the new office; and the dog (Nalle).",
    "Soita mieluiten iltapäivällä",
    "Naapuri, 3. krs.\nAvain on meillä.",
    "Käytti meitä alihankkijana, laskut aina ajallaan.",
    "Recommended by Anna. Prices are fair, takes three weeks.\nInvoice by e-mail only.",
    "Синий дом у моря.\nГоворит по-фински и по-английски.",
    "Sukujuhlien järjestäjä 😀\nPaikka: seurantalo\nRuoka: kysy tarjous",
    "C:\\Projektit\\2023 – sama tiimi, 50 % työaika",
    "Kirjapiirin vetäjä.\n- lainasi \"Alastalon salissa\"\n- palauta ennen joulua!",
    "Hieroja. Peruutus 24 h ennen",
];

pub(super) const TAGS: &[&str] =
    &["Ystävät", "Perhe", "Työ", "Sukulaiset", "Partio", "Kuoro", "Naapurit", "Clients", "Alumni", "Lukupiiri", "Suppliers", "Taloyhtiö"];

pub(super) const NICKNAMES_WOMEN: &[&str] = &["Anski", "Maikki", "Kata", "Lissu", "Hansu", "Tinde", "Sirkku", "Riksu", "Mimmi", "Lottis"];
pub(super) const NICKNAMES_MEN: &[&str] = &["Jake", "Masa", "Hessu", "Pete", "Ville-ukko", "Sakke", "Tintti", "Make", "Ripa", "Jone"];

pub(super) const OWN_LABELS: &[&str] = &["Huvila", "Varanumero", "Mökki", "Pomo", "Kesänumero", "Night shift"];
