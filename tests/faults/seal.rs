//! Sealed at rest: words that stand nowhere else are put into every text of the
//! book, and then looked for in every byte that lies about.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use vuoro_core::book::ExportFormat;
use vuoro_core::book::view::{FavourForm, OrganisationEdit, PersonEdit, Relation};
use vuoro_core::domain::contact::{ContactPoint, PointKind, PostalAddress};

use crate::desk::{self, create, open};
use crate::ground::{Ground, Outcome};
use crate::terminal;

/// How each of them begins: found where a part of one would be.
const CANARY: &str = "kanarialintu";
const PEOPLE: usize = 28;

/// Gives out canaries, each once.
#[derive(Debug, Default)]
struct Cage(usize);

impl Cage {
    fn next(&mut self) -> String {
        self.0 += 1;
        format!("{CANARY}{:05}", self.0)
    }
}

pub(crate) fn run(ground: &Ground) -> Outcome<String> {
    let folder = ground.place("seal");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let canaries = fill(&folder).map_err(|error| error.to_string())?;

    // The control: they are in the book, each of them.
    let book = open(&folder).map_err(|error| error.to_string())?;
    let mut out = Vec::new();
    book.export(ExportFormat::Json, &mut out)
        .map_err(|error| error.to_string())?;
    let missing = (1..=canaries)
        .map(|number| format!("{CANARY}{number:05}"))
        .filter(|canary| !holds(&out, canary.as_bytes()))
        .count();
    if missing > 0 {
        return Err(format!(
            "{missing} of {canaries} are not in the book at all"
        ));
    }
    if !found_in(&out) {
        return Err("the search for canaries finds none where there are some".into());
    }

    let mut looked = BTreeSet::new();
    // With the log beside the book, and what is shared between processes.
    search(&folder, &mut looked)?;
    let ids = book.ids().map_err(|error| error.to_string())?;
    drop(book);
    // What the real program leaves: at its end, and where it is killed.
    let cards = ground.place("seal-cards");
    fs::create_dir_all(&cards).map_err(|error| error.to_string())?;
    let cards = desk::cards(&cards, "kanarialintu99999", 60);
    let cards = cards.display().to_string();
    terminal::time(&folder, &["backup"])?;
    let backup = desk::sound_backups(&folder)?.remove(0);
    let backup = backup.file_name().unwrap_or_default().to_string_lossy();
    for round in 0..ground.many(40, 6) {
        let person = ids[round as usize % ids.len()].to_string();
        let note = format!("note={CANARY}{}", 20_000 + round);
        for line in [
            &["import", cards.as_str(), "--yes"][..],
            &["person", "set", &person, &note],
            &["people", CANARY],
            &["check"],
            &["undo"],
            &["backup"],
            &["restore", &backup, "--yes"],
        ] {
            let after = Duration::from_millis(10 + 23 * (round % 20));
            terminal::kill(&folder, line, after)?;
            search(&folder, &mut looked)?;
        }
    }
    for line in [&["check"][..], &["people", "--limit", "5"]] {
        terminal::time(&folder, line)?;
    }
    search(&folder, &mut looked)?;
    let kinds: Vec<&str> = ["", "-wal", "-shm"]
        .into_iter()
        .filter(|end| {
            looked
                .iter()
                .any(|path| path.ends_with(&format!("{}{end}", desk::BOOK)))
        })
        .collect();
    if kinds.len() < 3 {
        return Err(format!("only {looked:?} were looked into"));
    }
    let backups = looked.iter().filter(|path| {
        let folder = Path::new(path).parent().and_then(Path::file_name);
        folder == Some("backups".as_ref()) && path.ends_with(".vuoro")
    });
    let backups = backups.count();
    if backups == 0 {
        return Err(format!("no backup is among {looked:?}"));
    }
    Ok(format!(
        "{canaries} canaries in every field of text, looked for in {} files (book, log, shared \
         memory, keys, {backups} backups, whatever lay in the folder and among temporary files, \
         also after killed backups and restores): 0 found",
        looked.len()
    ))
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|part| part == word)
}

/// As UTF-8, and as UTF-16 of either order of bytes.
fn found_in(bytes: &[u8]) -> bool {
    let low: Vec<u8> = CANARY.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let high: Vec<u8> = CANARY.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let lower = bytes.to_ascii_lowercase();
    [CANARY.as_bytes(), &low, &high]
        .iter()
        .any(|word| holds(&lower, word))
}

fn search(folder: &Path, looked: &mut BTreeSet<String>) -> Outcome<()> {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path: PathBuf = entry.path();
        if path.is_dir() {
            search(&path, looked)?;
        } else if let Ok(bytes) = fs::read(&path) {
            if found_in(&bytes) || found_in(path.to_string_lossy().as_bytes()) {
                return Err(format!("a canary lies open in {}", path.display()));
            }
            looked.insert(path.display().to_string());
        }
    }
    Ok(())
}

/// Makes a book with a canary in every text; how many.
fn fill(folder: &Path) -> vuoro_core::error::Result<usize> {
    let mut cage = Cage::default();
    let mut book = create(folder)?;
    for _ in 0..PEOPLE {
        let new = person(&mut cage);
        let made = book.add_person(&new, &desk::now())?.made;
        let Some(id) = made else { continue };
        let form = FavourForm {
            note: cage.next(),
            occasion: cage.next(),
            ..desk::gift(id, &cage.next())
        };
        book.record_favour(&form, &desk::now())?;
    }
    for row in book.organisations("")? {
        let seen = book.organisation(row.id, desk::now().today)?.edit;
        let new = OrganisationEdit {
            note: cage.next(),
            addresses: vec![address(&mut cage)],
            ..seen.clone()
        };
        book.edit_organisation(row.id, &seen, &new, &desk::now())?;
    }
    Ok(cage.0)
}

fn address(cage: &mut Cage) -> PostalAddress {
    PostalAddress {
        label: cage.next(),
        po_box: cage.next(),
        street: cage.next(),
        city: cage.next(),
        region: cage.next(),
        postcode: cage.next(),
        country: cage.next(),
        ..PostalAddress::default()
    }
}

fn person(cage: &mut Cage) -> PersonEdit {
    let mut new = PersonEdit::named(&cage.next());
    for part in [
        &mut new.name.prefix,
        &mut new.name.given,
        &mut new.name.middle,
        &mut new.name.family,
        &mut new.name.suffix,
        &mut new.name.nickname,
        &mut new.name.phonetic_given,
        &mut new.name.phonetic_family,
        &mut new.organisation,
        &mut new.department,
        &mut new.title,
        &mut new.role,
        &mut new.pronouns,
        &mut new.note,
    ] {
        *part = cage.next();
    }
    let word = cage.next();
    let point = |kind, value: String| ContactPoint {
        kind,
        value,
        ..ContactPoint::default()
    };
    new.points = vec![
        ContactPoint {
            label: cage.next(),
            ..point(PointKind::Email, format!("{word}@{}.example", cage.next()))
        },
        point(
            PointKind::Url,
            format!("https://example.fi/{}", cage.next()),
        ),
        ContactPoint {
            service: cage.next(),
            ..point(PointKind::Impp, cage.next())
        },
        point(PointKind::Social, cage.next()),
    ];
    new.addresses = vec![address(cage)];
    new.related = vec![Relation {
        label: cage.next(),
        value: cage.next(),
        person: None,
    }];
    new.tags = vec![cage.next(), cage.next()];
    new
}
