//! The rows of the book as the records of a document, and back. What each
//! column becomes is told here once for each way; a test names every column.

mod get;
mod put;
mod scope;

pub(crate) use get::each;
pub(crate) use put::Put;
pub(crate) use scope::Scope;

use rusqlite::Connection;

use super::journal::NOUNS;
use crate::error::Result;

/// Whether nothing but the owner is in the book.
pub(crate) fn is_empty(connection: &Connection) -> Result<bool> {
    for noun in NOUNS {
        let but_owner = if noun == "person" {
            "WHERE NOT is_owner"
        } else {
            ""
        };
        let sql = format!("SELECT EXISTS (SELECT 1 FROM {noun} {but_owner})");
        if connection.query_row(&sql, [], |row| row.get(0))? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// About how many records a document of the whole book has.
pub(crate) fn count(connection: &Connection) -> Result<u32> {
    let mut all = 0;
    for section in [
        "photo",
        "organisation",
        "tag",
        "person",
        "not_same",
        "favour",
        "suggestion",
        "card",
    ] {
        let sql = format!("SELECT count(*) FROM {section}");
        all += connection.query_row(&sql, [], |row| row.get::<_, u32>(0))?;
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::super::open;
    use crate::Now;

    /// Every column of the book, and what a document has of it. A column that
    /// is none of these is one that nobody gets back from their own export.
    const COLUMNS: &[(&str, &str)] = &[
        ("setting", "name value"),
        ("photo", "hash media_type bytes"),
        ("organisation", "uid name note photo_id"),
        (
            "person",
            "uid is_owner display prefix given middle family suffix nickname phonetic_given \
             phonetic_middle phonetic_family organisation_id department title role pronouns \
             birthday anniversary note circle tie photo_id added_at archived_at remind_on",
        ),
        (
            "contact_point",
            "person_id organisation_id kind label value service preferred parameters position",
        ),
        (
            "postal_address",
            "person_id organisation_id label po_box extended street city region postcode country \
             formatted preferred parameters position",
        ),
        ("related", "person_id label value parameters position"),
        ("extra_property", "person_id organisation_id line"),
        ("tag", "name"),
        ("person_tag", "person_id tag_id"),
        ("person_life_area", "person_id area"),
        (
            "card",
            "person_id organisation_id tag_id fingerprint uid source line original",
        ),
        ("person_alias", "person_id uid"),
        ("not_same", "person_id other_id"),
        (
            "favour",
            "uid kind what happened_on status cost note channel occasion due_on remind_on outcome \
             recorded_at",
        ),
        ("favour_party", "favour_id person_id role value consent"),
        ("favour_link", "favour_id earlier_id kind"),
        (
            "suggestion",
            "fingerprint source line origin person_id name introduced_id direction what note \
             happened_on state favour_id organisation title",
        ),
        (
            "favour_event",
            "favour_id status outcome person_id consent happened_on written_on recorded_at",
        ),
    ];

    /// Derived from the columns above, or the history of changes, which stays
    /// with the book.
    const NOT_TOLD: &[&str] = &[
        "organisation.folded",
        "person.folded",
        "person.sort_key",
        "person.family_key",
        "contact_point.normal",
        "tag.folded",
        "operation",
        "inserted",
        "change",
        "name_key",
        "person_search",
        "person_row",
        "favour_row",
        "tie_entry",
        "tie_sum",
        "ledger_sum",
        "ledger_count",
        "tie_turn",
    ];

    #[test]
    fn a_document_has_every_column_of_the_book() {
        let now = Now {
            at: "2026-11-19T09:30:00Z".parse().expect("a moment"),
            today: "2026-11-19".parse().expect("a day"),
        };
        let connection = open::in_memory(&now).expect("a book");
        let mut statement = connection
            .prepare(
                "SELECT t.name, c.name FROM pragma_table_list t, pragma_table_info(t.name) c
                 WHERE t.schema = 'main' AND t.type IN ('table', 'virtual') AND t.name NOT LIKE 'sqlite_%'
                 ORDER BY 1, 2",
            )
            .expect("a statement");
        let columns = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .expect("columns");
        let mut forgotten = Vec::new();
        for column in columns {
            let (table, name): (String, String) = column.expect("a column");
            let told = COLUMNS
                .iter()
                .any(|(noun, names)| *noun == table && names.split_whitespace().any(|n| n == name));
            let exact = format!("{table}.{name}");
            if !told && name != "id" && !NOT_TOLD.iter().any(|one| *one == table || *one == exact) {
                forgotten.push(exact);
            }
        }
        assert_eq!(
            forgotten,
            Vec::<String>::new(),
            "not in the JSON export: give each a field in domain/document.rs, its way out and in \
             beside this test, and its name here"
        );
    }
}
