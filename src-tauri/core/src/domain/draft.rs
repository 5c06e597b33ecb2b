//! The messages of an introduction, to be looked over and sent by the owner
//! themselves: first each side is asked, then the two are brought together.
//!
//! A name is never inflected: in Finnish it stands in the nominative, or not at
//! all.

use serde::{Deserialize, Serialize};

use super::words::words;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum DraftPurpose {
    /// Ask one side whether they want to be introduced.
    Ask,
    /// Bring them together.
    Introduce,
    /// Ask somebody to introduce the owner.
    AskToBeIntroduced,
}

/// The language of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    En,
    Fi,
}

words!(Language {
    En = "en",
    Fi = "fi",
});

/// Someone in a message: what they are called, and what they do.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    pub name: &'a str,
    /// What one says to them.
    pub given: &'a str,
    /// Title and employer, or ''.
    pub detail: &'a str,
}

/// A subject and a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub subject: String,
    pub body: String,
}

impl Named<'_> {
    fn with_detail(&self) -> String {
        match self.detail {
            "" => self.name.to_owned(),
            detail => format!("{} ({detail})", self.name),
        }
    }
}

/// Asks `to` whether they want to meet the `others`, one or more.
pub fn ask(to: Named<'_>, others: &[Named<'_>], why: &str, language: Language) -> Message {
    let names: Vec<&str> = others.iter().map(|one| one.name).collect();
    let who: Vec<String> = others.iter().map(Named::with_detail).collect();
    let mut who: Vec<&str> = who.iter().map(String::as_str).collect();
    match language {
        Language::En => {
            who.insert(0, "you");
            let who = listed(&who, "and");
            Message {
                subject: format!("May I introduce you to {}?", listed(&names, "and")),
                body: paragraphs(&[
                    &format!("Hi {},", to.given),
                    &format!("I think {who} would have something to talk about."),
                    &reason(why, "What I have in mind"),
                    "Shall I introduce you? A no is just as fine.",
                ]),
            }
        }
        Language::Fi => Message {
            subject: format!("Saanko esitellä: {}?", listed(&names, "ja")),
            body: paragraphs(&[
                &format!("Hei {},", to.given),
                &format!(
                    "tuli mieleen, että teillä voisi olla juteltavaa: {}.",
                    listed(&who, "ja")
                ),
                &reason(why, "Mitä ajattelin"),
                "Esittelenkö teidät? Voit ihan hyvin sanoa myös ei.",
            ]),
        },
    }
}

/// Brings `people`, two or more, together in one message.
pub fn introduce(people: &[Named<'_>], why: &str, language: Language) -> Message {
    let and = match language {
        Language::En => "and",
        Language::Fi => "ja",
    };
    let each: Vec<String> = people.iter().map(Named::with_detail).collect();
    let names: Vec<&str> = people.iter().map(|one| one.name).collect();
    let given: Vec<&str> = people.iter().map(|one| one.given).collect();
    let given = listed(&given, and);
    match language {
        Language::En => Message {
            subject: format!("Introduction: {}", listed(&names, and)),
            body: paragraphs(&[
                &format!("Hi {given},"),
                &format!("you have heard of each other from me: {}.", each.join("; ")),
                &reason(why, "Why"),
                "I leave it to you from here.",
            ]),
        },
        Language::Fi => Message {
            subject: format!("Esittely: {}", listed(&names, and)),
            body: paragraphs(&[
                &format!("Hei {given},"),
                &format!(
                    "kuten on ollut puhetta, haluan esitellä teidät toisillenne: {}.",
                    each.join("; ")
                ),
                &reason(why, "Miksi"),
                "Jatkatte varmasti tästä keskenänne.",
            ]),
        },
    }
}

/// Asks `to` to introduce the owner to `other`.
pub fn ask_to_be_introduced(
    to: Named<'_>,
    other: Named<'_>,
    why: &str,
    language: Language,
) -> Message {
    let who = other.with_detail();
    match language {
        Language::En => Message {
            subject: format!("Would you introduce me to {}?", other.name),
            body: paragraphs(&[
                &format!("Hi {},", to.given),
                &format!("I would like to meet {who}, and I believe you know each other."),
                &reason(why, "What it is about"),
                "Would you introduce us? If it does not feel right, that is fine.",
            ]),
        },
        Language::Fi => Message {
            subject: format!("Voisitko esitellä: {}?", other.name),
            body: paragraphs(&[
                &format!("Hei {},", to.given),
                &format!("haluaisin tutustua, ja luulen, että tunnette toisenne: {who}."),
                &reason(why, "Mistä on kyse"),
                "Voisitko esitellä meidät? Jos se ei tunnu sopivalta, ei haittaa.",
            ]),
        },
    }
}

fn reason(why: &str, lead: &str) -> String {
    match why {
        "" => String::new(),
        why => format!("{lead}: {why}"),
    }
}

fn paragraphs(texts: &[&str]) -> String {
    let said: Vec<&str> = texts
        .iter()
        .copied()
        .filter(|text| !text.is_empty())
        .collect();
    said.join("\n\n")
}

/// `a, b and c`.
fn listed(names: &[&str], and: &str) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} {and} {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANNA: Named<'_> = Named {
        name: "Anna Lehtonen",
        given: "Anna",
        detail: "Kuvittaja · Lehto Oy",
    };
    const TOM: Named<'_> = Named {
        name: "Tom Baker",
        given: "Tom",
        detail: "",
    };
    const LIISA: Named<'_> = Named {
        name: "Liisa Laine",
        given: "Liisa",
        detail: "",
    };

    #[test]
    fn a_question_leaves_room_for_a_no() {
        let message = ask(ANNA, &[TOM], "a book cover", Language::En);
        assert_eq!(message.subject, "May I introduce you to Tom Baker?");
        assert!(message.body.starts_with("Hi Anna,\n\n"), "{}", message.body);
        assert!(message.body.contains("a book cover"), "{}", message.body);
        assert!(
            message.body.contains("A no is just as fine."),
            "{}",
            message.body
        );
    }

    #[test]
    fn each_is_told_of_all_the_others() {
        let message = ask(TOM, &[ANNA, LIISA], "", Language::En);
        assert_eq!(
            message.subject,
            "May I introduce you to Anna Lehtonen and Liisa Laine?"
        );
        let said = "you, Anna Lehtonen (Kuvittaja · Lehto Oy) and Liisa Laine would";
        assert!(message.body.contains(said), "{}", message.body);
        let message = ask(TOM, &[ANNA, LIISA], "", Language::Fi);
        assert_eq!(
            message.subject,
            "Saanko esitellä: Anna Lehtonen ja Liisa Laine?"
        );
    }

    #[test]
    fn in_finnish_a_name_stands_as_it_is() {
        let message = introduce(&[ANNA, TOM], "", Language::Fi);
        assert_eq!(message.subject, "Esittely: Anna Lehtonen ja Tom Baker");
        assert!(
            message
                .body
                .contains("Anna Lehtonen (Kuvittaja · Lehto Oy); Tom Baker."),
            "{}",
            message.body
        );
        assert!(
            !message.body.contains("Miksi"),
            "without a reason none is announced"
        );
    }
}
