//! What `FIELD=VALUE` means: one assignment, done to a form. Whether the value
//! makes sense is for the book to say.

use vuoro_core::book::view::{Id, OrganisationEdit, PersonEdit, Relation};
use vuoro_core::domain::contact::PointKind;
use vuoro_core::domain::name::renamed;

use super::reach::{address, point, prefer};

/// What is done to the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
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

pub(super) fn wrong<T>(what: impl Into<String>, hint: impl Into<String>) -> Result<T, Wrong> {
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
        "name" => {
            form.name = renamed(&form.name, value);
            Ok(())
        }
        "circle" => choice(&mut form.circle, field, value),
        "tie" => choice(&mut form.tie, field, value),
        _ => {
            *text(form, path)? = value.to_owned();
            Ok(())
        }
    }
}

/// Does one assignment to an organisation's form, which has some of a person's
/// fields.
pub(crate) fn to_organisation(form: &mut OrganisationEdit, word: &str) -> Result<(), Wrong> {
    let field = word.split(['=', '.', '+', '-']).next().unwrap_or_default();
    let fields = [
        "name", "note", "phone", "tel", "email", "mail", "url", "web", "impp", "social", "address",
        "prefer",
    ];
    if word.contains('=') && !fields.contains(&field.trim()) {
        return wrong(
            format!("an organisation has no field \"{field}\""),
            "it has name, note, phone, email, url, impp, social and address",
        );
    }
    let mut person = PersonEdit {
        note: std::mem::take(&mut form.note),
        points: std::mem::take(&mut form.points),
        addresses: std::mem::take(&mut form.addresses),
        ..PersonEdit::named(&form.name)
    };
    assign(&mut person, word)?;
    *form = OrganisationEdit {
        name: person.name.display,
        note: person.note,
        points: person.points,
        addresses: person.addresses,
    };
    Ok(())
}

fn text<'a>(form: &'a mut PersonEdit, path: &str) -> Result<&'a mut String, Wrong> {
    let name = &mut form.name;
    Ok(match path {
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
