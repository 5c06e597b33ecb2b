//! Contacts in, in the terminal: what would come in, what is decided of it, and
//! what came.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::PathBuf;

use vuoro_core::book::ImportOptions;
use vuoro_core::book::view::{FieldChange, ImportReport, ImportWishes, ProblemKind};
use vuoro_core::{Book, Error};

use crate::args::Import;
use crate::decide;
use crate::exit::Stop;
use crate::output::{counted, noun, visible};
use crate::progress::Progress;
use crate::shell::Shell;

/// The rows of each kind that are listed unless all are asked for.
const LISTED: usize = 50;

/// What comes on standard input for `-`, in a folder that goes when it is
/// dropped: an import looks at its files twice.
fn standard_input(files: &[PathBuf]) -> Result<Option<(tempfile::TempDir, PathBuf)>, Stop> {
    if files != [PathBuf::from("-")] {
        return Ok(None);
    }
    let unwritten = |error| Error::file("-", error);
    let folder = tempfile::TempDir::with_prefix("vuoro-").map_err(unwritten)?;
    let path = folder.path().join("standard-input.vcf");
    let mut file = std::fs::File::create(&path).map_err(unwritten)?;
    io::copy(&mut io::stdin().lock(), &mut file).map_err(unwritten)?;
    Ok(Some((folder, path)))
}

pub(crate) fn import(shell: &mut Shell, said: &Import) -> Result<(), Stop> {
    let typed = standard_input(&said.files)?;
    let files = match &typed {
        Some((_, file)) => vec![file.clone()],
        None => vuoro_core::book::contact_files(&said.files)?,
    };
    for left in vuoro_core::book::left_out(&said.files, &files) {
        let left = visible(&left.display().to_string());
        shell.note(&format!("left out, for it holds no contacts: {left}"));
    }
    // A file of something else, or of nobody, must not leave an empty book behind.
    let anybody = match vuoro_core::book::probe(&files, &said.columns) {
        // A book that is there may remember what these columns are.
        Err(Error::UnknownColumns { .. } | Error::NoNameColumn { .. }) if shell.has_book() => true,
        probed => probed?,
    };
    let now = shell.now;
    let run = |mut book: Book, options: &ImportOptions| {
        let mut progress = Progress::new();
        book.import(&files, options, &now, &mut |told| progress.tell(told))
    };
    let mut wishes = ImportWishes {
        rules: decide::rules(said),
        ..ImportWishes::default()
    };
    let options = |wishes: &ImportWishes, seen: Option<&ImportReport>| ImportOptions {
        dry_run: seen.is_none(),
        expected_digest: seen.map(|report| report.digest.clone()),
        columns: said.columns.clone(),
        wishes: wishes.clone(),
        without_backup: said.no_backup,
        most: said.most,
    };
    let rows = if said.full { usize::MAX } else { LISTED };
    if said.yes && !decide::names_cards(said) {
        let unseen = ImportOptions {
            dry_run: false,
            ..options(&wishes, None)
        };
        if !anybody && !shell.has_book() {
            let looked = run(shell.open_or_imagine()?, &options(&wishes, None))?;
            if brings_nothing(&looked) {
                return tell(shell, &looked, true, rows);
            }
        }
        let report = run(shell.open_or_create()?, &unseen)?;
        return tell(shell, &report, false, rows);
    }
    // Nor must a look at what would come in.
    let mut report = run(shell.open_or_imagine()?, &options(&wishes, None))?;
    let book = shell.open_or_imagine()?;
    wishes.decisions = decide::said(shell, &book, said, &report)?;
    wishes.cards = decide::cards(said, &report, &wishes.decisions)?;
    drop(book);
    if said.yes {
        let report = run(shell.open_or_create()?, &options(&wishes, Some(&report)))?;
        return tell(shell, &report, false, rows);
    }
    if decide::names_cards(said) {
        report = run(shell.open_or_imagine()?, &options(&wishes, None))?;
    }
    tell(shell, &report, true, rows)?;
    if said.dry_run || (brings_nothing(&report) && wishes.decisions.is_empty()) {
        return Ok(());
    }
    if !shell.json && io::stdin().is_terminal() {
        let found = &report.duplicates;
        let more = decide::asked(found, &mut io::stdin().lock(), &mut io::stderr().lock())?;
        if !more.is_empty() {
            wishes.decisions.extend(more);
            report = run(shell.open_or_imagine()?, &options(&wishes, None))?;
            summary(shell, &report, true)?;
        }
    }
    ask()?;
    let report = run(shell.open_or_create()?, &options(&wishes, Some(&report)))?;
    if shell.json {
        return tell(shell, &report, false, rows);
    }
    shell.note("done; `vuoro undo` takes it back");
    Ok(())
}

