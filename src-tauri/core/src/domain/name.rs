//! Names as they are compared, sorted and searched.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::contact::Name;

/// Without case, diacritics and outer or doubled white space: `"Häkkinen "`
/// and `"HAKKINEN"` fold to the same text. For comparing, never for showing.
pub fn fold(text: &str) -> String {
    // An import folds a dozen texts of each card, most of which have nothing to take apart.
    match text.is_ascii() {
        true => folded(text.chars(), text.len()),
        false => folded(text.nfkd().filter(|c| !is_accent(*c)), text.len()),
    }
}

/// Whether a mark only tells how a letter is said. The vowels of Devanagari and
/// of Thai are marks too, and so is what makes た a だ: they make another name.
fn is_accent(c: char) -> bool {
    let of_its_script =
        matches!(c, '\u{900}'..='\u{1aaf}' | '\u{3000}'..='\u{30ff}' | '\u{a800}'..='\u{abff}');
    is_combining_mark(c) && !of_its_script
}

fn folded(letters: impl Iterator<Item = char>, length: usize) -> String {
    let mut folded = String::with_capacity(length);
    let mut gap = false;
    for c in letters {
        if c.is_whitespace() || c.is_control() {
            gap = !folded.is_empty();
            continue;
        }
        if gap {
            folded.push(' ');
            gap = false;
        }
        match c {
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            // Letters that Unicode does not take apart, as people type them.
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
            'ß' | 'ẞ' => folded.push_str("ss"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'þ' | 'Þ' => folded.push_str("th"),
            'ı' => folded.push('i'),
            c => folded.extend(c.to_lowercase().filter(|c| !is_accent(*c))),
        }
    }
    folded
}

/// Whether a folded text has these folded words in it, not as a part of others.
pub fn has_words(folded: &str, words: &str) -> bool {
    let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    !words.is_empty()
        && folded.match_indices(words).any(|(at, _)| {
            apart(folded[..at].chars().next_back())
                && apart(folded[at + words.len()..].chars().next())
        })
}

/// Whether a text has nothing in it that can be seen: blanks, control
/// characters, and those that only join or order others.
pub fn is_unseen(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
            || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}')
    })
}

/// The text by which names are put in order: folded, but å, ä and ö are letters
/// of their own after z, where readers of Finnish and Swedish look for them. As
/// in the seven-bit alphabet of old terminals, they take the three places that
/// follow z.
pub fn sort_key(text: &str) -> String {
    if text.is_ascii() {
        return fold(text);
    }
    let letters = text.nfc().map(|c| match c {
        'å' | 'Å' => '{',
        'ä' | 'Ä' | 'æ' | 'Æ' => '|',
        'ö' | 'Ö' | 'ø' | 'Ø' | 'õ' | 'Õ' => '}',
        c => c,
    });
    fold(&letters.collect::<String>())
}

/// The name as its parts have it, in the usual order.
pub fn composed(name: &Name) -> String {
    let parts = [
        &name.prefix,
        &name.given,
        &name.middle,
        &name.family,
        &name.suffix,
    ];
    joined(&parts)
}

/// The name to show after an edit: what was written for it; where that was left
/// as it followed the parts, it follows them on, the family name first where it
/// stood first.
pub fn shown(seen: &Name, new: &Name) -> String {
    let family_first = |name: &Name| joined(&[&name.family, &name.given]);
    let written = new.display.trim();
    let left_alone = written == seen.display;
    if written.is_empty() || left_alone && written == composed(seen) {
        composed(new)
    } else if left_alone && written == family_first(seen) {
        family_first(new)
    } else {
        written.to_owned()
    }
}

