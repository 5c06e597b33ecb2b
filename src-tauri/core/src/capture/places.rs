//! Strange names that are nobody's: where somebody was driven, what they were
//! taught to use.

use super::sense::{Meaning, Piece, Sense};
use super::text::{Shape, Token};

/// Verbs of what one uses, plays or carries somewhere, and of how one gets there;
/// folded, by how they begin.
const USES: &[&str] = &["use", "using", "play", "kayt", "pela"];
const CARRIES: &[&str] = &[
    "drive",
    "drove",
    "driving",
    "took",
    "take",
    "taking",
    "brought",
    "bring",
    "flew",
    "fly",
    "moved",
    "lift",
    "ride",
    "picked",
    "collected",
    "vei",
    "vie",
    "ajo",
    "aja",
    "heit",
    "kyyd",
    "kyyt",
    "kulje",
    "toi",
    "tuo",
    "hak",
    "hain",
    "nou",
    "muut",
];

/// *taught me to use Blender*, *drove me to Kuopio*, *tuliaisia Roomasta*: who has
/// no given name is nobody there.
pub(super) fn is_place_or_tool(pieces: &[Piece], at: usize, tokens: &[Token]) -> bool {
    let word = |piece: &Piece| tokens[piece.from].word.as_str();
    let begins =
        |piece: &Piece, words: &[&str]| words.iter().any(|begin| word(piece).starts_with(begin));
    let Some((before, earlier)) = pieces[..at].split_last() else {
        return false;
    };
    if begins(before, USES) {
        return true;
    }
    let name = word(&pieces[at]);
    let whom = |piece: &Piece| {
        let pronoun = |(sense, _): &Meaning| matches!(sense, Sense::Me(_) | Sense::Them(_));
        piece.person.is_some() || piece.meanings.iter().any(pronoun)
    };
    let carries = earlier.iter().position(|piece| begins(piece, CARRIES));
    let carried = carries.is_some_and(|verb| pieces[verb + 1..at].iter().any(whom));
    let where_to = matches!(word(before), "to" | "from")
        || ["lle", "lta"].iter().any(|case| name.ends_with(case));
    // *listalle Tavastialle*: both say where.
    let same = ["lle", "lta"].iter().any(|case| {
        name.ends_with(case)
            && word(before).ends_with(case)
            && tokens[before.from].shape == Shape::Lower
    });
    let same = same && !whom(before) && !before.has(Sense::Kin);
    // *Virtasta* is a partitive where the verb has it for its object.
    let out_of = name.ends_with("sta") && before.act().is_none() && !whom(before) && !before.dated;
    carried && where_to || same || out_of
}
