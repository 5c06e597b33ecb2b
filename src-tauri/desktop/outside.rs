//! Opening something in the computer's own programs. Nothing else does.

use vuoro_core::error::{Error, Result};

/// What may be opened: a page, a message, a call. A link to a file or to a
/// program's own scheme could run something.
const KINDS: [&str; 4] = ["http://", "https://", "mailto:", "tel:"];

/// Opens a link, and does not wait for the program.
///
/// # Errors
/// `NoProgram` where nothing takes it.
pub(crate) fn open(link: &str) -> Result<()> {
    if !is_harmless(link) {
        return Err(Error::NoProgram);
    }
    open::that_detached(link).map_err(|_| Error::NoProgram)
}

/// Whether it is one of the few kinds, written as a link is: in ASCII, without
/// blanks, quotes or backslashes, which a program may read in its own way.
fn is_harmless(link: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_graphic() && !br#""'\<>^`{|}"#.contains(&byte);
    let begins = |kind: &&str| {
        let beginning = link.get(..kind.len());
        beginning.is_some_and(|beginning| beginning.eq_ignore_ascii_case(kind))
    };
    link.bytes().all(plain)
        && KINDS
            .iter()
            .any(|kind| begins(kind) && link.len() > kind.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_messages_and_calls_open() {
        let harmless = [
            "https://example.fi/a?b=c#d",
            "HTTP://example.fi",
            "mailto:anna@example.fi?subject=%C3%A4&body=x",
            "tel:+358401234567",
            "tel:112%23",
        ];
        for link in harmless {
            assert!(is_harmless(link), "{link}");
        }
        let others = [
            "",
            "tel:",
            "example.fi",
            "/etc/passwd",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "smb://nas/share",
            "ssh://host",
            "ms-msdt:/id",
            "steam://run/1",
            "about:blank",
            "--help",
            " https://example.fi",
            "https://example.fi/\n--help",
            "https://example.fi/\"; rm -rf ~",
            "https://exämple.fi",
            "https:example.fi",
            "mailto:a@b.fi\u{202e}",
            "http\u{0}://example.fi",
        ];
        for link in others {
            assert!(!is_harmless(link), "{link:?}");
            assert!(open(link).is_err(), "{link:?}");
        }
        let (open, refused) = (harmless.len(), others.len());
        crate::reached::leave(
            "links",
            &format!("{open} links open, {refused} are refused"),
        );
    }
}
