//! What the owner decides of cards before they come in: what stands where one
//! and the book differ; and whose it is, by its number on the command line, or
//! asked one by one.

use std::io::{self, BufRead, Write};

use vuoro_core::Book;
use vuoro_core::book::view::{
    CardRule, Decision, Field, FieldRule, ImportDuplicate, ImportReport, LikenessReason, Rule,
};

use crate::args::{Alike, Import};
use crate::exit::Stop;
use crate::output::counted;
use crate::shell::Shell;

/// Why two may be one.
pub(crate) fn reason(like: &ImportDuplicate) -> String {
    match like.reason {
        LikenessReason::SameUidOtherName => "the same UID on the card, another name".into(),
        LikenessReason::SameEmailOtherName => format!("same e-mail, {}", like.shared),
        LikenessReason::SamePhoneOtherName => format!("same number, {}", like.shared),
        LikenessReason::OnlyName => "only the name is the same".into(),
        LikenessReason::OtherBirthday => "much the same, another birthday".into(),
        LikenessReason::OtherPoints => {
            "the same name and employer, other numbers or addresses".into()
        }
        LikenessReason::Sure => "it would be joined to them".into(),
    }
}

/// Whether something was said of cards by their numbers, which a preview gives.
pub(crate) fn names_cards(said: &Import) -> bool {
    let of_one = said.on_conflict.iter().any(|one| one.card.is_some());
    of_one || !said.same.is_empty() || !said.new.is_empty()
}

/// What stands of every card.
pub(crate) fn rules(said: &Import) -> Vec<FieldRule> {
    let of_all = said.on_conflict.iter().filter(|one| one.card.is_none());
    of_all
        .map(|one| FieldRule {
            field: one.field,
            rule: one.rule,
        })
        .collect()
}

/// What stands of one card each, of those that a preview found to be of
/// somebody.
pub(crate) fn cards(
    said: &Import,
    found: &ImportReport,
    decisions: &[Decision],
) -> Result<Vec<CardRule>, Stop> {
    let mut rules = Vec::new();
    for one in &said.on_conflict {
        let Some(card) = one.card else { continue };
        let known = found.changes.iter().any(|change| change.card == card)
            || decisions.iter().any(|d| d.card == card && d.same);
        if !known {
            return Err(Stop::Unclear {
                what: format!("card {card} of these files changes nobody you have"),
                hint: "`vuoro import FILE --dry-run` shows the numbers of those that do".into(),
            });
        }
        let fields = Field::ALL.iter().copied().filter(|field| match one.field {
            Some(said) => said == *field,
            None => one.rule != Rule::Both || field.holds_both(),
        });
        rules.extend(fields.map(|field| CardRule {
            card,
            field,
            rule: one.rule,
        }));
    }
    Ok(rules)
}

/// What was said on the command line, of what a preview found.
pub(crate) fn said(
    shell: &Shell,
    book: &Book,
    said: &Import,
    found: &ImportReport,
) -> Result<Vec<Decision>, Stop> {
    let mut decisions = Vec::new();
    for (alike, same) in [(&said.same, true), (&said.new, false)] {
        for one in alike {
            let Alike::Card(card, who) = one else {
                continue;
            };
            // Whom it is perhaps, or whom it would change.
            let perhaps = found.duplicates.iter();
            let perhaps = perhaps.map(|like| (like.card, like.other_id));
            let sure = found.changes.iter().filter(|change| change.of_person);
            let sure = sure.map(|change| (change.card, change.other_id));
            let like = perhaps.chain(sure).find(|(of, _)| of == card);
            let (_, them) = like.ok_or_else(|| Stop::Unclear {
                what: format!("card {card} of these files is nobody you have, nor perhaps"),
                hint: "`vuoro import FILE --dry-run` shows the numbers of those who are".into(),
            })?;
            if decisions.iter().any(|d: &Decision| d.card == *card) {
                return Err(Stop::Unclear {
                    what: format!("card {card} was decided twice"),
                    hint: "say --same or --new of it, once".into(),
                });
            }
            let other = match who {
                None => them,
                Some(_) if !same => {
                    return Err(Stop::Unclear {
                        what: format!("who card {card} is not, the preview says already"),
                        hint: format!("say --new {card}"),
                    });
                }
                Some(who) => Some(shell.who(book, who)?.id),
            };
            decisions.push(Decision {
                card: *card,
                other,
                same,
            });
        }
    }
    let all = |alike: &[Alike]| alike.contains(&Alike::All);
    let same = match (all(&said.same), all(&said.new)) {
        (false, false) => return Ok(decisions),
        (same, new) if same != new => same,
        _ => {
            return Err(Stop::Unclear {
                what: "all of them cannot be both the same and new".into(),
                hint: "say `all` once".into(),
            });
        }
    };
    for like in &found.duplicates {
        if !decisions.iter().any(|d| d.card == like.card) {
            decisions.push(of(like, same));
        }
    }
    Ok(decisions)
}

