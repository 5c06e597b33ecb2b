//! What a card says of others than the one whose it is: relatives, and who is in
//! a group. It is taken out when one of those is not to be named any more.

use std::ops::Range;

use super::head::Head;
use super::line::{Item, Line, Lines};
use super::text::unescape;

/// The card without the lines that name somebody, as the value of a relative, of
/// a member or of a property of some program's own; none where no line does.
pub fn without(card: &[u8], names: impl Fn(&str) -> bool) -> Option<Vec<u8>> {
    let mut gone: Vec<Range<usize>> = Vec::new();
    for item in Lines::new(card, 1) {
        if let Item::Property(line) = item
            && value_of_others(&line).is_some_and(|value| names(value.trim()))
        {
            gone.push(line.span.start..after(card, line.span.end));
        }
    }
    if gone.is_empty() {
        return None;
    }
    let (mut left, mut at) = (Vec::with_capacity(card.len()), 0);
    for span in gone {
        left.extend_from_slice(&card[at..span.start]);
        at = span.end;
    }
    left.extend_from_slice(&card[at..]);
    Some(left)
}

/// Whether it is the card of a group.
pub fn is_group(card: &[u8]) -> bool {
    Lines::new(card, 1).any(|item| {
        let Item::Property(line) = item else {
            return false;
        };
        Head::of(&line.bytes).is_some_and(|head| {
            let kind = head.named("KIND") || head.named("X-ADDRESSBOOKSERVER-KIND");
            let value = line.bytes[head.value..].trim_ascii();
            kind && value.eq_ignore_ascii_case(b"group")
        })
    })
}

/// A card as one text in which what was folded is whole.
pub fn unfolded(card: &[u8]) -> String {
    let mut text = String::new();
    for item in Lines::new(card, 1) {
        let bytes = match &item {
            Item::Property(line) => &line.bytes[..],
            Item::Agent { card, .. } => card,
            Item::Stray { text, .. } => text,
        };
        text.push_str(&unescape(&String::from_utf8_lossy(bytes)));
        text.push('\n');
    }
    text
}

fn value_of_others(line: &Line<'_>) -> Option<String> {
    let head = Head::of(&line.bytes)?;
    let own = head.name.get(..2)?.eq_ignore_ascii_case(b"X-");
    let others = own || head.named("RELATED") || head.named("MEMBER");
    others.then(|| unescape(&String::from_utf8_lossy(&line.bytes[head.value..])))
}

/// Where the line after the one that ends here begins.
fn after(card: &[u8], end: usize) -> usize {
    match &card[end..] {
        [b'\r', b'\n', ..] => end + 2,
        [b'\r' | b'\n', ..] => end + 1,
        _ => end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_not_to_be_named_is_taken_out_of_others_cards() {
        let card = "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:Ann\r\nUID:ann\r\n\
            MEMBER:ann\r\nMEMBER:annual\r\nX-ADDRESSBOOKSERVER-MEMBER:an\r\n n\r\n\
            item1.RELATED;TYPE=friend:Ann\r\nX-SPOUSE:Ann\\, Lee\r\nNOTE:Ann\r\nEND:VCARD\r\n";
        let left = without(card.as_bytes(), |value| {
            value.eq_ignore_ascii_case("ann") || value == "Ann, Lee"
        });
        assert_eq!(
            String::from_utf8(left.expect("she is named")).expect("text"),
            "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:Ann\r\nUID:ann\r\n\
             MEMBER:annual\r\nNOTE:Ann\r\nEND:VCARD\r\n"
        );
        assert_eq!(without(card.as_bytes(), |value| value == "Anna"), None);
        assert!(is_group(card.as_bytes()));
        assert!(!is_group(
            b"BEGIN:VCARD\r\nKIND:individual\r\nNOTE:group\r\nEND:VCARD"
        ));
        assert!(unfolded(b"NOTE:with An\r\n na\\, once").contains("with Anna, once"));
    }
}
