//! What `FIELD=VALUE` means: one assignment, done to a form. Whether the value
//! makes sense is for the book to say.

use vuoro_core::book::view::{Id, PersonEdit, Relation};
use vuoro_core::domain::contact::{ContactPoint, PointKind, PostalAddress};

/// What is done to the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Write,
    Add,
    Take,
}

/// Why a word is no assignment: what is wrong, and how it is written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    pub(crate) what: String,
    pub(crate) hint: String,
}

fn wrong<T>(what: impl Into<String>, hint: impl Into<String>) -> Result<T, Wrong> {
    Err(Wrong {
        what: what.into(),
        hint: hint.into(),
    })
}

/// The file of `photo=FILE`, which is no part of a form; '' takes it out.
pub(crate) fn photo(word: &str) -> Option<&str> {
    word.strip_prefix("photo=")
}

/// Does one assignment to the form.
pub(crate) fn assign(form: &mut PersonEdit, word: &str) -> Result<(), Wrong> {
    let Some((left, value)) = word.split_once('=') else {
        return wrong(
            format!("\"{word}\" is no FIELD=VALUE"),
            "as in title=\"Head nurse\", phone.work=\"+358 40 123 4567\", tag+=Choir",
        );
    };
    let (path, deed) = match left.strip_suffix(['+', '-']) {
        Some(path) if left.ends_with('+') => (path, Deed::Add),
        Some(path) => (path, Deed::Take),
        None => (left, Deed::Write),
    };
    let path = path.trim();
    let (field, rest) = path.split_once('.').unwrap_or((path, ""));
    let value = value.trim();
    let kind = match field {
        "phone" | "tel" => Some(PointKind::Phone),
        "email" | "mail" => Some(PointKind::Email),
        "url" | "web" => Some(PointKind::Url),
        "impp" => Some(PointKind::Impp),
        "social" => Some(PointKind::Social),
        _ => None,
    };
    if let Some(kind) = kind {
        return point(form, kind, field, rest, value, deed);
    }
    match field {
        "address" => address(form, rest, value, deed),
        "related" => related(form, rest, value, deed),
        "tag" | "tags" => {
            list(&mut form.tags, value, deed);
            Ok(())
        }
        "area" | "areas" => areas(form, value, deed),
        "prefer" => prefer(form, value),
        "also" => also(form, value, deed),
        "note" if deed == Deed::Add => {
            if !form.note.is_empty() {
                form.note.push('\n');
            }
            form.note.push_str(value);
            Ok(())
        }
        _ if deed != Deed::Write => wrong(
            format!("{path} is one text: there is nothing to add to it or to take from it"),
            format!("{path}=VALUE writes it, {path}= takes it out"),
        ),
        "circle" => choice(&mut form.circle, field, value),
        "tie" => choice(&mut form.tie, field, value),
        _ => {
            *text(form, path)? = value.to_owned();
            Ok(())
        }
    }
}

fn text<'a>(form: &'a mut PersonEdit, path: &str) -> Result<&'a mut String, Wrong> {
    let name = &mut form.name;
    Ok(match path {
        "name" => &mut name.display,
        "given" => &mut name.given,
        "family" => &mut name.family,
        "middle" => &mut name.middle,
        "prefix" => &mut name.prefix,
        "suffix" => &mut name.suffix,
        "nickname" => &mut name.nickname,
        "phonetic.given" => &mut name.phonetic_given,
        "phonetic.middle" => &mut name.phonetic_middle,
        "phonetic.family" => &mut name.phonetic_family,
        "organisation" | "organization" => &mut form.organisation,
        "department" => &mut form.department,
        "title" => &mut form.title,
        "role" => &mut form.role,
        "pronouns" => &mut form.pronouns,
        "birthday" => &mut form.birthday,
        "anniversary" => &mut form.anniversary,
        "note" => &mut form.note,
        _ => {
            return wrong(
                format!("there is no field \"{path}\""),
                "`vuoro person set --help` lists them, as in title=Nurse",
            );
        }
    })
}

fn choice<T>(field: &mut Option<T>, name: &str, value: &str) -> Result<(), Wrong>
where
    T: std::str::FromStr,
    T::Err: std::fmt::Display,
{
    if value.is_empty() {
        *field = None;
        return Ok(());
    }
    match value.to_lowercase().replace('-', "_").parse() {
        Ok(word) => *field = Some(word),
        Err(error) => return wrong(format!("{name}: {error}"), format!("{name}= takes it out")),
    }
    Ok(())
}

fn areas(form: &mut PersonEdit, value: &str, deed: Deed) -> Result<(), Wrong> {
    if deed == Deed::Write {
        form.areas.clear();
    }
    for word in value
        .split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
    {
        let area = match word.to_lowercase().replace(['-', ' '], "_").parse() {
            Ok(area) => area,
            Err(error) => return wrong(format!("area: {error}"), "as in area+=hobby"),
        };
        form.areas.retain(|one| *one != area);
        if deed != Deed::Take {
            form.areas.push(area);
        }
    }
    Ok(())
}