/// Asks before anything is written; without somebody to ask, nothing is.
fn ask() -> Result<(), Stop> {
    if !io::stdin().is_terminal() {
        return Err(Stop::NeedsYes);
    }
    let mut err = io::stderr().lock();
    write!(err, "Bring them in? [y/N] ")?;
    err.flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    match answer.trim().to_lowercase().as_str() {
        "y" | "yes" | "k" | "kyllä" => Ok(()),
        _ => Err(Stop::Declined),
    }
}

fn brings_nothing(report: &ImportReport) -> bool {
    report.favours.is_none()
        && report.new_people
            + report.updated_people
            + report.organisations
            + report.updated_organisations
            + report.groups
            + report.suggestions
            == 0
}

fn tell(shell: &mut Shell, report: &ImportReport, preview: bool, rows: usize) -> Result<(), Stop> {
    if shell.json {
        shell.print_json(report)?;
    } else {
        summary(shell, report, preview)?;
        if preview || rows == usize::MAX {
            news(shell, report, rows)?;
        }
        details(shell, report, preview, rows)?;
    }
    if brings_nothing(report) && report.unchanged == 0 {
        return Err(Stop::BringsNobody);
    }
    Ok(())
}

fn summary(shell: &mut Shell, report: &ImportReport, preview: bool) -> Result<(), Stop> {
    let out = &mut shell.out;
    let cards = match report.favours {
        Some(_) => "a whole book".to_owned(),
        None => counted(report.cards, "card", "cards"),
    };
    writeln!(out, "{}: {cards}", report.files.join(", "))?;
    let would = if preview { "would be " } else { "" };
    for (count, one, many, what) in [
        (
            report.new_people,
            "person",
            "people",
            format!(" {would}added"),
        ),
        (
            report.updated_people,
            "person",
            "people",
            format!(" {would}changed"),
        ),
        (
            report.unchanged,
            "card",
            "cards",
            " with nothing new".into(),
        ),
        (
            report.organisations,
            "organisation",
            "organisations",
            String::new(),
        ),
        (
            report.updated_organisations,
            "organisation",
            "organisations",
            format!(" {would}changed"),
        ),
        (report.groups, "group", "groups", String::new()),
        (
            report.favours.unwrap_or(0),
            "favour",
            "favours",
            String::new(),
        ),
        (
            report.suggestions,
            "suggested favour",
            "suggested favours",
            "; `vuoro suggestions` shows them".into(),
        ),
        (
            report.possible_duplicates,
            "person",
            "people",
            " perhaps the same as somebody; they stay two".into(),
        ),
        (
            report.unreadable,
            "card",
            "cards",
            " that cannot be read".into(),
        ),
        (
            report.lost_properties,
            "line that cannot be read, in a card that can",
            "lines that cannot be read, in cards that can",
            String::new(),
        ),
    ] {
        if count > 0 {
            writeln!(out, "{count:>7}  {}{what}", noun(count, one, many))?;
        }
    }
    if brings_nothing(report) && report.unchanged > 0 {
        writeln!(out, "Nothing to change.")?;
    }
    Ok(())
}

