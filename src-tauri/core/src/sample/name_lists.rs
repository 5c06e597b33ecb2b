//! The names that invented people are given, the common ones first.

pub(super) const FINNISH_WOMEN: &[&str] = &[
    "Anna", "Maria", "Johanna", "Sofia", "Laura", "Aino", "Helena", "Emilia", "Liisa", "Katariina", "Sanna", "Tuula",
    "Anne", "Päivi", "Kaisa", "Riikka", "Hanna", "Elina", "Outi", "Marja", "Ritva", "Leena", "Pirjo", "Tiina", "Minna",
    "Heidi", "Jenni", "Katja", "Satu", "Kirsi", "Eeva", "Susanna", "Tarja", "Merja", "Mari", "Ulla", "Seija", "Pirkko",
    "Eila", "Raija", "Sirpa", "Nina", "Piia", "Niina", "Jaana", "Noora", "Ella", "Iida", "Venla", "Helmi", "Vilma",
    "Saara", "Oona", "Siiri", "Ronja", "Enni", "Pihla", "Lumi", "Kerttu", "Hilla", "Aada", "Veera", "Essi", "Suvi",
    "Taina", "Terhi", "Tuija", "Virpi", "Mirja", "Irma", "Aila", "Anneli", "Arja", "Auli", "Birgitta", "Eija", "Elisa",
    "Henna", "Inka", "Irja", "Jonna", "Kati", "Kreetta", "Laila", "Lea", "Maarit", "Maija", "Marika", "Meri", "Miia",
    "Mirka", "Nelli", "Paula", "Pauliina", "Pinja", "Reetta", "Roosa", "Salla", "Sari", "Senja", "Sini", "Taru", "Teija",
    "Tytti", "Vieno", "Viivi", "Wilma", "Ylva",
];

pub(super) const FINNISH_MEN: &[&str] = &[
    "Juhani", "Mikko", "Matti", "Jukka", "Antti", "Timo", "Kari", "Jari", "Pekka", "Markku", "Juha", "Heikki", "Hannu",
    "Janne", "Ville", "Sami", "Petri", "Marko", "Lauri", "Seppo", "Tuomas", "Teemu", "Jussi", "Olli", "Jaakko", "Tapio",
    "Esa", "Ari", "Harri", "Jouni", "Kimmo", "Mika", "Pasi", "Risto", "Tero", "Tommi", "Vesa", "Eero", "Aleksi", "Joonas",
    "Niko", "Elias", "Onni", "Väinö", "Eino", "Oiva", "Toivo", "Leo", "Oliver", "Eetu", "Aaro", "Aarne", "Arttu", "Atte",
    "Erkki", "Henri", "Henrik", "Iiro", "Ilkka", "Ilmari", "Jalmari", "Jarkko", "Jarmo", "Jere", "Jesse", "Joel", "Jorma",
    "Jouko", "Juho", "Jyrki", "Kaarlo", "Kai", "Kalle", "Kalevi", "Kasper", "Keijo", "Kosti", "Kyösti", "Lasse", "Luka",
    "Martti", "Mauri", "Mauno", "Miika", "Miro", "Niilo", "Okko", "Oskari", "Otto", "Paavo", "Panu", "Pauli", "Pentti",
    "Pertti", "Rasmus", "Rauno", "Reijo", "Roope", "Saku", "Sakari", "Santeri", "Simo", "Taneli", "Tatu", "Topi", "Urho",
    "Veikko", "Vilho", "Yrjö",
];

/// What follows the hyphen of a double name: *Anna-Maija*, *Veli-Matti*.
pub(super) const SECOND_WOMEN: &[&str] = &["Maija", "Liisa", "Leena", "Riitta", "Kaisa", "Mari", "Kristiina", "Reetta", "Sofia"];
pub(super) const SECOND_MEN: &[&str] = &["Pekka", "Matti", "Petteri", "Heikki", "Ville", "Erik", "Antti", "Mikael", "Kristian"];

