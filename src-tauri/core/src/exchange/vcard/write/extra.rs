//! Lines that a `Contact` keeps for others: out again as they came, with group
//! and parameters, where the version allows them.

use super::Version;
use super::output::{Output, quoted};
use crate::domain::contact::Contact;
use crate::exchange::vcard::cards::Limits;
use crate::exchange::vcard::head::Head;
use crate::exchange::vcard::parameters::{is_about_parameters, split};
use crate::exchange::vcard::text::{FOLDED_AT, unescape};
use crate::exchange::vcard::{judge, photo, read};

pub(super) fn write(line: &str, card: &mut Output) {
    if is_about_parameters(line) {
        return;
    }
    // Behind a note, a line is told from the note's own by the beginning that is
    // left of it when it is folded.
    let named = line.find([':', ';']).is_some_and(|at| at < FOLDED_AT);
    let begins = named && line.starts_with(|c: char| c.is_ascii_alphanumeric());
    let Some(head) = Head::of(line.as_bytes()).filter(|_| begins) else {
        return keep(line, card);
    };
    let name = String::from_utf8_lossy(head.name).to_ascii_uppercase();
    if name == "PROFILE" {
        // Says only that this is a vCard, and some readers stumble over it.
        return keep(line, card);
    }
    if card.version == Version::V3 {
        let forms = forms_of_version_3(line, &name);
        let otherwise = reads_otherwise(&head, &name) || (card.wary && read::has_place(head.name));
        let plain = !otherwise && is_of_version_3(line, &head, &name);
        let form = match forms.is_empty() {
            true => plain.then(|| line.to_owned()),
            false => forms.into_iter().find(|form| reads_as(form, line, card)),
        };
        return match form {
            Some(form) => card.line("", form),
            None => keep(line, card),
        };
    }
    if name == "SORT-STRING"
        && card.has("N")
        && card.sort.is_some()
        && card.sort.as_deref() == line.strip_prefix("SORT-STRING:")
    {
        // It stands with N, as SORT-AS.
        return;
    }
    let twice = card.has(&name) || (card.wary && read::has_place(head.name));
    if twice || reads_otherwise(&head, &name) || !judge::fits(line) {
        return keep(line, card);
    }
    card.line("", line.to_owned());
}

/// Whether a line is kept of a kind that a contact has a place for.
pub(super) fn any_doubtful(contact: &Contact) -> bool {
    contact
        .extra
        .iter()
        .filter(|line| !is_about_parameters(line))
        .any(|line| Head::of(line.as_bytes()).is_some_and(|head| read::has_place(head.name)))
}

/// Whether a reader of vCard 3.0 can be expected to take the line: a name of
/// letters, parameters with names, and a date or an offset where one must be.
fn is_of_version_3(line: &str, head: &Head<'_>, name: &str) -> bool {
    let plain = |text: &[u8]| text.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-');
    let value = &line[head.value..];
    let named = split(&line[..head.value - 1])
        .skip(1)
        .all(|one| one.contains('='));
    let typed = match name {
        "BDAY" | "ANNIVERSARY" | "REV" => {
            value.starts_with(|c: char| c.is_ascii_digit())
                && value
                    .bytes()
                    .all(|b| b.is_ascii_digit() || b"-:.TZ+".contains(&b))
        }
        "TZ" => {
            value.len() == 6
                && value.starts_with(['+', '-'])
                && value
                    .bytes()
                    .all(|b| b.is_ascii_digit() || b"-:+".contains(&b))
        }
        _ => true,
    };
    plain(head.name) && plain(head.group) && named && typed
}

/// In words that only this program's reader undoes.
fn keep(line: &str, card: &mut Output) {
    card.text("X-VUORO-KEPT", line);
}

/// Whether this line, read again, would be more or less than a line kept.
fn reads_otherwise(head: &Head<'_>, name: &str) -> bool {
    match name {
        "X-VUORO-KEPT" | "BEGIN" | "END" | "VERSION" | "PRODID" => true,
        // A label needs its group, which nothing else of this card is in.
        "X-ABLABEL" => head.group.is_empty(),
        _ => head.clean.is_some(),
    }
}

/// vCard 3.0 has no `data:` URIs in these; what they hold is told without its
/// kind where the bytes say it, else with it. Empty for any other line.
fn forms_of_version_3(line: &str, name: &str) -> Vec<String> {
    let of = || {
        let (head, value) = line
            .split_once(':')
            .filter(|_| matches!(name, "PHOTO" | "LOGO" | "SOUND" | "KEY"))?;
        let uri = photo::data_uri(value.as_bytes()).filter(|uri| uri.base64)?;
        let media_type = std::str::from_utf8(uri.media_type).ok()?;
        let payload = std::str::from_utf8(uri.payload).ok()?;
        let word = media_type.rsplit('/').next().unwrap_or_default();
        let word = word.to_ascii_uppercase();
        Some(vec![
            format!("{head};ENCODING=b:{payload}"),
            format!("{head};ENCODING=b;TYPE={word}:{payload}"),
        ])
    };
    of().unwrap_or_default()
}

/// Whether this form of a line, read in a card like this one, is the line.
fn reads_as(form: &str, line: &str, card: &Output) -> bool {
    // Of two pictures the first is the contact's, the second a line that is kept.
    let photo = if card.has("PHOTO") {
        "PHOTO;ENCODING=b:/9j/\r\n"
    } else {
        ""
    };
    let text = format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:x\r\n{photo}{form}\r\nEND:VCARD\r\n");
    let mut cards = super::super::cards(text.as_bytes(), Limits::none()).flatten();
    cards.next().is_some_and(|read| {
        read.lost.is_empty()
            && read.outcome.is_ok_and(|contact| {
                contact.extra == [line] && contact.photo.is_some() != photo.is_empty()
            })
    })
}

/// `;SORT-AS="…"` for `N`, from the line that vCard 3.0 has for it.
pub(super) fn sort_as(card: &Output) -> String {
    match &card.sort {
        Some(sort) if card.version == Version::V4 => {
            format!(";SORT-AS=\"{}\"", quoted(&unescape(sort)))
        }
        _ => String::new(),
    }
}

pub(super) fn group(line: &str) -> Option<&str> {
    let head = Head::of(line.as_bytes())?;
    std::str::from_utf8(head.group)
        .ok()
        .filter(|group| !group.is_empty())
}

/// Apple's country code for the only address of a card stands in its group.
pub(super) fn lone_country(contact: &Contact) -> Option<&str> {
    let is = |line: &&String| Head::of(line.as_bytes()).is_some_and(|head| head.named("X-ABADR"));
    let mut codes = contact.extra.iter().filter(is);
    let (code, others) = (codes.next()?, codes.count());
    if others > 0 || contact.addresses.len() != 1 {
        return None;
    }
    let group = group(code)?;
    let alone = contact
        .extra
        .iter()
        .filter(|line| self::group(line) == Some(group))
        .count()
        == 1;
    (alone
        && group
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-'))
    .then_some(group)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::vcard::text::escaped;

    #[test]
    fn a_line_that_the_version_has_no_form_for_comes_back() {
        let line = "TEL;WAVE_FILE=a b:1";
        let mut card = Output::new(Version::V4, &[]);
        write(line, &mut card);
        let written: Vec<&str> = card.lines().collect();
        assert_eq!(written, [format!("X-VUORO-KEPT:{}", escaped(line))]);
    }
}
