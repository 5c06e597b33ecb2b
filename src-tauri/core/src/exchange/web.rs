//! Addresses of pages, as they are shown. A letter of one alphabet may look
//! like one of another; a host in which that could deceive is shown as it is
//! sent over the net (punycode, RFC 3492), which nobody takes for another.

/// The address with such a host in punycode; any other text as it is.
pub fn shown(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else {
        // Many write it without the scheme.
        return host_shown(address).unwrap_or_else(|| address.to_owned());
    };
    match host_shown(rest) {
        Some(rest) => format!("{scheme}://{rest}"),
        None => address.to_owned(),
    }
}

/// The address as a program opens it: in ASCII, its host in punycode. Many write
/// one without the scheme. None for what is no page's address, and for one that
/// names a user: it looks like another host's.
pub fn link(address: &str) -> Option<String> {
    let (scheme, rest) = match address.trim().split_once("://") {
        Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
        None => ("https".into(), address.trim()),
    };
    if scheme != "http" && scheme != "https" {
        return None;
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
    let host = idna::domain_to_ascii(host).ok()?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    let is_host = host.contains('.') && host.chars().all(is_name);
    if !is_host || !port.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let port = match port {
        "" => String::new(),
        port => format!(":{port}"),
    };
    let mut link = format!("{scheme}://{host}{port}");
    for byte in path.bytes() {
        match byte.is_ascii_graphic() && !br#""'\<>^`{|}"#.contains(&byte) {
            true => link.push(char::from(byte)),
            false => link.push_str(&format!("%{byte:02X}")),
        }
    }
    Some(link)
}

