//! What a column of a table that nobody knows probably says: by its name, in
//! the languages around the Baltic and some more, and by what stands in it. A
//! guess is shown to the owner, never acted upon unseen.

use super::column::Column;
use super::dialect::name;

/// Folded names, and what they say.
const NAMES: &[(&str, &[&str])] = &[
    (
        "name",
        &[
            "name",
            "full name",
            "display name",
            "contact",
            "person",
            "nimi",
            "koko nimi",
            "yhteystieto",
            "namn",
            "vollstandiger name",
            "nom complet",
            "nombre completo",
            "naam",
        ],
    ),
    (
        "given",
        &[
            "first name",
            "given name",
            "firstname",
            "forename",
            "etunimi",
            "etunimet",
            "kutsumanimi",
            "fornamn",
            "vorname",
            "prenom",
            "nombre",
            "voornaam",
            "eesnimi",
            "fornavn",
        ],
    ),
    (
        "middle",
        &[
            "middle name",
            "additional name",
            "toinen nimi",
            "mellannamn",
            "zweiter vorname",
            "tussenvoegsel",
        ],
    ),
    (
        "family",
        &[
            "last name",
            "surname",
            "family name",
            "lastname",
            "sukunimi",
            "efternamn",
            "nachname",
            "familienname",
            "nom",
            "nom de famille",
            "apellido",
            "apellidos",
            "achternaam",
            "perekonnanimi",
            "etternavn",
            "efternavn",
        ],
    ),
    (
        "nickname",
        &["nickname", "lempinimi", "smeknamn", "spitzname", "surnom"],
    ),
    (
        "phone",
        &[
            "phone",
            "telephone",
            "phone number",
            "tel",
            "puhelin",
            "puhelinnumero",
            "puh",
            "puh.",
            "telefon",
            "telefonnummer",
            "telefono",
            "telefoon",
        ],
    ),
    (
        "phone:mobile",
        &[
            "mobile",
            "mobile phone",
            "cell",
            "cell phone",
            "gsm",
            "matkapuhelin",
            "kannykka",
            "mobil",
            "mobiltelefon",
            "handy",
            "portable",
            "movil",
        ],
    ),
    (
        "phone:work",
        &[
            "work phone",
            "business phone",
            "office phone",
            "tyopuhelin",
            "arbetstelefon",
            "telefon geschaftlich",
        ],
    ),
    (
        "phone:home",
        &["home phone", "kotipuhelin", "hemtelefon", "telefon privat"],
    ),
    ("phone:fax", &["fax", "faksi"]),
    (
        "email",
        &[
            "email",
            "e-mail",
            "mail",
            "email address",
            "e-mail address",
            "e-mail-adresse",
            "sahkoposti",
            "sahkopostiosoite",
            "s-posti",
            "epost",
            "e-post",
            "e-postadress",
            "courriel",
            "correo",
            "correo electronico",
            "meil",
        ],
    ),
    (
        "email:work",
        &["work email", "business email", "tyosahkoposti"],
    ),
    (
        "email:home",
        &["home email", "personal email", "oma sahkoposti"],
    ),
    (
        "organisation",
        &[
            "company",
            "organization",
            "organisation",
            "employer",
            "firm",
            "business",
            "yritys",
            "tyonantaja",
            "organisaatio",
            "yhtio",
            "foretag",
            "arbetsgivare",
            "firma",
            "unternehmen",
            "entreprise",
            "societe",
            "empresa",
            "bedrijf",
        ],
    ),
    (
        "department",
        &["department", "osasto", "avdelning", "abteilung", "service"],
    ),
    (
        "title",
        &[
            "title",
            "job title",
            "position",
            "role",
            "titteli",
            "tehtava",
            "tehtavanimike",
            "ammatti",
            "asema",
            "titel",
            "befattning",
            "beruf",
            "poste",
            "fonction",
            "puesto",
            "cargo",
        ],
    ),
    (
        "birthday",
        &[
            "birthday",
            "date of birth",
            "born",
            "dob",
            "syntymapaiva",
            "syntymaaika",
            "syntynyt",
            "fodelsedag",
            "fodelsedatum",
            "geburtstag",
            "geburtsdatum",
            "date de naissance",
            "anniversaire",
        ],
    ),
    (
        "note",
        &[
            "note",
            "notes",
            "comment",
            "comments",
            "remarks",
            "muistiinpanot",
            "huomautus",
            "huomautukset",
            "huom",
            "lisatiedot",
            "kommentti",
            "anteckningar",
            "anteckning",
            "notizen",
            "bemerkungen",
            "remarques",
        ],
    ),
    (
        "tags",
        &[
            "tags",
            "tag",
            "labels",
            "groups",
            "group",
            "category",
            "categories",
            "ryhma",
            "ryhmat",
            "luokka",
            "luokat",
            "tunnisteet",
            "grupp",
            "grupper",
            "kategorien",
            "gruppe",
        ],
    ),
    (
        "address",
        &[
            "address",
            "full address",
            "osoite",
            "adress",
            "adresse",
            "anschrift",
            "direccion",
        ],
    ),
    (
        "street",
        &[
            "street",
            "street address",
            "address line 1",
            "katuosoite",
            "lahiosoite",
            "katu",
            "gatuadress",
            "gata",
            "strasse",
            "rue",
            "calle",
        ],
    ),
    (
        "postcode",
        &[
            "postal code",
            "postcode",
            "zip",
            "zip code",
            "zipcode",
            "postinumero",
            "postnummer",
            "plz",
            "postleitzahl",
            "code postal",
            "codigo postal",
        ],
    ),
    (
        "city",
        &[
            "city",
            "town",
            "kaupunki",
            "postitoimipaikka",
            "paikkakunta",
            "kunta",
            "stad",
            "ort",
            "postort",
            "stadt",
            "ville",
            "ciudad",
        ],
    ),
    (
        "region",
        &[
            "state",
            "province",
            "region",
            "maakunta",
            "lan",
            "bundesland",
        ],
    ),
    ("country", &["country", "maa", "land", "pays", "pais"]),
    (
        "url",
        &[
            "url",
            "website",
            "web site",
            "web page",
            "homepage",
            "www",
            "kotisivu",
            "verkkosivu",
            "verkkosivut",
            "webbplats",
            "hemsida",
            "webseite",
            "site web",
        ],
    ),
    (
        "profile",
        &[
            "linkedin",
            "linkedin url",
            "linkedin profile",
            "profile url",
            "profile",
        ],
    ),
    (
        "related:spouse",
        &[
            "spouse",
            "puoliso",
            "make",
            "maka",
            "ehepartner",
            "conjoint",
        ],
    ),
    (
        "introducer",
        &[
            "referred by",
            "introduced by",
            "met through",
            "esittelija",
            "kenen kautta",
            "introducerad av",
            "empfohlen von",
        ],
    ),
    ("uid", &["uid", "uuid"]),
];