/// The name of somebody who is called `display` from now on: the given or the
/// family name that it says otherwise follows it. One that shares nothing with
/// the parts, or shortens one, is a way to call them and leaves the parts alone.
pub fn renamed(name: &Name, display: &str) -> Name {
    let mut new = name.clone();
    display.trim().clone_into(&mut new.display);
    let shown = fold(display);
    let stands = |part: &String| has_words(&shown, &fold(part));
    let (gone, sound, stays) = match (stands(&name.given), stands(&name.family)) {
        (true, false) => (&mut new.family, &mut new.phonetic_family, &name.given),
        (false, true) => (&mut new.given, &mut new.phonetic_given, &name.family),
        _ => return new,
    };
    let others = [&name.prefix, &name.middle, &name.suffix, stays].map(|part| fold(part));
    let other = |word: &str| others.iter().any(|part| has_words(part, word));
    let rest: Vec<&str> = display
        .split_whitespace()
        .filter(|word| !other(&fold(word)))
        .collect();
    let rest = rest.join(" ");
    let shortened = fold(gone).starts_with(fold(&rest).trim_end_matches('.'));
    if !gone.is_empty() && !shortened {
        *gone = rest;
        sound.clear();
    }
    new
}

fn joined(parts: &[&String]) -> String {
    let said: Vec<&str> = parts
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect();
    said.join(" ")
}

/// The folded name begun at each of its words, in its order and turned around:
/// `aino maria korhonen`, `maria korhonen aino`, `korhonen aino maria`.
/// A hyphenated name is also found by its second half.
pub fn rotations(folded: &str) -> Vec<String> {
    let starts = std::iter::once(0).chain(
        folded
            .char_indices()
            .filter(|(_, c)| matches!(c, ' ' | '-'))
            .map(|(at, c)| at + c.len_utf8()),
    );
    starts
        // A name of a thousand words is no name; the rest is found in full text.
        .take(12)
        .filter(|start| *start < folded.len())
        .map(|start| match folded[..start].trim_end_matches([' ', '-']) {
            "" => folded[start..].to_owned(),
            head => format!("{} {head}", &folded[start..]),
        })
        .collect()
}

/// Whether two folded names may be one person's: the words of the shorter are
/// all in the longer, where an initial stands for a word (`m. laine` and
/// `matti laine`). An absent name contradicts nothing; a father is not his son.
pub fn agree(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let generation = |name: &[&str]| name.iter().find_map(|word| generation(word));
    if !a.is_empty() && !b.is_empty() && generation(&a) != generation(&b) {
        return false;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut left = long;
    short.iter().all(|word| {
        let found = left.iter().position(|other| {
            word == other
                || is_initial(word) && other.starts_with(word)
                || is_initial(other) && word.starts_with(other)
        });
        found.map(|at| left.swap_remove(at)).is_some()
    })
}

/// Whether a name has words: one of a heart alone agrees with everybody's.
pub fn in_words(folded: &str) -> bool {
    folded.chars().any(char::is_alphanumeric)
}

/// A letter that stands for a name. 王 is a name.
pub fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_lowercase) && letters.next().is_none()
}

/// What tells those apart who bear one name after another, or are somebody's.
fn generation(word: &str) -> Option<&'static str> {
    // The first of each stands for the others.
    let same = [
        ["jr", "jnr", "junior", "nuorempi"],
        ["sr", "snr", "senior", "vanhempi"],
        ["ii", "2nd", "", ""],
        ["iii", "3rd", "", ""],
        ["iv", "4th", "", ""],
        ["mother", "mom", "mum", "aiti"],
        ["father", "dad", "isa", ""],
        ["wife", "vaimo", "", ""],
        ["husband", "", "", ""],
        ["sister", "sisko", "", ""],
        ["brother", "veli", "", ""],
    ];
    let found = same.iter().find(|words| words.contains(&word));
    found.map(|words| words[0])
}