/// Asks of each in turn; what was left open stays so.
pub(crate) fn asked(
    found: &[ImportDuplicate],
    answers: &mut impl BufRead,
    out: &mut impl Write,
) -> io::Result<Vec<Decision>> {
    let open: Vec<&ImportDuplicate> = found.iter().filter(|like| like.same.is_none()).collect();
    let mut decisions = Vec::new();
    if open.is_empty() {
        return Ok(decisions);
    }
    let count = u32::try_from(open.len()).unwrap_or(u32::MAX);
    let people = counted(count, "person is", "people are");
    write!(
        out,
        "{people} perhaps somebody you have. Decide now, one by one? [y/N] "
    )?;
    if !matches!(
        answer(answers, out)?.as_deref(),
        Some("y" | "yes" | "k" | "kyllä")
    ) {
        return Ok(decisions);
    }
    for (at, like) in open.iter().enumerate() {
        let (name, other, why) = (&like.name, &like.other, reason(like));
        writeln!(out, "\n{} of {count}: {name} and {other}: {why}", at + 1)?;
        loop {
            write!(out, "[s]ame, [n]ew, [l]ater, [q]uit asking? [l] ")?;
            let same = match answer(answers, out)?.as_deref() {
                Some("s" | "same") => true,
                Some("n" | "new") => false,
                Some("" | "l" | "later") => break,
                None | Some("q" | "quit") => return Ok(decisions),
                Some(_) => continue,
            };
            decisions.push(of(like, same));
            break;
        }
    }
    Ok(decisions)
}

fn of(like: &ImportDuplicate, same: bool) -> Decision {
    Decision {
        card: like.card,
        other: like.other_id,
        same,
    }
}

/// None where nobody answers any more.
fn answer(answers: &mut impl BufRead, out: &mut impl Write) -> io::Result<Option<String>> {
    out.flush()?;
    let mut line = String::new();
    Ok(match answers.read_line(&mut line)? {
        0 => None,
        _ => Some(line.trim().to_lowercase()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(card: u32, other_id: Option<i32>, same: Option<bool>) -> ImportDuplicate {
        ImportDuplicate {
            card,
            name: "Jaakko Heino".into(),
            line: 10 * card,
            other: "J. Heino".into(),
            other_id,
            same,
            reason: LikenessReason::OnlyName,
            shared: String::new(),
        }
    }

    #[test]
    fn each_is_asked_until_one_has_had_enough() {
        let found = [
            alike(1, Some(7), None),
            alike(2, Some(8), Some(true)),
            alike(3, None, None),
            alike(4, Some(9), None),
            alike(5, Some(7), None),
        ];
        let check = |answers: &str, expect: &[(u32, Option<i32>, bool)], asked_of: usize| {
            let mut out = Vec::new();
            let decisions = asked(&found, &mut answers.as_bytes(), &mut out).expect("written");
            let decisions: Vec<_> = decisions
                .iter()
                .map(|d| (d.card, d.other, d.same))
                .collect();
            assert_eq!(decisions, expect, "{answers:?}");
            let out = String::from_utf8(out).expect("text");
            assert!(out.starts_with("4 people are perhaps somebody"), "{out}");
            assert_eq!(
                out.matches(" of 4: ").count(),
                asked_of,
                "{answers:?}: {out}"
            );
        };
        check("", &[], 0);
        check("n\n", &[], 0);
        check(
            "y\ns\nn\n\nwhat\nl\n",
            &[(1, Some(7), true), (3, None, false)],
            4,
        );
        check("y\ns\nq\n", &[(1, Some(7), true)], 2);
        check("y\nn\n", &[(1, Some(7), false)], 2);
    }
}
