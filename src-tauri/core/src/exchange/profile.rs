//! The address of somebody's page at LinkedIn or Meetup, by which they are
//! known again: one person has it, whatever their name becomes.

/// The service and the form to compare: `("linkedin", "linkedin.com/in/anna")`.
/// `None` for any other address.
pub fn key(url: &str) -> Option<(&'static str, String)> {
    let url = url.trim();
    let rest = ["https://", "http://"]
        .iter()
        .find_map(|scheme| {
            let head = url.get(..scheme.len())?;
            head.eq_ignore_ascii_case(scheme)
                .then(|| &url[scheme.len()..])
        })
        .unwrap_or(url);
    let (host, path) = rest.split_once('/')?;
    let host = host.to_ascii_lowercase();
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    let site = |domain: &str| {
        let sub = host.strip_suffix(domain);
        // `fi.linkedin.com` and `www.linkedin.com` show the same page.
        sub.is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
    };
    if site("linkedin.com") {
        let (kind, name) = (parts.next()?, parts.next()?);
        let known = matches!(kind, "in" | "pub");
        return known.then(|| {
            let name = decoded(name).to_lowercase();
            ("linkedin", format!("linkedin.com/{kind}/{name}"))
        });
    }
    if site("meetup.com") {
        let parts: Vec<&str> = parts.collect();
        let number = parts.iter().skip_while(|part| **part != "members").nth(1)?;
        let digits = number.bytes().all(|b| b.is_ascii_digit());
        return digits.then(|| ("meetup", format!("meetup.com/members/{number}")));
    }
    None
}

/// The group in `https://www.meetup.com/helsinki-rust/members/123`.
pub(super) fn meetup_group(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("meetup.com/")?;
    let (group, _) = rest.split_once("/members/")?;
    let group = decoded(group).replace('-', " ");
    (!group.trim().is_empty() && !group.contains('/')).then_some(group)
}

/// `%C3%A4` as `ä`; what is no such code stays as it is.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = text
            .get(at + 1..at + 3)
            .filter(|_| bytes[at] == b'%')
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        out.push(code.unwrap_or(bytes[at]));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_one_key() {
        let check = |url: &str, expect: Option<&str>| {
            assert_eq!(key(url).map(|(_, key)| key).as_deref(), expect, "{url}");
        };
        for url in [
            "https://www.linkedin.com/in/anna-lehtonen",
            "http://fi.linkedin.com/in/Anna-Lehtonen/?trk=x",
            "www.linkedin.com/in/anna-lehtonen/",
            "linkedin.com/in/anna-lehtonen#top",
        ] {
            check(url, Some("linkedin.com/in/anna-lehtonen"));
        }
        check(
            "https://www.linkedin.com/in/p%C3%A4ivi",
            Some("linkedin.com/in/päivi"),
        );
        check(
            "https://www.linkedin.com/in/100%",
            Some("linkedin.com/in/100%"),
        );
        check("https://www.linkedin.com/company/kone", None);
        check(
            "https://www.meetup.com/rust-hel/members/123/",
            Some("meetup.com/members/123"),
        );
        check("https://evillinkedin.com/in/anna", None);
        check("https://example.com/in/anna", None);
        check("", None);
        assert_eq!(
            meetup_group("https://www.meetup.com/rust-hel/members/123/").as_deref(),
            Some("rust hel")
        );
        assert_eq!(meetup_group("https://www.meetup.com/members/123/"), None);
    }
}
