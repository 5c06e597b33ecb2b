//! A book, cards and a table made of texts that would be scripts: each of their
//! texts has had every one of them, over all people, or all of them at once.

use std::fs;
use std::path::PathBuf;

use chrono::{Days, Local};
use serde_json::{Value, json};

use super::Home;

/// One a line; each would leave `window.pwned`, or ask for something elsewhere.
pub(super) fn payloads() -> Vec<&'static str> {
    let all: Vec<&str> = include_str!("payloads.txt").lines().collect();
    assert!(all.len() >= 100, "{} payloads", all.len());
    all
}

/// The texts of one thing in the book: the payload of each field is another one,
/// so that over all things every field has had every payload.
struct Texts {
    at: usize,
    load: Load,
}

#[derive(Clone, Copy, PartialEq)]
enum Load {
    One,
    /// All of them in each field, for the screens that show one thing at a time.
    Whole,
    /// The same in another order: whoever is in the book twice differs.
    Turned,
}

impl Texts {
    fn next(&mut self) -> String {
        let mut all = payloads();
        self.at += 1;
        match self.load {
            Load::One => return all[self.at % all.len()].to_owned(),
            Load::Whole => {}
            Load::Turned => all.reverse(),
        }
        // By its first word it is found.
        format!("Zeta ¤ {}", all.join(" ¤ "))
    }

    fn addresses(&mut self) -> Value {
        let parts = [
            "label",
            "po_box",
            "extended",
            "street",
            "city",
            "region",
            "postcode",
            "country",
            "formatted",
        ];
        let mut address = json!({ "preferred": false });
        for part in parts {
            address[part] = json!(self.next());
        }
        json!([address])
    }

    fn points(&mut self) -> Value {
        let kinds = ["phone", "email", "url", "impp", "social"];
        let point = |kind| {
            json!({ "kind": kind, "label": self.next(), "value": self.next(),
                    "service": self.next(), "preferred": false })
        };
        kinds.map(point).into_iter().collect()
    }

    fn person(&mut self, uid: &str, circle: Value, tags: Value) -> Value {
        let parts = [
            "display",
            "prefix",
            "given",
            "middle",
            "family",
            "suffix",
            "nickname",
            "phonetic_given",
            "phonetic_middle",
            "phonetic_family",
        ];
        let mut name = json!({});
        for part in parts {
            name[part] = json!(self.next());
        }
        json!({
            "uid": uid, "name": name, "organisation": format!("o{}", self.at % payloads().len()),
            "department": self.next(), "title": self.next(), "role": self.next(),
            "pronouns": self.next(), "birthday": null, "anniversary": null, "note": self.next(),
            "points": self.points(), "addresses": self.addresses(),
            "related": [{ "label": self.next(), "value": self.next() }],
            "tags": tags, "extra": [], "photo": null, "circle": circle, "tie": null,
            "areas": ["work"], "added_at": "2026-01-01T00:00:00Z",
        })
    }

    fn favour(&mut self, uid: String, kind: &str, status: &str, parties: Value) -> Value {
        let happened = |what: &str, said: Value| {
            json!({ what: said, "on": "2026-01-02", "written_on": "2026-01-02",
                    "recorded_at": "2026-01-02T00:00:00Z" })
        };
        let mut events = vec![happened("status", json!(status))];
        for party in parties.as_array().into_iter().flatten() {
            if let Some(consent) = party.get("consent") {
                events.push(happened("consent", json!([party["person"], consent])));
            }
        }
        json!({
            "uid": uid, "kind": kind, "what": self.next(), "note": self.next(),
            "occasion": self.next(), "on": "2026-01-02", "status": status, "cost": "an_hour",
            "outcome": null, "parties": parties, "links": [],
            "events": events,
            "recorded_at": "2026-01-02T00:00:00Z",
        })
    }
}

