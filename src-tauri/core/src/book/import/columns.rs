//! What the columns of a table say, where its owner has to tell: examples and
//! guesses to look at, and the memory of what was said.

use std::collections::HashMap;
use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::reader::of_file;
use crate::book::Book;
use crate::domain::contact::{Contact, PointKind};
use crate::domain::date::CalendarDay;
use crate::error::{Error, Result};
use crate::exchange::table::{Column, DayOrder, Look};
use crate::exchange::{self, Told};
use crate::store::setting;

/// A table whose columns the owner is asked about.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct TableLook {
    /// The file's name, without its folder.
    pub file: String,
    pub columns: Vec<TableColumn>,
    /// Whether some column holds the name: without one it cannot come in.
    pub named: bool,
    /// The words of the fields to choose from, in order.
    pub fields: Vec<String>,
    /// The first people, as they would come in.
    pub people: Vec<TablePerson>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct TableColumn {
    pub name: String,
    /// The first few different cells, shortened.
    pub examples: Vec<String>,
    /// What it says, or is guessed to say: `phone:work`.
    pub field: String,
}

/// A person in the making: the word of each field that has something.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct TablePerson {
    pub name: String,
    pub fields: Vec<TableField>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct TableField {
    /// `phone:work`; for what is only kept, `keep:` and the column's name.
    pub field: String,
    pub value: String,
}

/// What the owner says of one column.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct ColumnSaid {
    pub name: String,
    /// The word of a field: `phone:work`.
    pub field: String,
}

/// What was said, as a reader takes it; a word that is no field keeps the cell.
pub fn said(columns: &[ColumnSaid]) -> Vec<(String, Column)> {
    columns
        .iter()
        .map(|said| {
            let column = said.field.parse().unwrap_or_else(|_| Column::keep());
            (said.name.clone(), column)
        })
        .collect()
}

impl Book {
    /// What a reader of files must be told of this book's owner.
    pub(super) fn columns_told(&self) -> Result<Told> {
        let settings = self.settings()?;
        let remembered = setting::columns(&self.connection)?.into_iter();
        let remembered: HashMap<_, _> = remembered
            .map(|(key, columns)| {
                let columns = columns.into_iter();
                let known = columns.filter_map(|(name, says)| Some((name, says.parse().ok()?)));
                (key, known.collect())
            })
            .collect();
        Ok(Told {
            remembered,
            ..Told::new(DayOrder::of_region(&settings.region))
        })
    }

    /// The first of these files whose columns nobody has said, as they would be
    /// read with `columns`; `None` if there is none. `settled` is what was said
    /// of those before it.
    pub fn table(
        &self,
        files: &[PathBuf],
        settled: &[(String, Column)],
        columns: &[(String, Column)],
    ) -> Result<Option<TableLook>> {
        let is_table = |path: &&PathBuf| !path.is_dir() && !self.is_own(path);
        for path in files.iter().filter(is_table) {
            let told = Told {
                columns: settled.to_vec(),
                ..self.columns_told()?
            };
            let Some(look) = read(path, &told)?.filter(|look| !look.known) else {
                continue;
            };
            let told = Told {
                columns: columns.to_vec(),
                ..told
            };
            let look = read(path, &told)?.unwrap_or(look);
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            return Ok(Some(shown(file.into_owned(), look)));
        }
        Ok(None)
    }

    pub(super) fn remember_columns(
        &self,
        files: &[PathBuf],
        columns: &[(String, Column)],
    ) -> Result<()> {
        if columns.is_empty() {
            return Ok(());
        }
        let told = Told {
            columns: columns.to_vec(),
            ..self.columns_told()?
        };
        for path in files.iter().filter(|path| !path.is_dir()) {
            // An archive's tables are known or left out: nothing was said of them.
            if let Ok(Some(look)) = read(path, &told)
                && let Some(key) = look.key.filter(|_| look.told)
            {
                let columns: Vec<(String, String)> = look
                    .columns
                    .into_iter()
                    .map(|column| (column.name, column.says.to_string()))
                    .collect();
                setting::set_columns(&self.connection, &key, &columns)?;
            }
        }
        Ok(())
    }
}

fn read(path: &PathBuf, told: &Told) -> Result<Option<Look>> {
    let file = File::open(path).map_err(|error| Error::file(path, error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    exchange::look(BufReader::new(file), &name, told).map_err(|error| of_file(path, error))
}

fn shown(file: String, look: Look) -> TableLook {
    TableLook {
        file,
        named: look.named,
        columns: look
            .columns
            .into_iter()
            .map(|column| TableColumn {
                name: column.name,
                examples: column.examples,
                field: column.says.to_string(),
            })
            .collect(),
        fields: Column::choices()
            .iter()
            .map(|word| (*word).to_owned())
            .collect(),
        people: look.people.into_iter().map(person).collect(),
    }
}

/// A contact as a list of what it says, in the words of the fields.
fn person(contact: Contact) -> TablePerson {
    let mut fields = Vec::new();
    let mut put = |field: String, value: String| {
        if !value.is_empty() {
            fields.push(TableField { field, value });
        }
    };
    let labelled = |word: &str, label: &str| match label {
        "" => word.to_owned(),
        label => format!("{word}:{label}"),
    };
    put("nickname".into(), contact.name.nickname);
    put("title".into(), contact.title);
    put("organisation".into(), contact.organisation);
    put("department".into(), contact.department);
    put("role".into(), contact.role);
    for point in contact.points {
        let word = match point.kind {
            PointKind::Phone => "phone",
            PointKind::Email => "email",
            PointKind::Url => "url",
            PointKind::Impp => "impp",
            PointKind::Social => "social",
        };
        let label = if point.label.is_empty() {
            &point.service
        } else {
            &point.label
        };
        put(labelled(word, label), point.value);
    }
    for address in contact.addresses {
        let parts = [
            address.street,
            address.extended,
            address.po_box,
            address.postcode,
            address.city,
            address.region,
            address.country,
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let whole = if parts.is_empty() {
            address.formatted
        } else {
            parts.join(", ")
        };
        put(labelled("address", &address.label), whole);
    }
    let day = |day: Option<CalendarDay>| day.map(|day| day.to_string()).unwrap_or_default();
    put("birthday".into(), day(contact.birthday));
    put("anniversary".into(), day(contact.anniversary));
    for related in contact.related {
        put(labelled("related", &related.label), related.value);
    }
    put("tags".into(), contact.tags.join(", "));
    put("note".into(), contact.note);
    for line in contact.extra {
        let kept = line
            .split_once(':')
            .and_then(|(_, rest)| rest.split_once(';'));
        let (name, value) = kept.unwrap_or(("", &line));
        put(format!("keep:{name}"), value.to_owned());
    }
    TablePerson {
        name: contact.name.display,
        fields,
    }
}