fn list(items: &mut Vec<String>, value: &str, deed: Deed) {
    if deed == Deed::Write {
        items.clear();
    }
    for item in value
        .split(',')
        .map(str::trim)
        .filter(|item| !item.is_empty())
    {
        items.retain(|one| one.to_lowercase() != item.to_lowercase());
        if deed != Deed::Take {
            items.push(item.to_owned());
        }
    }
}

fn point(
    form: &mut PersonEdit,
    kind: PointKind,
    field: &str,
    rest: &str,
    value: &str,
    deed: Deed,
) -> Result<(), Wrong> {
    let by_service = matches!(kind, PointKind::Impp | PointKind::Social);
    let is_so = |point: &ContactPoint| {
        let said = if by_service {
            &point.service
        } else {
            &point.label
        };
        point.kind == kind && (rest.is_empty() || said.to_lowercase() == rest.to_lowercase())
    };
    let new = || ContactPoint {
        kind,
        label: if by_service {
            String::new()
        } else {
            rest.to_owned()
        },
        service: if by_service {
            rest.to_owned()
        } else {
            String::new()
        },
        value: value.to_owned(),
        ..ContactPoint::default()
    };
    let path = if rest.is_empty() {
        field.to_owned()
    } else {
        format!("{field}.{rest}")
    };
    match deed {
        Deed::Add => form.points.push(new()),
        Deed::Take => {
            let before = form.points.len();
            form.points
                .retain(|point| !(is_so(point) && same(point, value)));
            if form.points.len() == before {
                return wrong(
                    format!("{path}: there is none of that value"),
                    "`vuoro person WHO` shows what there is",
                );
            }
        }
        Deed::Write if value.is_empty() => form.points.retain(|point| !is_so(point)),
        Deed::Write => {
            let mut so = form.points.iter_mut().filter(|point| is_so(point));
            match (so.next(), so.next()) {
                (None, _) => form.points.push(new()),
                (Some(point), None) => point.value = value.to_owned(),
                (Some(_), Some(_)) => {
                    return wrong(
                        format!("{path}: there are several"),
                        format!(
                            "say which by its label, as in {field}.work=…, or take one out with {path}-=VALUE and add with {path}+=VALUE"
                        ),
                    );
                }
            }
        }
    }
    Ok(())
}

/// The same number however it is spaced, the same address in any case.
fn same(point: &ContactPoint, value: &str) -> bool {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    match point.kind {
        PointKind::Phone => point.value == value || digits(&point.value) == digits(value),
        _ => point.value.to_lowercase() == value.to_lowercase(),
    }
}

fn prefer(form: &mut PersonEdit, value: &str) -> Result<(), Wrong> {
    let Some(kind) = form.points.iter().find(|p| same(p, value)).map(|p| p.kind) else {
        return wrong(
            "prefer: there is no number or address of that value",
            "`vuoro person WHO` shows what there is",
        );
    };
    for point in form.points.iter_mut().filter(|point| point.kind == kind) {
        point.preferred = same(point, value);
    }
    Ok(())
}

/// Takes out the one line of a card that says this and has no field of its own.
fn also(form: &mut PersonEdit, value: &str, deed: Deed) -> Result<(), Wrong> {
    const HINT: &str =
        "`vuoro person WHO` shows what is also on the card, as in also-=\"Connected On\"";
    if deed != Deed::Take || value.is_empty() {
        return wrong("also: what a card says besides can only be taken out", HINT);
    }
    let wanted = value.to_lowercase();
    let says = |line: &String| {
        let line = line.to_lowercase();
        line.contains(&wanted) && !line.contains("x-ablabel")
    };
    let found: Vec<usize> = (0..form.extra.len())
        .filter(|at| says(&form.extra[*at]))
        .collect();
    match found[..] {
        [at] => {
            form.extra.remove(at);
            Ok(())
        }
        [] => wrong(format!("also: no line of the card says \"{value}\""), HINT),
        _ => wrong(format!("also: several lines say \"{value}\""), HINT),
    }
}

const PARTS: &str = "street, postcode, city, country, region, po_box or extended";

