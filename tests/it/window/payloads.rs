//! More than a hundred texts that would be scripts, in every text of a book
//! and of the files that are brought in, on the screens of the real window:
//! nothing runs, nothing is refused by the policy, nothing is more than text.

use std::fs;
use std::path::PathBuf;

use fantoccini::key::Key;
use serde_json::{Value, json};

use super::{Home, Window};

const WALK: &str = include_str!("payloads.js");

/// One a line; each would leave `window.pwned`, or ask for something elsewhere.
fn payloads() -> Vec<&'static str> {
    let all: Vec<&str> = include_str!("payloads.txt").lines().collect();
    assert!(all.len() >= 100, "{} payloads", all.len());
    all
}

/// The texts of one thing in the book: the payload of each field is another one,
/// so that over all things every field has had every payload.
struct Texts {
    at: usize,
    /// All of them in each field, for the screens that show one thing at a time.
    whole: bool,
}

impl Texts {
    fn next(&mut self) -> String {
        let all = payloads();
        self.at += 1;
        match self.whole {
            // By its first word it is found.
            true => format!("Zeta ¤ {}", all.join(" ¤ ")),
            false => all[self.at % all.len()].to_owned(),
        }
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
        json!({
            "uid": uid, "kind": kind, "what": self.next(), "note": self.next(),
            "occasion": self.next(), "on": "2026-01-02", "status": status, "cost": "an_hour",
            "outcome": null, "parties": parties, "links": [],
            "events": [{ "status": status, "on": "2026-01-02", "written_on": "2026-01-02",
                         "recorded_at": "2026-01-02T00:00:00Z" }],
            "recorded_at": "2026-01-02T00:00:00Z",
        })
    }
}

/// A whole book as its JSON. The first person and the first of everything else
/// have all payloads in each text.
fn book() -> Value {
    let count = payloads().len();
    let circles = ["core", "close", "friend", "network", "acquaintance"];
    let tag = |at: usize| format!("{} {at}", payloads()[at]);
    let tags: Vec<String> = (0..count).map(tag).collect();
    let texts = |at: usize| Texts { at, whole: at == 0 };
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
    // Whoever is in the book twice.
    people.push(texts(0).person("twin", json!(null), json!([])));
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
        let side = |at: usize| {
            let consent = ["asked", "agreed", "declined"][at % 3];
            json!({ "person": format!("p{at}"), "role": "beneficiary", "consent": consent })
        };
        let parties = json!([role("me".into(), "giver"), side(at), side(other)]);
        texts(at).favour(format!("i{at}"), "introduction", "promised", parties)
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
fn cards(home: &Home) -> PathBuf {
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

#[test]
fn no_text_ever_becomes_a_script() {
    let home = Home::new().with_look("en", "light");
    let document = home.path("book.json");
    fs::write(&document, book().to_string()).expect("a file");
    home.vuoro(&["import", &document.to_string_lossy(), "--yes"]);
    let count = payloads().len();
    let window = Window::open(&home, &[&cards(&home)]);

    window.see_room("Here is what would change");
    window.unfold();
    window.is_harmless("a preview");
    window.press("Bring them in");
    window.until("named('button', 'See the people')", &[]);
    window.unfold();
    window.is_harmless("a report");
    window.press("See the people");

    window.people(count);
    window.dialogs_of_a_person();
    for (room, heading) in [
        ("Today", "Today"),
        ("Favours", "Favours"),
        ("Introductions", "Introductions"),
        ("Organisations", "Organisations"),
        ("Groups", "Groups"),
        ("Suggested", "Suggested favours"),
        ("Settings", "Settings"),
    ] {
        window.go(room);
        window.see_room(heading);
        window.see_in("main", "pwned");
        window.unfold();
        window.is_harmless(room);
    }
    window.expect_no_faults();
}

impl Window {
    /// Nothing on the page is more than text, and nothing has run or was refused.
    fn is_harmless(&self, place: &str) {
        self.at_rest();
        let found = self.ask(&format!("{WALK}\nreturn harm()"), vec![]);
        assert_eq!(found, json!([]), "{place}");
    }

    fn unfold(&self) {
        self.walked("unfold()");
    }

    /// Walks by a script of `payloads.js`, and gives what was said on the way.
    fn walked(&self, script: &str) -> Vec<String> {
        let script = format!(
            "{}\n{WALK}\nconst done = arguments[0];\n{script}.then(done, (error) => done({{ said: [], found: [`${{error}}`] }}));",
            super::page::PAGE
        );
        let way: Value = self.run(async |client| client.execute_async(&script, vec![]).await);
        assert_eq!(way["found"], json!([]), "on the way of {script}");
        let said = way["said"].as_array().into_iter().flatten();
        said.filter_map(|said| Some(said.as_str()?.to_owned()))
            .collect()
    }

    /// The pages of everyone, and their rows.
    fn people(&self, count: usize) {
        self.until(
            "document.querySelector('[role=listbox] [role=option] .name')",
            &[],
        );
        let mut seen = std::collections::BTreeSet::new();
        // Whoever has favours stands first: the people of the book.
        for turn in 0..=count / 10 {
            seen.extend(self.walked(&format!(
                "walk(document.querySelector('[role=listbox]'), 'article', 10, {})",
                turn == 0
            )));
        }
        assert!(seen.len() >= count, "{} pages", seen.len());
    }

    /// Whoever has all payloads in each field: the form, and what asks about them.
    fn dialogs_of_a_person(&self) {
        self.find_person("zeta", "Zeta");
        self.see_in("article", "window.pwned");
        self.is_harmless("a person");
        self.press_in("main .bar", "Edit");
        self.until("document.querySelector('article form, main form')", &[]);
        self.is_harmless("the form of a person");
        self.strike_key(Key::Escape);
        self.until("named('main .bar button', 'Edit')", &[]);
        for item in [
            "Introduce to someone…",
            "Who can introduce me?",
            "Circle and kind of tie…",
            "Export…",
            "Delete…",
        ] {
            self.press_in("main .bar", "More");
            self.press_in("[role=menu]", item);
            self.until(
                "document.querySelector('[role=dialog], [role=alertdialog]')",
                &[],
            );
            self.is_harmless(item);
            self.strike_key(Key::Escape);
            self.until(
                "!document.querySelector('[role=dialog], [role=alertdialog], [role=menu]')",
                &[],
            );
        }
    }
}