fn words(folded: &str) -> Vec<&str> {
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| generation(word).unwrap_or(word))
        // A name of a thousand words is no name.
        .take(8)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_called_otherwise_has_other_parts() {
        let anna = Name {
            display: "Anna Korhonen".into(),
            given: "Anna".into(),
            family: "Korhonen".into(),
            ..Name::default()
        };
        for (display, given, family) in [
            ("Anna Virta", "Anna", "Virta"),
            ("Anna von Virta", "Anna", "von Virta"),
            ("Virta Anna", "Anna", "Virta"),
            ("Anni Korhonen", "Anni", "Korhonen"),
            ("Anna K.", "Anna", "Korhonen"),
            ("Anna", "Anna", "Korhonen"),
            ("Mum", "Anna", "Korhonen"),
            ("Korhonen Anna", "Anna", "Korhonen"),
        ] {
            let new = renamed(&anna, display);
            assert_eq!(new.display, display);
            assert_eq!((&*new.given, &*new.family), (given, family), "{display}");
        }
    }

    #[test]
    fn folding_is_what_people_type() {
        for (name, folded) in [
            ("Åkerblom", "akerblom"),
            ("  HÄKKINEN \t Väinö ", "hakkinen vaino"),
            ("Sørensen", "sorensen"),
            ("Łukasz Straße", "lukasz strasse"),
            ("Nguyễn", "nguyen"),
            ("İpek", "ipek"),
            ("Юлия", "юлия"),
            ("", ""),
        ] {
            assert_eq!(fold(name), folded, "{name}");
        }
    }

    #[test]
    fn names_stand_where_their_readers_look_for_them() {
        let order = [
            "Aalto",
            "ábel",
            "Anna",
            "Müller",
            "Muller B",
            "Zorn",
            "Åkerblom",
            "Äijälä",
            "Ærø",
            "Ahlström",
            "Öhman",
            "Øre",
            "Юлия",
        ];
        let mut sorted = order;
        sorted.sort_by_key(|name| sort_key(name));
        let expected = [
            "Aalto",
            "ábel",
            "Ahlström",
            "Anna",
            "Müller",
            "Muller B",
            "Zorn",
            "Åkerblom",
            "Äijälä",
            "Ærø",
            "Öhman",
            "Øre",
            "Юлия",
        ];
        assert_eq!(sorted, expected);
        // A name that is written with combining marks is the same name.
        assert_eq!(sort_key("A\u{30a}ke"), sort_key("Åke"));
    }

    #[test]
    fn the_name_that_is_shown_follows_its_parts() {
        let name = |display: &str, given: &str, family: &str| Name {
            display: display.into(),
            given: given.into(),
            family: family.into(),
            ..Name::default()
        };
        for (seen, new, expect) in [
            (
                name("Anna Lehtonen", "Anna", "Lehtonen"),
                name("Anna Lehtonen", "Anna", "Virtanen"),
                "Anna Virtanen",
            ),
            (
                name("Kovács János", "János", "Kovács"),
                name("Kovács János", "János", "Nagy"),
                "Nagy János",
            ),
            // One's own way of showing it stays.
            (
                name("Äiti", "Anna", "Lehtonen"),
                name("Äiti", "Anna", "Virtanen"),
                "Äiti",
            ),
            (
                name("Anna Lehtonen", "Anna", "Lehtonen"),
                name("Annu", "Anna", "Lehtonen"),
                "Annu",
            ),
            (name("", "", ""), name("", "Anna", ""), "Anna"),
            (name("Anna", "", ""), name("Anna", "", ""), "Anna"),
        ] {
            assert_eq!(shown(&seen, &new), expect, "{new:?}");
        }
    }

    #[test]
    fn a_name_is_found_from_each_of_its_words() {
        assert_eq!(
            rotations("aino maria korhonen"),
            [
                "aino maria korhonen",
                "maria korhonen aino",
                "korhonen aino maria"
            ]
        );
        assert_eq!(rotations("anna-liisa"), ["anna-liisa", "liisa anna"]);
        assert!(rotations("").is_empty());
    }

    #[test]
    fn names_agree_only_when_neither_denies_the_other() {
        assert!(agree("matti laine", "m. laine"));
        assert!(agree("laine, matti", "matti laine"));
        assert!(agree("", "matti laine"));
        assert!(agree("anna lehtonen", "anna maria lehtonen"));
        assert!(!agree("anna korhonen", "matti korhonen"));
        assert!(!agree("anna anna", "anna lehtonen"));
        assert!(agree("john smith jr.", "smith, john junior"));
        assert!(agree("", "john smith jr."));
        assert!(!agree("john", "john jr"));
        assert!(!agree("eetu", "eetu aiti"));
        assert!(!agree("王", "王伟"));
        assert!(!agree("john smith", "john smith jr."));
        assert!(!agree("john smith sr", "john smith jr"));
        assert!(!agree("kaarle kustaa iii", "kaarle kustaa"));
    }
}