pub(super) const FINNISH_FAMILIES: &[&str] = &[
    "Korhonen", "Virtanen", "Mäkinen", "Nieminen", "Mäkelä", "Hämäläinen", "Laine", "Heikkinen", "Koskinen", "Järvinen",
    "Lehtonen", "Lehtinen", "Saarinen", "Salminen", "Heinonen", "Niemi", "Heikkilä", "Kinnunen", "Salonen", "Turunen",
    "Salo", "Laitinen", "Rantanen", "Tuominen", "Karjalainen", "Jokinen", "Mattila", "Savolainen", "Lahtinen", "Ahonen",
    "Leppänen", "Ojala", "Hiltunen", "Väisänen", "Pitkänen", "Huttunen", "Kallio", "Leinonen", "Miettinen", "Aaltonen",
    "Pesonen", "Manninen", "Hakala", "Rantala", "Anttila", "Laaksonen", "Koivisto", "Hirvonen", "Räsänen", "Lehto",
    "Laakso", "Toivonen", "Mustonen", "Rautio", "Nurmi", "Niskanen", "Aalto", "Peltonen", "Moilanen", "Kettunen",
    "Pulkkinen", "Partanen", "Lappalainen", "Hyvönen", "Vainio", "Kauppinen", "Seppälä", "Kemppainen", "Suominen",
    "Kokkonen", "Lampinen", "Lindholm", "Nyman", "Halonen", "Nevalainen", "Hänninen", "Oksanen", "Eskelinen", "Ruotsalainen",
    "Immonen", "Parviainen", "Sillanpää", "Tikkanen", "Kärkkäinen", "Jääskeläinen", "Karppinen", "Honkanen", "Hakkarainen",
    "Vuorinen", "Penttinen", "Ikonen", "Asikainen", "Björklöf", "Kuusisto", "Kosonen", "Vartiainen", "Tolonen", "Ylönen",
    "Ronkainen", "Mikkola", "Sirola", "Uusitalo", "Ketola", "Alanen", "Rissanen", "Soininen", "Nuutinen", "Keränen",
    "Peltola", "Auvinen", "Kivelä", "Rajala", "Kokko", "Sarajärvi", "Markkanen", "Hautala", "Kangas", "Ollikainen",
    "Varis", "Tiainen", "Punkkinen", "Haapala", "Määttä", "Rauhala", "Kontio", "Ojanen", "Palonen", "Suhonen", "Hukkanen",
    "Hietala", "Vanhanen", "Ruuska", "Suoranta", "Torvinen", "Paananen", "Saastamoinen", "Pöyhönen", "Yli-Hukkala",
    "Ala-Ketola", "Vesterinen", "Arponen", "Siltanen", "Kautto", "Pohjola",
];

/// Family names of two parts, *Haapa* and *niemi*: the way most of them came about.
pub(super) const FAMILY_HEADS: &[&str] = &[
    "Haapa", "Kivi", "Koivu", "Kuusi", "Lehto", "Mänty", "Honka", "Leppä", "Pihlaja", "Tammi", "Vaahtera", "Karhu",
    "Hirvi", "Kettu", "Susi", "Kotka", "Joutsen", "Kurki", "Lahna", "Ahven", "Harju", "Hiekka", "Hieta", "Kallio",
    "Kangas", "Korpi", "Laakso", "Lampi", "Lahti", "Luoto", "Maa", "Metsä", "Multa", "Myllä", "Nurmi", "Ojan", "Paju",
    "Pelto", "Pitkä", "Raja", "Ranta", "Rauta", "Ruoho", "Saari", "Salmi", "Sammal", "Savi", "Sora", "Suvi", "Syvä",
    "Talvi", "Tuomi", "Uusi", "Vanha", "Vesi", "Viita", "Vuori", "Ylä", "Yli", "Iso",
];

pub(super) const FAMILY_TAILS: &[&str] = &[
    "niemi", "mäki", "koski", "ranta", "saari", "lahti", "salo", "järvi", "vaara", "harju", "kangas", "aho", "pelto",
    "suo", "nummi", "virta", "talo", "luoma", "puro", "korpi", "lampi", "metsä", "joki", "vainio", "viita",
];