/// The field that a column probably holds; `keep` where nothing tells.
pub(super) fn guess(column: &str, examples: &[String]) -> Column {
    let folded = name(column);
    let folded = folded.trim_end_matches([':', '*']).trim();
    let spaced = folded.replace(['_', '-', '.'], " ");
    let named = NAMES.iter().find(|(_, names)| {
        names
            .iter()
            .any(|known| *known == folded || *known == spaced.trim())
    });
    let says = match named {
        Some((says, _)) => says,
        None => by_content(examples),
    };
    says.parse().unwrap_or_else(|_| Column::keep())
}

fn by_content(examples: &[String]) -> &'static str {
    let filled: Vec<&str> = examples
        .iter()
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
        .collect();
    let all = |is: fn(&str) -> bool| !filled.is_empty() && filled.iter().all(|text| is(text));
    if all(is_email) {
        "email"
    } else if all(|text| crate::exchange::profile::key(text).is_some()) {
        "profile"
    } else if all(|text| text.starts_with("http://") || text.starts_with("https://")) {
        "url"
    } else if all(is_phone) {
        "phone"
    } else {
        "keep"
    }
}

fn is_email(text: &str) -> bool {
    let mut halves = text.split('@');
    let named = halves.next().is_some_and(|name| !name.is_empty());
    let at = halves.next().is_some_and(|host| host.contains('.'));
    named && at && halves.next().is_none() && !text.contains(char::is_whitespace)
}

fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let begins = text.starts_with(['+', '0', '(']);
    begins
        && digits >= 7
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || " +()-/.".contains(c))
}

/// Whether a cell is somebody's, not the name of a column: a table without
/// names of columns must not have its first person taken for them.
pub(super) fn is_somebodys(cell: &str) -> bool {
    let cell = cell.trim();
    is_email(cell) || is_phone(cell) || cell.chars().filter(char::is_ascii_digit).count() >= 6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_guessed_by_name_and_else_by_what_is_in_them() {
        let check = |column: &str, examples: &[&str], expect: &str| {
            let examples: Vec<String> = examples.iter().map(|text| (*text).into()).collect();
            assert_eq!(guess(column, &examples).to_string(), expect, "{column}");
        };
        check("Etunimi", &[], "given");
        check("SÄHKÖPOSTI:", &[], "email");
        check("phone_number", &[], "phone");
        check("Straße", &[], "street");
        check("x", &["a@b.fi", "", "c@d.fi"], "email");
        check("x", &["040 123 4567"], "phone");
        check("x", &["https://www.linkedin.com/in/anna"], "profile");
        check("x", &["Helsinki"], "keep");
        check("x", &[], "keep");
        check("x", &["1234567"], "keep");
    }

    #[test]
    fn every_guess_is_a_field() {
        for (says, names) in NAMES {
            assert!(says.parse::<Column>().is_ok(), "{says}");
            for known in *names {
                assert_eq!(*known, name(known), "folded");
            }
        }
    }
}
