//! jCard (RFC 7095): a vCard 4.0 as JSON, out and in. A card is its content
//! lines in either form, and as such it is written and read.

mod lines;
mod read;
mod write;

pub use read::{Jcards, is_jcard, jcards};
pub use write::jcard;

use super::parameters::KEPT;

/// The type that a property's value has where it says none (RFC 6350 §6).
fn default_type(name: &str) -> &'static str {
    match name {
        "source" | "photo" | "impp" | "geo" | "logo" | "member" | "related" | "uid" | "url"
        | "key" | "fburl" | "caladruri" | "caluri" | "sound" => "uri",
        "bday" | "anniversary" => "date-and-or-time",
        "rev" => "timestamp",
        "lang" => "language-tag",
        "version" | "kind" | "fn" | "n" | "nickname" | "gender" | "adr" | "tel" | "email"
        | "tz" | "title" | "role" | "org" | "categories" | "note" | "prodid" | "clientpidmap" => {
            "text"
        }
        _ => "unknown",
    }
}

/// Whether a parameter holds what this program has written in its own way: it
/// stays as it is.
fn is_ours(parameter: &str) -> bool {
    parameter.eq_ignore_ascii_case(KEPT)
}