pub(super) const SWEDISH_HEADS: &[&str] = &[
    "Berg", "Lind", "Sjö", "Ny", "Öster", "Väster", "Sund", "Ström", "Hög", "Back", "Ek", "Gran", "Holm", "Lund", "Björk",
    "Ahl", "Alm", "Dal", "Fager", "Grön", "Hägg", "Käll", "Norr", "Rosen", "Söder",
];
pub(super) const SWEDISH_TAILS: &[&str] =
    &["ström", "man", "berg", "qvist", "holm", "lund", "gren", "blom", "fors", "dahl", "stedt", "roos", "vall", "ås", "felt"];

pub(super) const ENGLISH_HEADS: &[&str] = &[
    "Ash", "Black", "Brad", "Brook", "Cliff", "East", "Fair", "Green", "Hart", "High", "King", "Lang", "Long", "Marsh", "Mid",
    "New", "North", "Oak", "Red", "Rock", "South", "Stan", "Thorn", "West", "White", "Wood",
];
pub(super) const ENGLISH_TAILS: &[&str] =
    &["ford", "ley", "ton", "wood", "well", "field", "worth", "ham", "bridge", "brook", "land", "man", "son", "by", "hurst"];

pub(super) const SWEDISH_WOMEN: &[&str] = &[
    "Eva", "Kristina", "Birgitta", "Annika", "Elsa", "Maja", "Ebba", "Astrid", "Linnéa", "Freja", "Åsa", "Gunilla",
    "Ingrid", "Malin", "Siv", "Tove", "Karin", "Lotta", "Solveig", "Göta",
];
pub(super) const SWEDISH_MEN: &[&str] = &[
    "Lars", "Anders", "Göran", "Björn", "Åke", "Johan", "Mats", "Axel", "Gustav", "Oskar", "Viktor", "Nils", "Håkan",
    "Torsten", "Emil", "Jörgen", "Stig", "Christer", "Rolf", "Kjell",
];
pub(super) const SWEDISH_FAMILIES: &[&str] = &[
    "Johansson", "Karlsson", "Lindström", "Nyström", "Söderberg", "Sjöblom", "Åkerlund", "Backström", "Ekholm", "Holmberg",
    "Nordström", "Öhman", "Sandberg", "Lindqvist", "Forsström", "Grönroos", "Bergström", "Wikström", "Lundqvist", "Häggblom",
    "Sundqvist", "Strömberg", "Mattsson", "Blomqvist", "Enqvist", "Rosenqvist", "Westerlund", "Hägglund", "Rönnqvist", "Österholm",
];

pub(super) const ENGLISH_WOMEN: &[&str] = &[
    "Olivia", "Amelia", "Grace", "Charlotte", "Emily", "Alice", "Hannah", "Chloe", "Rosie", "Imogen", "Claire", "Rachel",
    "Priya", "Siobhán", "Zoë", "Renée", "Megan", "Abigail", "Naomi", "Ruth", "Fiona", "Harriet", "Beatrice", "Joan",
];
pub(super) const ENGLISH_MEN: &[&str] = &[
    "James", "William", "Henry", "George", "Thomas", "Daniel", "Samuel", "Joseph", "Edward", "Owen", "Callum", "Rhys",
    "Aidan", "Marcus", "Nathan", "Peter", "Simon", "Oscar", "Theo", "Luke", "Raj", "Seán", "Graham", "Duncan",
];
pub(super) const ENGLISH_FAMILIES: &[&str] = &[
    "Smith", "Taylor", "Brown", "Wilson", "Evans", "Thomas", "Roberts", "Walker", "Wright", "Robinson", "Hughes", "Green",
    "Clarke", "Patel", "O'Connor", "O'Brien", "McAllister", "Fitzgerald", "Hargreaves", "Ashworth", "Bennett", "Carmichael",
    "Dunne", "Ellsworth", "Fairbanks", "Goodwin", "Hollis", "Ingram", "Jennings", "Kirkland", "Langford", "Mercer", "Norwood",
    "Osborne", "Prescott", "Quinn", "Radcliffe", "Sutherland", "Thornton", "Underwood", "Vance", "Whitaker", "Yardley",
    "Smith-Jones", "St. Clair", "van der Berg", "de Souza", "Okafor", "Adeyemi", "Kowalski",
];

