//! How vCard 2.1 and 3.0 put text on lines: folds, escapes, quoted-printable, base64.

use std::io::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Octets of a line without its break (RFC 2426 §2.6).
const WIDTH: usize = 75;

/// One content line of 3.0, folded between characters.
pub(super) fn line(out: &mut dyn Write, text: &str) -> io::Result<()> {
    let mut rest = text;
    let mut room = WIDTH;
    while rest.len() > room {
        let (head, tail) = rest.split_at(rest.floor_char_boundary(room));
        out.write_all(head.as_bytes())?;
        out.write_all(b"\r\n ")?;
        rest = tail;
        room = WIDTH - 1;
    }
    out.write_all(rest.as_bytes())?;
    out.write_all(b"\r\n")
}

/// A text value of 3.0.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => out.push_str("\\n"),
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
    }
    out
}

/// A property of several fields, each escaped: `N:Virtanen;Anna;;;`.
pub(super) fn fields(out: &mut dyn Write, head: &str, fields: &[&str]) -> io::Result<()> {
    let fields: Vec<String> = fields.iter().map(|field| escape(field)).collect();
    line(out, &format!("{head}:{}", fields.join(";")))
}

/// A picture, folded like any other line.
pub(super) fn photo(out: &mut dyn Write, head: &str, picture: &[u8]) -> io::Result<()> {
    line(out, &format!("{head}:{}", STANDARD.encode(picture)))
}

/// A property as Android writes it in 2.1: plain where all of it is ASCII on
/// one line, else every octet as `=XX` with soft breaks.
pub(super) fn android(out: &mut dyn Write, head: &str, fields: &[&str]) -> io::Result<()> {
    let plain = |field: &&str| field.bytes().all(|octet| (b' '..=b'~').contains(&octet));
    if fields.iter().all(plain) {
        let fields: Vec<String> = fields
            .iter()
            .map(|field| field.replace('\\', "\\\\").replace(';', "\\;"))
            .collect();
        return write!(out, "{head}:{}\r\n", fields.join(";"));
    }
    let start = format!("{head};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:");
    out.write_all(start.as_bytes())?;
    let mut column = start.len();
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            out.write_all(b";")?;
            column += 1;
        }
        for octet in field.replace('\n', "\r\n").bytes() {
            if column + 4 > WIDTH {
                out.write_all(b"=\r\n")?;
                column = 0;
            }
            write!(out, "={octet:02X}")?;
            column += 3;
        }
    }
    out.write_all(b"\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).expect("a vector takes everything");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn folds_are_short_and_split_no_character() {
        let long = "NOTE:".to_owned() + &"öäå€𝄞".repeat(60);
        let folded = written(|out| line(out, &long));
        assert!(
            folded
                .split("\r\n")
                .all(|line| line.len() <= WIDTH && std::str::from_utf8(line.as_bytes()).is_ok())
        );
        assert_eq!(folded.replace("\r\n ", ""), long + "\r\n");
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(escape("a;b,c\\d\ne:f"), "a\\;b\\,c\\\\d\\ne:f");
    }

    #[test]
    fn android_encodes_only_what_it_must() {
        assert_eq!(
            written(|out| android(out, "N", &["Salo", "Anna", "", "", ""])),
            "N:Salo;Anna;;;\r\n"
        );
        assert_eq!(
            written(|out| android(out, "N", &["Äijö", "Ö"])),
            "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=84=69=6A=C3=B6;=C3=96\r\n"
        );
        let note = written(|out| android(out, "NOTE", &["ä\nb".repeat(30).as_str()]));
        assert!(note.split("\r\n").all(|line| line.len() <= 76), "{note}");
        assert!(note.contains("=0D=0A"));
    }
}