/// What begins with a host, where the host has to be shown otherwise.
fn host_shown(rest: &str) -> Option<String> {
    if rest.is_ascii() {
        return None;
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    // Before an @ stands whoever logs in; it often looks like a host.
    let begin = authority.rfind('@').map_or(0, |at| at + 1);
    let (user, host) = authority.split_at(begin);
    let (host, port) = match host.rsplit_once(':') {
        Some((host, port)) => (host, format!(":{port}")),
        None => (host, String::new()),
    };
    if host.is_ascii() || host.contains(char::is_whitespace) || is_clear(host) {
        return None;
    }
    // What is no host at all is shown letter by letter.
    let host = idna::domain_to_ascii(host).unwrap_or_else(|_| host.escape_unicode().to_string());
    Some(format!("{user}{host}{port}{path}"))
}

/// Whether nobody could take the host for another one: each of its labels is in
/// Latin letters, or in an alphabet that looks like none of these; and a Greek
/// or a Cyrillic host is so to its last label.
fn is_clear(host: &str) -> bool {
    let labels = host.split(['.', '。', '．', '｡']);
    let mut alphabets = labels.map(alphabet_of);
    let Some(Some(first)) = alphabets.next() else {
        return false;
    };
    let rest: Option<Vec<Alphabet>> = alphabets.collect();
    rest.is_some_and(|rest| match first {
        Alphabet::Greek | Alphabet::Cyrillic => rest.iter().all(|other| *other == first),
        _ => rest.iter().all(|other| !other.looks_like_latin()),
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Alphabet {
    Latin,
    Greek,
    Cyrillic,
    /// Letters that are like none of those.
    Apart,
}

impl Alphabet {
    fn looks_like_latin(self) -> bool {
        matches!(self, Self::Greek | Self::Cyrillic)
    }
}

/// The one alphabet of a label; none where it has several, or signs that are no
/// letters.
fn alphabet_of(label: &str) -> Option<Alphabet> {
    let mut all = label
        .chars()
        .filter(|c| !c.is_ascii_digit() && *c != '-')
        .map(|c| match c {
            'a'..='z' | 'A'..='Z' | 'à'..='ö' | 'ø'..='ž' | 'À'..='Ö' | 'Ø'..='Þ' => {
                Some(Alphabet::Latin)
            }
            'α'..='ω' | 'ά'..='ώ' | 'Α'..='Ω' => Some(Alphabet::Greek),
            'а'..='я' | 'А'..='Я' | 'ѐ'..='џ' => Some(Alphabet::Cyrillic),
            // Hebrew to Thai, and the signs of East Asia.
            '\u{5d0}'..='\u{e4e}'
            | '\u{3041}'..='\u{30fe}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}'
                if c.is_alphanumeric() =>
            {
                Some(Alphabet::Apart)
            }
            _ => None,
        });
    let Some(first) = all.next() else {
        return Some(Alphabet::Latin);
    };
    let first = first?;
    all.all(|other| other == Some(first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_opens_and_nothing_else_does() {
        for (address, expect) in [
            (
                "https://example.fi/ä b?c=d#e",
                "https://example.fi/%C3%A4%20b?c=d#e",
            ),
            ("HTTP://example.fi:8080", "http://example.fi:8080"),
            (" www.example.fi ", "https://www.example.fi"),
            ("https://hämeenlinna.fi/", "https://xn--hmeenlinna-q5a.fi/"),
            ("https://пример.рф", "https://xn--e1afmkfd.xn--p1ai"),
            (
                "https://example.fi/\"; rm -rf ~",
                "https://example.fi/%22;%20rm%20-rf%20~",
            ),
        ] {
            assert_eq!(link(address).as_deref(), Some(expect), "{address}");
        }
        for address in [
            "",
            "Käy kylässä!",
            "anna",
            "javascript:window.pwned=1",
            "javascript://example.fi/%0aalert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "ftp://example.fi",
            "https://",
            "https://bank.fi@evil.com/",
            "bank.fi:x@evil.com",
            "https://exam ple.fi",
            "https://example.fi:80x",
            "https://example\u{202e}if.com",
        ] {
            assert_eq!(link(address), None, "{address:?}");
        }
    }

    #[test]
    fn a_host_that_could_be_taken_for_another_is_shown_in_punycode() {
        let hosts = [
            ("https://example.fi/ä?b=ö", "https://example.fi/ä?b=ö"),
            ("https://hämeenlinna.fi", "https://hämeenlinna.fi"),
            ("HTTPS://Åland.fi:8080/x", "HTTPS://Åland.fi:8080/x"),
            ("https://пример.рф/путь", "https://пример.рф/путь"),
            ("https://例え.jp", "https://例え.jp"),
            ("https://דוגמה.com", "https://דוגמה.com"),
            ("Käy kylässä!", "Käy kylässä!"),
            // A Cyrillic а among Latin letters, with and without a scheme.
            ("https://pаypal.com/x", "https://xn--pypal-4ve.com/x"),
            ("pаypal.com", "xn--pypal-4ve.com"),
            (
                "https://me@pаypal.com:80/",
                "https://me@xn--pypal-4ve.com:80/",
            ),
            // All of them Cyrillic, under a Latin name.
            ("https://аррӏе.com", "https://xn--80ak6aa92e.com"),
            ("https://сахара.com", "https://xn--80aaa7dcz.com"),
            ("https://www.аррӏе.com", "https://www.xn--80ak6aa92e.com"),
            ("https://gооgle.com", "https://xn--ggle-55da.com"),
            ("https://αpple.com", "https://xn--pple-zld.com"),
            // A letter of the phonetic alphabet.
            ("https://ɡoogle.com", "https://xn--oogle-qmc.com"),
        ];
        for (address, expect) in hosts {
            assert_eq!(shown(address), expect, "{address}");
        }
        // What looks like a slash, and what turns the direction, is no host.
        for address in [
            "https://example.fi⁄evil.com",
            "https://example\u{202e}if.com",
        ] {
            let shown = shown(address);
            assert!(shown.is_ascii() && shown != address, "{address}: {shown}");
        }
        let plain = hosts.iter().filter(|(address, shown)| address == shown);
        let plain = plain.count();
        crate::reached::leave(
            "hosts",
            &format!(
                "{plain} addresses shown as they are, {} in punycode",
                hosts.len() - plain + 2
            ),
        );
    }
}