pub(super) const ESTONIAN_WOMEN: &[&str] = &[
    "Kadri", "Liis", "Triin", "Kätlin", "Maarja", "Piret", "Õie", "Ülle", "Merike", "Anu", "Katrin", "Eneli", "Signe", "Helve",
];
pub(super) const ESTONIAN_MEN: &[&str] = &[
    "Rein", "Jaan", "Tõnu", "Märt", "Indrek", "Priit", "Toomas", "Jüri", "Andres", "Kaarel", "Mihkel", "Raivo", "Sten", "Ülo",
];
pub(super) const ESTONIAN_FAMILIES: &[&str] = &[
    "Tamm", "Saar", "Sepp", "Mägi", "Kask", "Kukk", "Rebane", "Ilves", "Pärn", "Koppel", "Luik", "Oja", "Raudsepp", "Kuusk",
    "Karu", "Lepik", "Põld", "Vaher", "Õunapuu", "Kõiv", "Jõgi", "Teder", "Kütt", "Ots", "Allik", "Rätsep", "Järv", "Laur",
];

pub(super) const VIETNAMESE_WOMEN: &[&str] =
    &["Mai", "Hương", "Lan", "Thảo", "Linh", "Ngọc", "Phương", "Trang", "Yến", "Hạnh", "Bích", "Ánh"];
pub(super) const VIETNAMESE_MEN: &[&str] =
    &["Minh", "Đức", "Tuấn", "Hùng", "Dũng", "Khánh", "Long", "Quang", "Sơn", "Thắng", "Việt", "Bảo"];
pub(super) const VIETNAMESE_FAMILIES: &[&str] =
    &["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"];
pub(super) const VIETNAMESE_MIDDLES: &[&str] = &["Thị", "Văn", "Thanh", "Ngọc", "Hữu", "Xuân", "Kim", "Quốc", "Hồng", "Anh"];

pub(super) const RUSSIAN_WOMEN: &[&str] =
    &["Анна", "Мария", "Елена", "Ольга", "Наталья", "Татьяна", "Ирина", "Светлана", "Екатерина", "Юлия", "Дарья", "Ксения"];
pub(super) const RUSSIAN_MEN: &[&str] =
    &["Александр", "Дмитрий", "Сергей", "Андрей", "Алексей", "Михаил", "Иван", "Пётр", "Николай", "Юрий", "Фёдор", "Григорий"];
/// A woman's has *а* at its end.
pub(super) const RUSSIAN_FAMILIES: &[&str] = &[
    "Иванов", "Смирнов", "Кузнецов", "Попов", "Соколов", "Лебедев", "Козлов", "Новиков", "Морозов", "Волков", "Соловьёв",
    "Васильев", "Зайцев", "Павлов", "Семёнов", "Голубев", "Виноградов", "Богданов", "Воробьёв", "Щукин",
];

pub(super) const ARABIC_WOMEN: &[&str] =
    &["فاطمة", "مريم", "عائشة", "زينب", "نور", "ليلى", "سارة", "هدى", "أمل", "رانيا", "سلمى", "ياسمين"];
pub(super) const ARABIC_MEN: &[&str] =
    &["محمد", "أحمد", "علي", "حسن", "حسين", "عمر", "خالد", "يوسف", "إبراهيم", "طارق", "سمير", "كريم"];
pub(super) const ARABIC_FAMILIES: &[&str] = &[
    "الحسن", "العلي", "حداد", "نجار", "الخطيب", "منصور", "سليمان", "الشامي", "بغدادي", "حمدان", "قاسم", "الزهراني", "عباس", "درويش",
];
