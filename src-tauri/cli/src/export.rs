//! People to files and to standard output, in the terminal.

use std::io::BufWriter;
use std::ops::ControlFlow;
use std::path::Path;

use vuoro_core::book::view::PeopleQuery;
use vuoro_core::book::{ExportFormat, ExportWhom, Exported, Refused};
use vuoro_core::{Book, Error};

use crate::args::{Export, Format};
use crate::exit::Stop;
use crate::output::{counted, visible};
use crate::progress::Progress;
use crate::shell::Shell;

pub(crate) fn export(shell: &mut Shell, said: &Export) -> Result<(), Stop> {
    let book = shell.open()?;
    let format = match said.format {
        Format::Json => ExportFormat::Json,
        Format::Vcard => ExportFormat::Vcard,
        Format::Vcard3 => ExportFormat::Vcard3,
        Format::Jcard => ExportFormat::Jcard,
        Format::Csv => ExportFormat::Csv,
    };
    let whom = whom(shell, &book, said)?;
    if said.to == Path::new("-") {
        let mut out = BufWriter::new(&mut shell.out);
        // What is written here is gone already: there is nothing to clear away.
        let go_on = &mut |_| ControlFlow::Continue(());
        let exported = match book.export_of(format, &whom, &mut out, go_on) {
            Err(Error::File { source, .. }) => return Err(Stop::Output(source)),
            exported => exported?,
        };
        drop(out);
        return refusals(shell, &exported);
    }
    let mut progress = Progress::new();
    let tell = &mut |told| progress.tell_export(told);
    let exported = match book.export_file(format, &whom, &said.to, said.force, tell) {
        Err(Error::Cancelled) => return Err(Stop::Unwritten),
        exported => exported?,
    };
    drop(progress);
    let firms = match exported.organisations {
        0 => String::new(),
        count => format!(", {}", counted(count, "organisation", "organisations")),
    };
    shell.note(&format!(
        "wrote {}: {}{firms}",
        said.to.display(),
        counted(exported.people, "person", "people")
    ));
    refusals(shell, &exported)
}

/// Says who is not in the file; the rest of it is written.
fn refusals(shell: &Shell, exported: &Exported) -> Result<(), Stop> {
    for Refused { name, why, .. } in &exported.refused {
        shell.note(&format!("not in it: {}: {why}", visible(name)));
    }
    match u32::try_from(exported.refused.len()).unwrap_or(u32::MAX) {
        0 => Ok(()),
        count => Err(Stop::Refused(count)),
    }
}

fn whom(shell: &Shell, book: &Book, said: &Export) -> Result<ExportWhom, Stop> {
    if !said.who.is_empty() {
        let ids: Result<Vec<_>, Stop> = said
            .who
            .iter()
            .map(|who| Ok(shell.who(book, who)?.id))
            .collect();
        return Ok(ExportWhom::People(ids?));
    }
    if said.circle.is_none() && said.search.is_none() && said.group.is_none() {
        return Ok(ExportWhom::Everyone);
    }
    let group = said
        .group
        .as_ref()
        .map(|name| crate::edit::groups::which(book, name));
    Ok(ExportWhom::Matching(PeopleQuery {
        text: said.search.clone().unwrap_or_default(),
        circle: said.circle,
        group: group.transpose()?,
        ..PeopleQuery::default()
    }))
}
