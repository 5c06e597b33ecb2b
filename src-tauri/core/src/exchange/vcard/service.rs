//! Instant messaging and social services: their names, the URI schemes they
//! go by, and the `X-` properties that came before `IMPP`.

/// Service, and the URI scheme it is written with. The first with a scheme is
/// the one that the scheme alone stands for.
const SCHEMES: &[(&str, &str)] = &[
    ("aim", "aim"),
    ("xmpp", "xmpp"),
    ("jabber", "xmpp"),
    ("googletalk", "xmpp"),
    ("facebook", "xmpp"),
    ("skype", "skype"),
    ("msn", "msnim"),
    ("msn", "msn"),
    ("yahoo", "ymsgr"),
    ("yahoo", "yahoo"),
    ("icq", "icq"),
    ("icq", "aim"),
    ("qq", "qq"),
    ("gadugadu", "gg"),
    ("groupwise", "groupwise"),
    ("sip", "sip"),
    ("irc", "irc"),
    ("matrix", "matrix"),
    ("telegram", "tg"),
    ("whatsapp", "whatsapp"),
    ("signal", "sgnl"),
    ("im", "im"),
];

/// Properties that name a messaging service.
const MESSENGERS: &[(&str, &str)] = &[
    ("X-MS-IMADDRESS", "im"),
    ("X-AIM", "aim"),
    ("X-JABBER", "jabber"),
    ("X-GOOGLE-TALK", "googletalk"),
    ("X-GTALK", "googletalk"),
    ("X-SKYPE", "skype"),
    ("X-SKYPE-USERNAME", "skype"),
    ("X-MSN", "msn"),
    ("X-YAHOO", "yahoo"),
    ("X-ICQ", "icq"),
    ("X-QQ", "qq"),
    ("X-GADUGADU", "gadugadu"),
    ("X-GROUPWISE", "groupwise"),
    ("X-MATRIX", "matrix"),
    ("X-TELEGRAM", "telegram"),
    ("X-WHATSAPP", "whatsapp"),
    ("X-SIP", "sip"),
];

const NETWORKS: &[(&str, &str)] = &[("X-TWITTER", "twitter")];

/// The service of an `X-AIM`, `X-SKYPE` …
pub(super) fn of_messenger(property: &str) -> Option<&'static str> {
    find(MESSENGERS, property)
}

/// The service of an `X-TWITTER` …
pub(super) fn of_network(property: &str) -> Option<&'static str> {
    find(NETWORKS, property)
}

fn find(table: &[(&str, &'static str)], property: &str) -> Option<&'static str> {
    table
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(property))
        .map(|(_, service)| *service)
}

/// Service and handle of an `IMPP` value: `xmpp:a@b.c` is `a@b.c` on xmpp. A
/// URI of a scheme that its service does not use stays whole.
pub(super) fn read(declared: &str, uri: &str) -> (String, String) {
    let mut service = normal(declared);
    let Some((scheme, rest)) = uri.split_once(':') else {
        return (service, uri.to_owned());
    };
    let scheme = scheme.to_ascii_lowercase();
    if service.is_empty() {
        service = SCHEMES
            .iter()
            .find(|(_, theirs)| *theirs == scheme)
            .map_or("", |(ours, _)| ours)
            .to_owned();
    }
    // Apple writes `x-apple:` for every service that it has no scheme for.
    let usual = scheme == "x-apple"
        || scheme_of(&service) == scheme
        || SCHEMES
            .iter()
            .any(|(ours, theirs)| *ours == service && *theirs == scheme);
    if !usual || service.is_empty() {
        return (service, uri.to_owned());
    }
    (service, decode(rest))
}

/// The URI to write for a handle, such that [`read`] gives the handle back.
pub(super) fn write(service: &str, handle: &str) -> String {
    let written = format!("{}:{}", scheme_of(service), encode(handle));
    if read(service, handle).1 == handle && handle.contains(':') && !service.is_empty() {
        // It is a URI already, of a scheme that is not this service's.
        let scheme = handle.split(':').next().unwrap_or_default();
        if scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !scheme.is_empty()
        {
            return handle.to_owned();
        }
    }
    if service.is_empty() && handle.contains(':') {
        handle.to_owned()
    } else {
        written
    }
}

fn scheme_of(service: &str) -> &'static str {
    SCHEMES
        .iter()
        .find(|(ours, _)| *ours == service)
        .map_or("x-apple", |(_, scheme)| scheme)
}

/// A service's name as the book writes it: one word in lower case.
pub(super) fn normal(service: &str) -> String {
    let lower = service.trim().to_lowercase();
    match lower.as_str() {
        "google talk" | "gtalk" | "google-talk" | "google" => "googletalk".into(),
        "gadu-gadu" => "gadugadu".into(),
        _ => lower
            .chars()
            .filter(|c| !c.is_control() && *c != '"')
            .collect(),
    }
}

fn encode(handle: &str) -> String {
    let mut out = String::with_capacity(handle.len());
    for b in handle.bytes() {
        match b {
            b'%'
            | b' '
            | b'"'
            | b'<'
            | b'>'
            | b'#'
            | b'?'
            | b'\\'
            | b'^'
            | b'`'
            | b'{'
            | b'|'
            | b'}'
            | b','
            | b';'
            | 0..=0x1F
            | 0x7F.. => out.push_str(&format!("%{b:02X}")),
            b => out.push(char::from(b)),
        }
    }
    out
}

fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(b) = bytes.get(at) {
        let digit = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
        match (b, digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            (b, ..) => {
                out.push(*b);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_is_told_from_its_service() {
        let check = |declared: &str, uri: &str, service: &str, handle: &str| {
            let read_back = read(declared, uri);
            assert_eq!(read_back, (service.to_owned(), handle.to_owned()), "{uri}");
            assert_eq!(
                read(service, &write(service, handle)),
                read_back,
                "{uri} comes back"
            );
        };
        check("", "xmpp:alice@example.com", "xmpp", "alice@example.com");
        check(
            "GoogleTalk",
            "xmpp:joe@example.com",
            "googletalk",
            "joe@example.com",
        );
        check("Skype", "skype:joe%20smith", "skype", "joe smith");
        check("Facebook", "x-apple:joe", "facebook", "joe");
        check("Foo", "x-apple:joe", "foo", "joe");
        check("", "unknown:joe", "", "unknown:joe");
        check("QQ", "x-apple:123", "qq", "123");
        check("skype", "joe: smith", "skype", "joe: smith");
    }
}
