//! The floor of an import: the same rows, and nothing but rows.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use vuoro_core::book::key_file;

use crate::process::timed;

/// A table and its rows, in the order of its key.
struct Table {
    name: String,
    columns: Vec<String>,
    rows: Vec<Vec<Value>>,
}

/// Copies a book's rows into a new book of the same schema.
pub(crate) fn copy(book: &Path, copy: &Path) {
    let key = std::fs::read_to_string(key_file(book)).expect("the book's key");
    let from = open(book, &key);
    let mut tables = tables(&from);
    tables.push(search_index(&from));
    let mut to = open(copy, &key);
    for statement in schema(&from) {
        to.execute_batch(&statement).expect("the same schema");
    }
    drop(from);
    timed("floor", || {
        let tx = to.transaction().expect("a transaction");
        for table in &tables {
            insert(&tx, table);
        }
        tx.commit().expect("a commit");
    });
}

/// The settings of `store::open`, with the cache that an import has.
pub(crate) fn open(path: &Path, key: &str) -> Connection {
    let connection = Connection::open(path).expect("a book");
    let key = format!("x'{}'", key.trim());
    for (name, value) in [
        ("key", key.as_str()),
        ("cipher_memory_security", "OFF"),
        ("journal_mode", "WAL"),
        ("synchronous", "FULL"),
        ("foreign_keys", "ON"),
        ("trusted_schema", "OFF"),
        ("temp_store", "MEMORY"),
        ("cache_size", "-49152"),
    ] {
        connection
            .pragma_update(None, name, value)
            .expect("a setting");
    }
    connection
}

fn schema(book: &Connection) -> Vec<String> {
    let mut statement = book
        .prepare(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL
               AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'person_search_%' ORDER BY rowid",
        )
        .expect("the schema");
    let sql = statement
        .query_map([], |row| row.get(0))
        .expect("the schema");
    sql.collect::<Result<_, _>>().expect("the schema")
}

/// Every ordinary table, in the order of the schema: parents before children.
fn tables(book: &Connection) -> Vec<Table> {
    let mut names = book
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
               AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'person_search_%' ORDER BY rowid",
        )
        .expect("the schema");
    let names = names
        .query_map([], |row| row.get::<_, String>(0))
        .expect("the schema");
    names
        .map(|name| {
            let name = name.expect("a table");
            let mut statement = book
                .prepare(&format!("SELECT * FROM {name}"))
                .expect("a table");
            let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
            let rows = statement
                .query_map([], |row| (0..columns.len()).map(|at| row.get(at)).collect())
                .expect("its rows")
                .collect::<Result<_, _>>()
                .expect("its rows");
            Table {
                name,
                columns,
                rows,
            }
        })
        .collect()
}

/// The words of the search index, which keeps no text, in their places.
fn search_index(book: &Connection) -> Table {
    book.execute_batch(
        "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, person_search, instance)",
    )
    .expect("the words");
    let fields = ["name", "reach", "work", "other"];
    let mut texts: BTreeMap<(i64, usize), BTreeMap<i64, String>> = BTreeMap::new();
    let mut statement = book
        .prepare("SELECT doc, col, offset, term FROM words")
        .expect("words");
    let mut rows = statement.query([]).expect("the words");
    while let Some(row) = rows.next().expect("a word") {
        let column: String = row.get(1).expect("a column");
        let field = fields
            .iter()
            .position(|f| *f == column)
            .expect("a known column");
        let words = texts
            .entry((row.get(0).expect("a person"), field))
            .or_default();
        words.insert(row.get(2).expect("a place"), row.get(3).expect("a word"));
    }
    let mut people: BTreeMap<i64, Vec<Value>> = BTreeMap::new();
    for ((person, field), words) in texts {
        let words: Vec<String> = words.into_values().collect();
        people.entry(person).or_insert_with(|| {
            let mut row = vec![Value::Text(String::new()); 1 + fields.len()];
            row[0] = Value::Integer(person);
            row
        })[1 + field] = Value::Text(words.join(" "));
    }
    let columns = ["rowid"].iter().chain(&fields);
    Table {
        name: "person_search".into(),
        columns: columns.map(|c| (*c).to_owned()).collect(),
        rows: people.into_values().collect(),
    }
}

fn insert(book: &Connection, table: &Table) {
    let places = vec!["?"; table.columns.len()].join(", ");
    let mut statement = book
        .prepare(&format!(
            "INSERT INTO {} ({}) VALUES ({places})",
            table.name,
            table.columns.join(", ")
        ))
        .expect("an insert");
    for row in &table.rows {
        statement.execute(params_from_iter(row)).expect("a row");
    }
}
