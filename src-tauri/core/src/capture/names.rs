//! The people of a line, brought back to the nominative: *Pekalle* is Pekka,
//! *Virtasen Matin* is Matti Virtanen. What Finnish does to a name has more than
//! one way back, so each is asked for, the likely ones first.

use super::english::THINGS;
use super::finnish;
use super::inflection::{Case, nominatives};
use super::lexicon::Language;
use super::places::is_place_or_tool;
use super::sense::{Act, Form, Piece, Relation, Sense};
use super::text::{Shape, Token};
use super::{Known, People};
use crate::domain::name::fold;
use crate::domain::nickname;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mention {
    /// In the nominative.
    pub(super) word: String,
    pub(super) candidates: Vec<Known>,
    pub(super) case: Case,
}

/// How often the book is asked about one line.
const MOST_ASKED: usize = 30;

struct Asking<'a> {
    known: &'a dyn People,
    left: usize,
}

impl Asking<'_> {
    fn named(&mut self, word: &str) -> Vec<Known> {
        if self.left == 0 {
            return Vec::new();
        }
        self.left -= 1;
        self.known.named(&fold(word))
    }

    /// Who has both names. Where many have each of them, the book names a few
    /// of those only, and is asked for the whole name.
    fn by_both(&mut self, first: &Mention, second: &Mention) -> Vec<Known> {
        let mut both: Vec<Known> = first
            .candidates
            .iter()
            .filter(|known| second.candidates.contains(known))
            .cloned()
            .collect();
        let known = !first.candidates.is_empty() && !second.candidates.is_empty();
        for (one, other) in [(first, second), (second, first)] {
            if known && both.is_empty() {
                both = self.named(&format!("{} {}", one.word, other.word));
            }
        }
        both
    }
}

pub(super) fn find(
    pieces: &mut Vec<Piece>,
    tokens: &[Token],
    language: &Language,
    known: &dyn People,
) {
    let left = MOST_ASKED;
    let mut asking = Asking { known, left };
    let finite = |piece: &Piece| {
        piece.act().is_some_and(|(_, form)| {
            matches!(
                form,
                Form::First | Form::FirstNow | Form::Third | Form::Past
            )
        })
    };
    let verbs = pieces.iter().filter(|piece| finite(piece)).count();
    // Names with a capital first: of the rest there may be many.
    for capital in [true, false] {
        for piece in pieces.iter_mut() {
            let token = &tokens[piece.from];
            let single = piece.to == piece.from + 1 && !piece.dated;
            if !single || piece.person.is_some() || (token.shape == Shape::Capital) != capital {
                continue;
            }
            if matches!(token.shape, Shape::Number | Shape::Mark) || token.word.chars().count() < 2
            {
                continue;
            }
            // *Will* is a name where somebody is called that; *will* is none.
            let meant = !piece.meanings.is_empty();
            let also_name = is_also_name(token, verbs - usize::from(finite(piece)));
            let pronoun = piece.meanings.iter().any(|(sense, _)| {
                matches!(
                    sense,
                    Sense::Me(_) | Sense::Them(_) | Sense::Link(_) | Sense::That | Sense::And
                )
            });
            if meant && (!capital || pronoun) && !also_name {
                continue;
            }
            let verb_of_mine = piece
                .act()
                .is_some_and(|(_, form)| matches!(form, Form::First | Form::FirstNow));
            if verb_of_mine && verbs == 1 {
                continue;
            }
            if let Some(mention) = mention(token, language, &mut asking) {
                piece.person = Some(mention);
            }
        }
    }
    for at in 0..pieces.len() {
        let token = &tokens[pieces[at].from];
        let others = verbs - usize::from(finite(&pieces[at]));
        let unknown = pieces[at].person.is_none() && token.shape == Shape::Capital;
        if unknown && is_also_name(token, others) {
            // Nobody known is called so, or it would have been found above.
            pieces[at].meanings.clear();
        }
        if is_stranger(pieces, at, tokens, language) {
            let token = &tokens[pieces[at].from];
            pieces[at].person = Some(stranger(token, language));
        }
    }
    join(pieces, tokens, language, &mut asking);
}

/// *anna* is a verb of Finnish, and a name where the line has another verb.
fn is_also_name(token: &Token, other_verbs: usize) -> bool {
    matches!(token.word.as_str(), "anna" | "annan" | "kai") && other_verbs > 0
}