/// A whole book as its JSON. The first person and the first of everything else
/// have all payloads in each text.
pub(super) fn book() -> Value {
    let count = payloads().len();
    let circles = ["core", "close", "friend", "network", "acquaintance"];
    let tag = |at: usize| format!("{} {at}", payloads()[at]);
    let tags: Vec<String> = (0..count).map(tag).collect();
    let texts = |at: usize| Texts {
        at,
        load: if at == 0 { Load::Whole } else { Load::One },
    };
    let role = |person: String, role: &str| json!({ "person": person, "role": role });
    let mut people: Vec<Value> = (0..count)
        .map(|at| {
            let circle = circles
                .get(at % 6)
                .map_or(json!(null), |circle| json!(circle));
            let tags = if at == 0 {
                json!(tags)
            } else {
                json!([tags[at]])
            };
            texts(at).person(&format!("p{at}"), circle, tags)
        })
        .collect();
    for (at, person) in people.iter_mut().enumerate() {
        let soon = Local::now().date_naive() + Days::new(at as u64 % 7);
        person["birthday"] = json!(soon.format("1980-%m-%d").to_string());
        person["anniversary"] = json!(soon.format("2010-%m-%d").to_string());
        person["points"][1]["value"] = json!(format!("t{at}@example.org"));
    }
    // Everyone is in the book twice; of the first the texts are others too.
    let twins: Vec<Value> = people
        .iter()
        .enumerate()
        .map(|(at, person)| {
            let load = if at == 0 { Load::Turned } else { Load::One };
            let mut twin = Texts { at, load }.person(&format!("t{at}"), json!(null), json!([]));
            for shared in ["name", "birthday", "points"] {
                twin[shared] = person[shared].clone();
            }
            twin
        })
        .collect();
    people.extend(twins);
    let organisations: Vec<Value> = (0..count)
        .map(|at| {
            let mut texts = texts(at);
            json!({ "uid": format!("o{at}"), "name": texts.next(), "note": texts.next(),
                    "points": texts.points(), "addresses": texts.addresses(), "extra": [],
                    "photo": null })
        })
        .collect();
    let mut favours: Vec<Value> = (0..count)
        .map(|at| {
            let (mine, theirs) = match at % 2 {
                0 => ("giver", "beneficiary"),
                _ => ("beneficiary", "giver"),
            };
            let status = ["done", "promised", "asked"][at % 3];
            let parties = json!([role("me".into(), mine), role(format!("p{at}"), theirs)]);
            texts(at).favour(format!("f{at}"), "advice", status, parties)
        })
        .collect();
    favours.extend((0..count).map(|at| {
        let other = (at + 1) % count;
        let uid = format!("i{at}");
        if at % 2 == 1 {
            // A door that somebody opened.
            let parties = json!([
                role(format!("p{at}"), "giver"),
                role("me".into(), "beneficiary"),
                role(format!("p{other}"), "introduced"),
            ]);
            return texts(at).favour(uid, "introduction", "done", parties);
        }
        let side = |at: usize| {
            let consent = ["asked", "agreed", "declined"][at % 3];
            json!({ "person": format!("p{at}"), "role": "beneficiary", "consent": consent })
        };
        let parties = json!([role("me".into(), "giver"), side(at), side(other)]);
        texts(at).favour(uid, "introduction", "promised", parties)
    }));
    let suggestions: Vec<Value> = (0..count)
        .map(|at| {
            let mut texts = texts(at);
            json!({ "fingerprint": format!("{at:064x}"), "source": texts.next(), "line": 1,
                    "origin": "recommendation", "name": texts.next(), "what": texts.next(),
                    "note": texts.next(), "title": texts.next(), "organisation": texts.next(),
                    "direction": null, "person": null, "state": "open" })
        })
        .collect();
    let cards: Vec<Value> = (0..count)
        .map(|at| {
            json!({ "person": format!("p{at}"), "fingerprint": format!("{at:064x}"), "uid": "",
                    "source": texts(at).next(), "line": 1, "original": "QkVHSU46VkNBUkQ=" })
        })
        .collect();
    let mut owner = texts(0).person("me", json!(null), json!([]));
    owner["organisation"] = json!(null);
    json!({
        "format": "vuoro-book", "version": 1,
        "settings": { "half_life_days": 730, "target_percent": 10, "damping_tenths": 40,
                      "cadence_days": [14, 30, 90, 180, 365], "promises_at_most": 5,
                      "numbers_for_close": true, "region": "FI" },
        "columns": [], "photos": [], "organisations": organisations, "tags": tags,
        "owner": owner, "people": people, "not_same": [], "favours": favours,
        "suggestions": suggestions, "cards": cards,
    })
}

/// Cards of a stranger's phone: new people, one that is perhaps somebody of the
/// book, and a line that cannot be kept.
pub(super) fn cards(home: &Home) -> PathBuf {
    let mut cards = String::new();
    for (at, payload) in payloads().iter().enumerate() {
        let text = payload.replace('\\', "\\\\").replace([',', ';'], "\\,");
        cards.push_str(&format!(
            "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{text}\r\nN:{text};;;;\r\nORG:{text};{text}\r\n\
             TITLE:{text}\r\nNOTE:{text}\r\nTEL;TYPE=x:{text}\r\nEMAIL:p{at}@example.org\r\n\
             item1.URL:{text}\r\nitem1.X-ABLabel:{text}\r\nADR:;;{text};{text};;;\r\n\
             CATEGORIES:{text}\r\nX-{at}:{text}\r\nPHOTO;ENCODING=b:{text}\r\nEND:VCARD\r\n"
        ));
    }
    // A slash cannot be in a file's name.
    let file = home.path("<img src=x onerror=window.pwned=1>.vcf");
    fs::write(&file, cards).expect("a file");
    file
}

/// A table that nobody knows: its headers and its cells.
pub(super) fn table(home: &Home) -> PathBuf {
    let all = payloads();
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let row = |shift: usize| {
        let cells = (0..all.len()).map(|at| quoted(all[(at + shift) % all.len()]));
        cells.collect::<Vec<_>>().join(",")
    };
    let rows: Vec<String> = (0..4).map(row).collect();
    let file = home.path("table.csv");
    fs::write(&file, rows.join("\r\n")).expect("a file");
    file
}