/// Who would come in, or came.
fn news(shell: &mut Shell, report: &ImportReport, rows: usize) -> Result<(), Stop> {
    let out = &mut shell.out;
    for new in report.news.iter().take(rows) {
        let detail = match new.detail.as_str() {
            "" => String::new(),
            detail => format!(" ({detail})"),
        };
        writeln!(out, "line {}: {}{detail}, new", new.line, new.name)?;
    }
    more(out, report.news.len(), rows, "who are new")?;
    Ok(())
}

/// The first rows of each kind; how many more there are is said.
fn details(
    shell: &mut Shell,
    report: &ImportReport,
    preview: bool,
    rows: usize,
) -> Result<(), Stop> {
    let out = &mut shell.out;
    for change in report.changes.iter().take(rows) {
        if preview && change.card > 0 {
            write!(out, "{:>6}. ", change.card)?;
        }
        writeln!(out, "line {}: {}", change.line, change.name)?;
        for FieldChange {
            field,
            before,
            after,
            kept_mine,
        } in &change.fields
        {
            let field = format!("{field:?}").to_lowercase();
            let yours = if *kept_mine { "  (yours is kept)" } else { "" };
            let arrow = if before.is_empty() {
                format!("new {after}")
            } else {
                format!("{before} → {after}")
            };
            writeln!(out, "    {field}: {}{yours}", arrow.replace('\n', " "))?;
        }
    }
    more(out, report.changes.len(), rows, "with changes")?;
    if let Some(change) = report.changes.iter().find(|change| change.card > 0)
        && preview
    {
        let number = change.card;
        let new = match change.of_person {
            true => format!(", --new {number} where it is somebody else"),
            false => String::new(),
        };
        writeln!(
            out,
            "        say --on-conflict {number}:mine to leave somebody as they are, \
             --on-conflict {number}:FIELD=theirs to take the card's{new}"
        )?;
    }
    for like in report.duplicates.iter().take(rows) {
        let is = match like.same {
            None => "is perhaps",
            Some(true) => "is, as you say,",
            Some(false) => "is, as you say, not",
        };
        writeln!(
            out,
            "{:>6}. line {}: {} {is} {} ({})",
            like.card,
            like.line,
            like.name,
            like.other,
            decide::reason(like)
        )?;
    }
    more(
        out,
        report.duplicates.len(),
        rows,
        "who are perhaps the same",
    )?;
    if let Some(like) = report.duplicates.iter().find(|like| like.same.is_none()) {
        let number = like.card;
        writeln!(
            out,
            "        say --same {number} where it is the same person, --new {number} where it is not"
        )?;
    }
    for problem in report.problems.iter().take(rows) {
        let what = match problem.kind {
            ProblemKind::NoEnd => "the card breaks off before it names anyone".into(),
            ProblemKind::BrokenOff => {
                "the card has no end; what could be read of it came in".into()
            }
            ProblemKind::Nothing => "no name, number or address in it".into(),
            ProblemKind::TooLarge => format!("{} too large", problem.what),
            ProblemKind::NotText => "bytes that are no text".into(),
            ProblemKind::Outside => "text outside any card".into(),
            ProblemKind::SamePerson => {
                format!("a second card of {}; they were joined", problem.what)
            }
            ProblemKind::PropertyLost if problem.what.is_empty() => {
                "a line that cannot be read".into()
            }
            ProblemKind::PropertyLost => format!("{} cannot be read", problem.what),
            ProblemKind::NoPlace => {
                format!("{}: left out, the book has no place for it", problem.what)
            }
        };
        writeln!(out, "{}, line {}: {what}", problem.file, problem.line)?;
    }
    more(
        out,
        report.problems.len(),
        rows,
        "lines with something to say",
    )?;
    Ok(())
}

fn more(out: &mut impl Write, all: usize, rows: usize, what: &str) -> io::Result<()> {
    match all.saturating_sub(rows) {
        0 => Ok(()),
        left => writeln!(out, "and {left} more {what}; --full lists them all"),
    }
}