/// Somebody who is known by this word, in whatever case.
fn mention(token: &Token, language: &Language, asking: &mut Asking) -> Option<Mention> {
    let mut words = nominatives(token, language);
    words.truncate(7);
    for (word, case) in &words {
        let candidates = asking.named(word);
        if !candidates.is_empty() {
            return Some(Mention {
                word: as_name(word),
                candidates,
                case: *case,
            });
        }
    }
    // Nobody has that name; somebody may be called by it.
    for (word, case) in &words {
        let mut candidates: Vec<Known> = Vec::new();
        for root in nickname::roots(&fold(word)) {
            for known in asking.named(root) {
                if !candidates.contains(&known) {
                    candidates.push(known);
                }
            }
        }
        if !candidates.is_empty() {
            return Some(Mention {
                word: as_name(word),
                candidates,
                case: *case,
            });
        }
    }
    None
}

/// A name that nobody known has, where a person would stand: written large, or
/// one that is given to people and means nothing else.
fn is_stranger(pieces: &[Piece], at: usize, tokens: &[Token], language: &Language) -> bool {
    let piece = &pieces[at];
    let token = &tokens[piece.from];
    let taken = piece.person.is_some() || piece.dated || !piece.meanings.is_empty();
    if taken || token.word.chars().count() < 2 {
        return false;
    }
    let words = nominatives(token, language);
    let any = |is: fn(&str) -> bool| words.iter().any(|(word, _)| is(&fold(word)));
    let name = match token.shape {
        Shape::Capital => true,
        Shape::Lower => any(|word| {
            word.len() > 3 && is_given_name(word) && !finnish::NAMES_AND_WORDS.contains(&word)
        }),
        _ => false,
    };
    if !name || any(|word| THINGS.contains(&word)) {
        return false;
    }
    let before = at.checked_sub(1).map(|at| &pieces[at]);
    let after = pieces.get(at + 1);
    let listed = any(is_given_name);
    if after.is_some_and(|next| is_family_name(piece, next, tokens)) {
        let acts = pieces
            .get(at + 2)
            .is_some_and(|piece| piece.act().is_some());
        let known = after.is_some_and(|next| next.person.is_some());
        if listed || at == 0 && acts && !known {
            return true;
        }
    }
    if !listed && token.tail.is_none() && is_place_or_tool(pieces, at, tokens) {
        return false;
    }
    let of_kin = before.is_some_and(|before| before.has(Sense::Kin));
    let begins =
        before.is_none_or(|before| matches!(tokens[before.from].text, "." | "!" | "?" | ":"));
    let verb_follows = after.is_some_and(|after| {
        after.act().is_some() || after.has(Sense::Be) || after.has(Sense::And)
    });
    if language.is_finnish {
        let cases = words;
        let case = cases.iter().skip(1).map(|(_, case)| *case).next();
        let person = before.is_some_and(|before| before.person.is_some());
        return match case {
            _ if listed => true,
            Some(Case::Allative | Case::Ablative | Case::Partitive) => !begins || verb_follows,
            Some(Case::Genitive) => {
                let joined = before.is_some_and(|before| {
                    before.has(Sense::And)
                        || before.act().is_some_and(|(act, _)| act == Act::Introduce)
                });
                person || joined || after.and_then(Piece::link).is_some()
            }
            Some(_) => false,
            None => begins && verb_follows || person || of_kin,
        };
    }
    let role_before = before.is_some_and(|before| {
        let place = matches!(before.link(), Some(Relation::Place | Relation::Topic));
        let person = before.person.is_some();
        let link = before.link().is_some() || before.has(Sense::And) || before.act().is_some();
        let mark = tokens[before.from].text == ",";
        let strange = before.meanings.is_empty() && !before.dated && !mark;
        !place && (person || link || mark || of_kin || listed && strange)
    });
    // *invited me to Slush*, *from Kone*: a place as likely as a person.
    let doubtful = before.is_some_and(|before| {
        before.link() == Some(Relation::Goal)
            && pieces.iter().any(|piece| {
                piece.meanings.iter().any(|(sense, _)| {
                    matches!(
                        sense,
                        Sense::Kind(crate::domain::favour::FavourKind::Access, _)
                    )
                })
            })
    });
    let owner = token.tail.is_some();
    (role_before && !doubtful) || owner || begins && verb_follows
}

/// A name behind another: a word that is written large, means nothing, and is
/// given to nobody.
fn is_family_name(given: &Piece, piece: &Piece, tokens: &[Token]) -> bool {
    let token = &tokens[piece.from];
    let alone = piece.to == piece.from + 1 && !piece.dated && piece.meanings.is_empty();
    given.to == piece.from
        && alone
        && token.shape == Shape::Capital
        && token.word.chars().count() > 1
        && !is_given_name(&token.word)
}