fn address(form: &mut PersonEdit, rest: &str, value: &str, deed: Deed) -> Result<(), Wrong> {
    let parts = [
        "street", "postcode", "city", "country", "region", "po_box", "extended",
    ];
    let (label, part) = match rest.rsplit_once('.') {
        Some((label, part)) => (label, Some(part)),
        None if parts.contains(&rest) => ("", Some(rest)),
        None => (rest, None),
    };
    let is_so =
        |one: &PostalAddress| label.is_empty() || one.label.to_lowercase() == label.to_lowercase();
    if deed == Deed::Take || value.is_empty() && part.is_none() {
        form.addresses.retain(|one| {
            let named = value.is_empty() || one.street.to_lowercase() == value.to_lowercase();
            !(is_so(one) && named)
        });
        return Ok(());
    }
    let several = form.addresses.iter().filter(|one| is_so(one)).count() > 1;
    if several && deed == Deed::Write {
        return wrong(
            "address: there are several",
            "say which by its label, as in address.home=\"Street 1; 00100; Helsinki\"",
        );
    }
    let at = form
        .addresses
        .iter()
        .position(is_so)
        .filter(|_| deed == Deed::Write);
    let at = at.unwrap_or_else(|| {
        form.addresses.push(PostalAddress {
            label: label.to_owned(),
            ..PostalAddress::default()
        });
        form.addresses.len() - 1
    });
    let one = &mut form.addresses[at];
    if let Some(part) = part {
        *match part {
            "street" => &mut one.street,
            "postcode" => &mut one.postcode,
            "city" => &mut one.city,
            "country" => &mut one.country,
            "region" => &mut one.region,
            "po_box" => &mut one.po_box,
            "extended" => &mut one.extended,
            _ => {
                return wrong(
                    format!("an address has no part \"{part}\""),
                    format!("it is {PARTS}"),
                );
            }
        } = value.to_owned();
        return Ok(());
    }
    let mut said = value.split(';').map(|part| part.trim().to_owned());
    let mut next = || said.next().unwrap_or_default();
    (one.street, one.postcode, one.city, one.country) = (next(), next(), next(), next());
    Ok(())
}

fn related(form: &mut PersonEdit, label: &str, value: &str, deed: Deed) -> Result<(), Wrong> {
    let is_so =
        |one: &Relation| label.is_empty() || one.label.to_lowercase() == label.to_lowercase();
    let person = match value.strip_prefix('#') {
        Some(number) => match number.parse::<Id>() {
            Ok(id) => Some(id),
            Err(_) => {
                return wrong(
                    "related: after # stands the number of a person",
                    "as in related.mother=#12; `vuoro people` shows the numbers",
                );
            }
        },
        None => None,
    };
    let is_it = |one: &Relation| match person {
        Some(id) => one.person == Some(id),
        None => one.value.to_lowercase() == value.to_lowercase(),
    };
    if deed == Deed::Take || value.is_empty() {
        form.related
            .retain(|one| !(is_so(one) && (value.is_empty() || is_it(one))));
        return Ok(());
    }
    let new = Relation {
        label: label.to_owned(),
        value: if person.is_some() {
            String::new()
        } else {
            value.to_owned()
        },
        person,
    };
    match form.related.iter_mut().find(|one| is_so(one)) {
        Some(one) if deed == Deed::Write => *one = new,
        _ => form.related.push(new),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(words: &[&str]) -> PersonEdit {
        let mut form = PersonEdit::default();
        for word in words {
            assert_eq!(assign(&mut form, word), Ok(()), "{word}");
        }
        form
    }

    #[test]
    fn a_label_says_which_number() {
        let form = set(&[
            "phone.work=+358 40 1",
            "phone.mobile=+358 40 2",
            "phone.work=+358 40 3",
            "phone+=112",
            "phone-=+35840 2",
            "prefer=112",
        ]);
        let said: Vec<_> = form
            .points
            .iter()
            .map(|p| (p.label.as_str(), p.value.as_str(), p.preferred))
            .collect();
        assert_eq!(said, [("work", "+358 40 3", false), ("", "112", true)]);
    }

    #[test]
    fn parts_of_an_address_are_written_one_by_one_or_all() {
        let form = set(&[
            "address.home=Street 1; 00100; Helsinki; Finland",
            "address.home.city=Turku",
            "address.work.street=Quay 2",
        ]);
        assert_eq!(form.addresses.len(), 2);
        assert_eq!(form.addresses[0].city, "Turku");
        assert_eq!(form.addresses[0].postcode, "00100");
        assert_eq!(form.addresses[1].label, "work");
    }

    #[test]
    fn lists_texts_and_choices() {
        let form = set(&[
            "tag+=Choir",
            "tag+=Friends of jazz",
            "tag-=choir",
            "area=work,hobby",
            "circle=friend",
            "tie=communal",
            "tie=",
            "note=One",
            "note+=Two",
            "related.mother=#12",
            "related.friend=Pekka",
        ]);
        assert_eq!(form.tags, ["Friends of jazz"]);
        assert_eq!((form.areas.len(), form.tie), (2, None));
        assert_eq!(form.note, "One\nTwo");
        assert_eq!(form.related[0].person, Some(12));
    }

    #[test]
    fn what_is_no_assignment_says_how_one_is_written() {
        for (word, part) in [
            ("title", "no FIELD=VALUE"),
            ("fone=1", "no field \"fone\""),
            ("circle=best", "it is one of: core"),
            ("title+=x", "one text"),
            ("phone-=112", "none of that value"),
            ("address.home.town=x", "no part"),
            ("related.mother=#x", "number of a person"),
        ] {
            let wrong = assign(&mut PersonEdit::default(), word).expect_err(word);
            assert!(wrong.what.contains(part), "{word}: {}", wrong.what);
            assert!(!wrong.hint.is_empty(), "{word}");
        }
    }
}
