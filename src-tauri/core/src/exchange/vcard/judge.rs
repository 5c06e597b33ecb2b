//! The gate: a card goes out only if another program's parser takes it. The
//! parser judges; its own idea of the card is never used.

use vcard_parser::error::VcardError;

use super::head::Head;

/// Why a card may not go out. It names the property, never its value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the card is not UTF-8")]
    NotText,
    /// Not one card of version 4.0 with a name, from its first byte to its last.
    #[error("the card is not one whole vCard 4.0")]
    NotACard,
    #[error("the card's {0} is not valid")]
    Property(String),
}

/// The judge's work grows with the square of a card's length, so long cards
/// come before it in parts of this size.
const PART: usize = 4 * 1024;
/// So many characters of a value are enough to judge it by.
const LONG: usize = 512;

/// Judges one vCard 4.0, as it would be written to a file.
pub fn judge(card: &[u8]) -> Result<(), Refusal> {
    let card = std::str::from_utf8(card).map_err(|_| Refusal::NotText)?;
    let card = card.replace("\r\n ", "");
    let inner = card
        .strip_prefix("BEGIN:VCARD\r\nVERSION:4.0\r\n")
        .and_then(|rest| rest.strip_suffix("END:VCARD\r\n"))
        .filter(|inner| inner.ends_with("\r\n"))
        .ok_or(Refusal::NotACard)?;
    let lines: Vec<String> = inner.split_inclusive("\r\n").map(shortened).collect();
    let names = lines
        .iter()
        .filter(|line| line.starts_with("FN:") || line.starts_with("FN;"))
        .count();
    if names == 0 || lines.iter().any(|line| is_mark(line)) {
        return Err(Refusal::NotACard);
    }
    let mut at = 0;
    while at < lines.len() {
        let mut size = 0;
        let end = lines[at..].iter().position(|line| {
            size += line.len();
            size > PART
        });
        let end = end.map_or(lines.len(), |n| at + n.max(1));
        part(&lines[at..end])?;
        at = end;
    }
    Ok(())
}

/// Whether a content line on its own would be let out.
pub(super) fn fits(line: &str) -> bool {
    let line = shortened(&[line, "\r\n"].concat());
    !is_mark(&line) && accepted(std::slice::from_ref(&line)).is_ok()
}

fn part(lines: &[String]) -> Result<(), Refusal> {
    if accepted(lines).is_ok() {
        return Ok(());
    }
    let refused = lines
        .iter()
        .find(|line| accepted(std::slice::from_ref(line)).is_err());
    Err(match refused {
        Some(line) => {
            let name = line.split([':', ';']).next().unwrap_or_default();
            Refusal::Property(
                name.chars()
                    .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))
                    .collect(),
            )
        }
        None => Refusal::NotACard,
    })
}

fn accepted(lines: &[String]) -> Result<(), VcardError> {
    let mut card = String::from("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:x\r\n");
    card.extend(lines.iter().map(String::as_str));
    card.push_str("END:VCARD\r\n");
    let cards = vcard_parser::parse_vcards(&card)?;
    // A card that it cannot read ends the file for it, without a word.
    if cards.len() == 1 {
        Ok(())
    } else {
        Err(VcardError::ConversionFailure)
    }
}

fn is_mark(line: &str) -> bool {
    ["BEGIN:", "END:", "VERSION:"].iter().any(|mark| {
        line.get(..mark.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(mark))
    })
}

/// The line as far as the judge looks at it. Of a long payload or text only the
/// separators are left after a while: each octet costs the judge, and it reads
/// none. What it takes for what it is not is put plainly: a tab, which RFC 6350
/// allows and it refuses, and escaped characters next to separators.
fn shortened(line: &str) -> String {
    let start = Head::of(line.as_bytes()).map_or(0, |head| head.value);
    let (head, value) = line.split_at(start);
    let mut out = head.replace('\t', " ");
    let mut chars = value.chars();
    let mut left = LONG;
    while let Some(c) = chars.next() {
        let plain = match c {
            '\\' => chars.next().map_or('\\', |_| '_'),
            '\t' => ' ',
            c => c,
        };
        if left > 0 || matches!(c, ';' | '\r' | '\n') {
            out.push(plain);
        }
        left = left.saturating_sub(1);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::vcard::text::fold;

    fn card(lines: &[&str]) -> Vec<u8> {
        let mut out = b"BEGIN:VCARD\r\nVERSION:4.0\r\n".to_vec();
        lines.iter().for_each(|line| fold(line, &mut out));
        out.extend_from_slice(b"END:VCARD\r\n");
        out
    }

    #[test]
    fn a_bad_card_is_refused_by_the_property_that_spoils_it() {
        assert_eq!(judge(&card(&["FN:A", "TEL;TYPE=home:1"])), Ok(()));
        assert_eq!(judge(&card(&["FN:A", "NOTE:a\tb"])), Ok(()));
        assert_eq!(judge(&card(&["TEL:1"])), Err(Refusal::NotACard));
        assert_eq!(
            judge(&card(&["FN:A", "REV:yesterday"])),
            Err(Refusal::Property("REV".into()))
        );
        assert_eq!(
            judge(&card(&["FN:A", "TEL;CELL:1"])),
            Err(Refusal::Property("TEL".into()))
        );
        assert_eq!(judge(b"\xFF"), Err(Refusal::NotText));
        let two = [card(&["FN:A"]), card(&["FN:B"])].concat();
        assert_eq!(judge(&two), Err(Refusal::NotACard), "one card at a time");
    }

    #[test]
    fn a_long_card_is_judged_in_good_time() {
        let photo = format!("PHOTO:data:image/png;base64,{}", "A".repeat(10_000_000));
        let tags = (0..2_000)
            .map(|n| format!("X-TAG-{n}:{}", "x".repeat(50)))
            .collect::<Vec<_>>();
        let mut lines = vec!["FN:A", photo.as_str()];
        lines.extend(tags.iter().map(String::as_str));
        lines.push("REV:x");
        assert_eq!(judge(&card(&lines)), Err(Refusal::Property("REV".into())));
    }
}