fn stranger(token: &Token, language: &Language) -> Mention {
    let mut words = nominatives(token, language);
    if token.word.ends_with("nen") {
        // *Koponen* is nobody's who is called Kopone.
        words.truncate(1);
    }
    let listed = words.iter().find(|(word, _)| is_given_name(&fold(word)));
    // A name that is in no list is most likely what is left without its ending.
    let likely = listed.or_else(|| words.get(1)).or_else(|| words.first());
    let (word, case) = likely
        .cloned()
        .unwrap_or((token.text.to_owned(), Case::Nominative));
    Mention {
        word: as_name(&word),
        candidates: Vec::new(),
        case,
    }
}

/// A given name and a family name that stand together are one person's.
fn join(pieces: &mut Vec<Piece>, tokens: &[Token], language: &Language, asking: &mut Asking) {
    let mut at = 0;
    while at + 1 < pieces.len() {
        initial(pieces, at, tokens);
        if at + 1 == pieces.len() {
            break;
        }
        let (Some(first), Some(second)) = (&pieces[at].person, &pieces[at + 1].person) else {
            at += 1;
            continue;
        };
        let adjacent = pieces[at].to == pieces[at + 1].from
            && (language.is_finnish || tokens[pieces[at].from].tail.is_none());
        let fits = match language.is_finnish {
            // *Anna Lehtosta*, *Virtasen Matille*.
            true => matches!(first.case, Case::Nominative | Case::Genitive),
            false => true,
        };
        if !adjacent || !fits {
            at += 1;
            continue;
        }
        let both = asking.by_both(first, second);
        let given = |mention: &Mention| is_given_name(&fold(&mention.word));
        let strangers = first.candidates.is_empty() && is_no_given_name(second);
        let strangers = match language.is_finnish {
            // *Jaakko Lehdolta*, *Lehdon Jaakolta*; *Bertilin Kertulle* are two.
            true if first.case == Case::Genitive => strangers && given(second) && !given(first),
            true => strangers && !given(second),
            false => (second.candidates.is_empty() || strangers) && first.case == Case::Nominative,
        };
        if both.is_empty() && !strangers {
            at += 1;
            continue;
        }
        let word = match first.case == Case::Genitive && language.is_finnish {
            true => format!("{} {}", second.word, first.word),
            false => format!("{} {}", first.word, second.word),
        };
        let joined = Mention {
            word,
            candidates: both,
            case: second.case,
        };
        let to = pieces[at + 1].to;
        pieces[at].person = Some(joined);
        pieces[at].to = to;
        pieces[at].meanings.clear();
        pieces.remove(at + 1);
    }
}

/// Whether a name is that of nobody, or of those alone who have it for their family's.
fn is_no_given_name(mention: &Mention) -> bool {
    let word = fold(&mention.word);
    let mut candidates = mention.candidates.iter();
    candidates.all(|known| {
        let name = fold(&known.name);
        name.rsplit(' ').next() == Some(word.as_str()) && name != word
    })
}

/// *Anna K.*: the family name's first letters tell which Anna.
fn initial(pieces: &mut Vec<Piece>, at: usize, tokens: &[Token]) {
    let token = &tokens[pieces[at + 1].from];
    let short = token.shape == Shape::Capital && token.word.chars().count() == 1;
    let next = &pieces[at + 1];
    if !short || next.person.is_some() || !next.meanings.is_empty() {
        return;
    }
    let Some(person) = &mut pieces[at].person else {
        return;
    };
    let fits = |known: &Known| {
        let name = fold(&known.name);
        name.rsplit(' ')
            .next()
            .is_some_and(|family| family.starts_with(&token.word))
    };
    if person.candidates.iter().any(fits) {
        person.candidates.retain(fits);
        pieces[at].to = pieces[at + 1].to;
        pieces.remove(at + 1);
    }
}

fn as_name(word: &str) -> String {
    let mut name = String::with_capacity(word.len());
    let mut begins = true;
    for c in word.chars() {
        match begins {
            true => name.extend(c.to_uppercase()),
            false => name.push(c),
        }
        begins = matches!(c, '-' | ' ');
    }
    name
}

fn is_given_name(folded: &str) -> bool {
    finnish::GIVEN_NAMES
        .split_whitespace()
        .any(|name| name == folded)
        || nickname::is_name(folded)
}
