-- Schema 1. A shipped file is never edited; the next one is 002.sql.
--
-- Every noun has an AUTOINCREMENT key: keys are never used twice, so that the
-- journal can note the rows an operation inserted as one range of keys.
-- Texts are UTF-8 and '' stands for "none" unless the column may be NULL.
-- Times are UTC, RFC 3339, to the second. Days are described at their columns.

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The journal ---------------------------------------------------------------

CREATE TABLE operation (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  kind    TEXT NOT NULL,                        -- what was done: 'import', 'give', …
  subject TEXT NOT NULL,                        -- JSON: what the history line names
  at      TEXT NOT NULL,
  undoes  INTEGER UNIQUE REFERENCES operation   -- the operation that this one takes back
) STRICT;

-- Rows that an operation inserted: keys first…last of one table.
CREATE TABLE inserted (
  operation_id INTEGER NOT NULL REFERENCES operation,
  noun         TEXT NOT NULL,
  first        INTEGER NOT NULL,
  last         INTEGER NOT NULL CHECK (last >= first),
  PRIMARY KEY (operation_id, noun, first)
) STRICT, WITHOUT ROWID;
CREATE INDEX inserted_row ON inserted (noun, last);

-- Rows that an operation updated or deleted, as they were before.
CREATE TABLE change (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  operation_id INTEGER NOT NULL REFERENCES operation,
  noun         TEXT NOT NULL,
  row_id       INTEGER NOT NULL,
  deed         TEXT NOT NULL CHECK (deed IN ('update', 'delete')),
  before       TEXT NOT NULL                    -- JSON object of the row; blobs in hexadecimal
) STRICT;
CREATE INDEX change_operation ON change (operation_id);
CREATE INDEX change_row ON change (noun, row_id);

-- People and how to reach them ----------------------------------------------

-- Pictures by their content; immutable, so the journal needs no copy of them.
CREATE TABLE photo (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  hash       BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),  -- BLAKE3 of bytes
  media_type TEXT NOT NULL,
  bytes      BLOB NOT NULL                                    -- as they came
) STRICT;

CREATE TABLE organisation (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  uid    TEXT NOT NULL UNIQUE,
  name   TEXT NOT NULL CHECK (name <> ''),
  folded TEXT NOT NULL,                         -- name without case and diacritics
  note   TEXT NOT NULL DEFAULT '',
  photo_id INTEGER REFERENCES photo
) STRICT;
CREATE INDEX organisation_folded ON organisation (folded);

CREATE TABLE person (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  uid             TEXT NOT NULL UNIQUE,         -- UUIDv7, or the card's UID
  is_owner        INTEGER NOT NULL DEFAULT 0 CHECK (is_owner IN (0, 1)),
  display         TEXT NOT NULL CHECK (display <> '' OR is_owner),
  prefix          TEXT NOT NULL DEFAULT '',
  given           TEXT NOT NULL DEFAULT '',
  middle          TEXT NOT NULL DEFAULT '',
  family          TEXT NOT NULL DEFAULT '',
  suffix          TEXT NOT NULL DEFAULT '',
  nickname        TEXT NOT NULL DEFAULT '',
  phonetic_given  TEXT NOT NULL DEFAULT '',
  phonetic_middle TEXT NOT NULL DEFAULT '',
  phonetic_family TEXT NOT NULL DEFAULT '',
  folded          TEXT NOT NULL,                -- name as shown, without case and diacritics: to tell whether two are one
  sort_key        TEXT NOT NULL,                -- likewise, but with å, ä, ö after z: for lists
  family_key      TEXT NOT NULL,                -- likewise, the family name first
  organisation_id INTEGER REFERENCES organisation,
  department      TEXT NOT NULL DEFAULT '',
  title           TEXT NOT NULL DEFAULT '',
  role            TEXT NOT NULL DEFAULT '',
  pronouns        TEXT NOT NULL DEFAULT '',
  birthday        TEXT,                         -- '1984-05-09' or '--05-09'
  anniversary     TEXT,                         -- likewise
  note            TEXT NOT NULL DEFAULT '',
  circle          TEXT CHECK (circle IN ('core', 'close', 'friend', 'network', 'acquaintance')),
  tie             TEXT CHECK (tie IN ('communal', 'reciprocal')),  -- NULL: by the circle
  photo_id        INTEGER REFERENCES photo,
  added_at        TEXT NOT NULL,
  archived_at     TEXT,                         -- put away since; NULL: not
  remind_on       TEXT                          -- the day before which nobody is reminded of them: '2026-12-01'
) STRICT;
CREATE UNIQUE INDEX person_owner ON person (is_owner) WHERE is_owner;
CREATE INDEX person_folded ON person (folded, id) WHERE NOT is_owner;
-- Lists leave out the archived without a look at their rows.
CREATE INDEX person_sort ON person (sort_key, id, archived_at) WHERE NOT is_owner;
CREATE INDEX person_family ON person (family_key, id, archived_at) WHERE NOT is_owner;
CREATE INDEX person_circle ON person (circle, sort_key, id, archived_at) WHERE circle IS NOT NULL;
CREATE INDEX person_archived ON person (sort_key, id) WHERE archived_at IS NOT NULL;
CREATE INDEX person_organisation ON person (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX person_photo ON person (photo_id) WHERE photo_id IS NOT NULL;
-- By the day of the year: '05-09'.
CREATE INDEX person_birthday ON person (substr(birthday, -5)) WHERE birthday IS NOT NULL;
CREATE INDEX person_anniversary ON person (substr(anniversary, -5)) WHERE anniversary IS NOT NULL;
CREATE INDEX person_remind ON person (remind_on) WHERE remind_on IS NOT NULL;

CREATE TABLE contact_point (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id       INTEGER REFERENCES person,
  organisation_id INTEGER REFERENCES organisation,
  kind            TEXT NOT NULL CHECK (kind IN ('phone', 'email', 'url', 'impp', 'social')),
  label           TEXT NOT NULL,
  value           TEXT NOT NULL,
  normal          TEXT NOT NULL,                -- phone: E.164; e-mail: lower case; else the value
  service         TEXT NOT NULL DEFAULT '',
  preferred       INTEGER NOT NULL CHECK (preferred IN (0, 1)),
  parameters      TEXT NOT NULL DEFAULT '',     -- of its vCard line, what no column holds: 'PID=1.1;LANGUAGE=fi'
  position        INTEGER,                      -- the owner's own order, from 1; NULL: as it came, after those
  CHECK ((person_id IS NULL) <> (organisation_id IS NULL))
) STRICT;
CREATE INDEX contact_point_person ON contact_point (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX contact_point_organisation ON contact_point (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX contact_point_normal ON contact_point (normal, kind, person_id);

CREATE TABLE postal_address (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id       INTEGER REFERENCES person,
  organisation_id INTEGER REFERENCES organisation,
  label           TEXT NOT NULL,
  po_box          TEXT NOT NULL,
  extended        TEXT NOT NULL,
  street          TEXT NOT NULL,
  city            TEXT NOT NULL,
  region          TEXT NOT NULL,
  postcode        TEXT NOT NULL,
  country         TEXT NOT NULL,
  formatted       TEXT NOT NULL,                -- as one text, where the source gave it
  preferred       INTEGER NOT NULL CHECK (preferred IN (0, 1)),
  parameters      TEXT NOT NULL DEFAULT '',     -- of its vCard line, what no column holds: 'PID=1.1;LANGUAGE=fi'
  position        INTEGER,                      -- the owner's own order, from 1; NULL: as it came, after those
  CHECK ((person_id IS NULL) <> (organisation_id IS NULL))
) STRICT;
CREATE INDEX postal_address_person ON postal_address (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX postal_address_organisation ON postal_address (organisation_id) WHERE organisation_id IS NOT NULL;

CREATE TABLE related (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person,
  label     TEXT NOT NULL,
  value     TEXT NOT NULL,                      -- a name, or the UID of somebody in the book ('urn:uuid:…')
  parameters TEXT NOT NULL DEFAULT '',          -- as in contact_point
  position  INTEGER                             -- as in contact_point
) STRICT;
CREATE INDEX related_person ON related (person_id);

-- Lines of a card that no column models, verbatim, to be exported again.
CREATE TABLE extra_property (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id       INTEGER REFERENCES person,
  organisation_id INTEGER REFERENCES organisation,
  line            TEXT NOT NULL,                -- unfolded, with group and parameters
  CHECK ((person_id IS NULL) <> (organisation_id IS NULL))
) STRICT;
CREATE INDEX extra_property_person ON extra_property (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX extra_property_organisation ON extra_property (organisation_id) WHERE organisation_id IS NOT NULL;

CREATE TABLE tag (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  name   TEXT NOT NULL CHECK (name <> ''),
  folded TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE person_tag (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person,
  tag_id    INTEGER NOT NULL REFERENCES tag,
  UNIQUE (person_id, tag_id)
) STRICT;
CREATE INDEX person_tag_tag ON person_tag (tag_id);

CREATE TABLE person_life_area (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person,
  area      TEXT NOT NULL,
  UNIQUE (person_id, area)
) STRICT;

-- Every card that was imported, as it came. Its photo's payload stands in `photo`.
CREATE TABLE card (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id       INTEGER REFERENCES person,    -- who it became; all NULL: kept aside, unread
  organisation_id INTEGER REFERENCES organisation,
  tag_id          INTEGER REFERENCES tag,
  fingerprint     BLOB NOT NULL UNIQUE CHECK (length(fingerprint) = 32),
  uid             TEXT NOT NULL,                -- the card's own, or ''
  source          TEXT NOT NULL,                -- the file's name, without its folder
  line            INTEGER NOT NULL,             -- where it began in that file, from 1
  original        BLOB NOT NULL
) STRICT;
CREATE INDEX card_uid ON card (uid) WHERE uid <> '';
CREATE INDEX card_person ON card (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX card_organisation ON card (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX card_tag ON card (tag_id) WHERE tag_id IS NOT NULL;

-- The uids that a person had before, as somebody else who was merged into them:
-- what another program calls by them is still this person.
CREATE TABLE person_alias (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person,
  uid       TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX person_alias_person ON person_alias (person_id);

-- Two people of whom the owner said that they are not the same; the lower key first.
CREATE TABLE not_same (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person,
  other_id  INTEGER NOT NULL REFERENCES person,
  UNIQUE (person_id, other_id),
  CHECK (person_id < other_id)
) STRICT;
CREATE INDEX not_same_other ON not_same (other_id);

-- The ledger ----------------------------------------------------------------

CREATE TABLE favour (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  uid         TEXT NOT NULL UNIQUE,
  kind        TEXT NOT NULL,
  what        TEXT NOT NULL,
  happened_on TEXT NOT NULL,                    -- '2026-11-19', '2026-11', '2026'; '~' before for "about"
  status      TEXT NOT NULL CHECK (status IN ('asked', 'promised', 'done', 'declined', 'withdrawn', 'lapsed', 'void')),
  cost        INTEGER NOT NULL CHECK (cost IN (0, 1, 2, 4, 8, 16)),   -- to the giver
  note        TEXT NOT NULL DEFAULT '',
  channel     TEXT CHECK (channel IN ('face_to_face', 'phone', 'video', 'message', 'email', 'letter')),
  occasion    TEXT NOT NULL DEFAULT '',         -- the event or group it belongs to, by name
  due_on      TEXT,                             -- by when, of an open one; as happened_on
  remind_on   TEXT,                             -- the day before which nobody is reminded of it: '2026-12-01'
  outcome     TEXT CHECK (outcome IN ('sent', 'met', 'useful', 'faded')),  -- introductions only
  recorded_at TEXT NOT NULL,
  CHECK (outcome IS NULL OR kind = 'introduction')
) STRICT;
CREATE INDEX favour_remind ON favour (remind_on) WHERE remind_on IS NOT NULL;

CREATE TABLE favour_party (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  favour_id INTEGER NOT NULL REFERENCES favour,
  person_id INTEGER NOT NULL REFERENCES person,
  role      TEXT NOT NULL CHECK (role IN ('giver', 'beneficiary', 'introduced', 'asked_by')),
  value     INTEGER CHECK (value IN (0, 1, 2, 4, 8, 16)),  -- to a beneficiary; NULL: unknown
  consent   TEXT CHECK (consent IN ('not_asked', 'asked', 'agreed', 'declined')),
  UNIQUE (favour_id, person_id, role)
) STRICT;
CREATE UNIQUE INDEX favour_one_giver ON favour_party (favour_id) WHERE role = 'giver';
CREATE INDEX favour_party_person ON favour_party (person_id, favour_id);

CREATE TABLE favour_link (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  favour_id  INTEGER NOT NULL REFERENCES favour,  -- the later one
  earlier_id INTEGER NOT NULL REFERENCES favour,
  kind       TEXT NOT NULL CHECK (kind IN ('returns', 'passes_on', 'thanks')),
  UNIQUE (favour_id, earlier_id, kind),
  CHECK (favour_id <> earlier_id)
) STRICT;
CREATE INDEX favour_link_earlier ON favour_link (earlier_id);

-- Append-only: how a favour came to its status, an introduction to its outcome,
-- and what each party said to it. One of the three a row.
CREATE TABLE favour_event (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  favour_id   INTEGER NOT NULL REFERENCES favour,
  status      TEXT CHECK (status IN ('asked', 'promised', 'done', 'declined', 'withdrawn', 'lapsed', 'void')),
  outcome     TEXT CHECK (outcome IN ('sent', 'met', 'useful', 'faded')),
  person_id   INTEGER REFERENCES person,        -- whose consent
  consent     TEXT CHECK (consent IN ('not_asked', 'asked', 'agreed', 'declined')),
  happened_on TEXT NOT NULL,                    -- as in favour
  written_on  TEXT NOT NULL,                    -- the owner's calendar day then: '2026-11-19'
  recorded_at TEXT NOT NULL,
  CHECK ((status IS NOT NULL) + (outcome IS NOT NULL) + (consent IS NOT NULL) = 1),
  CHECK ((consent IS NULL) = (person_id IS NULL))
) STRICT;
CREATE INDEX favour_event_favour ON favour_event (favour_id);

-- Favours that an imported file tells of. They count nowhere before the owner
-- has accepted them; one that was settled stays, so that it is not made again.
CREATE TABLE suggestion (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  fingerprint   BLOB NOT NULL UNIQUE CHECK (length(fingerprint) = 32),  -- BLAKE3 of what the file says
  source        TEXT NOT NULL,                  -- the file's name, without its folder
  line          INTEGER NOT NULL,               -- from 1
  origin        TEXT NOT NULL,                  -- 'recommendation', 'gift', …
  person_id     INTEGER REFERENCES person,      -- NULL: nobody, or several, of that name
  name          TEXT NOT NULL,                  -- as the file has it
  organisation  TEXT NOT NULL DEFAULT '',       -- where they work, as the file has it
  title         TEXT NOT NULL DEFAULT '',
  introduced_id INTEGER REFERENCES person,      -- whom that person introduced to the owner
  direction     TEXT CHECK (direction IN ('given', 'taken')),  -- NULL: the file does not say
  what          TEXT NOT NULL,
  note          TEXT NOT NULL,
  happened_on   TEXT,                           -- as in favour; NULL: the file does not say
  state         TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'dismissed')),
  favour_id     INTEGER REFERENCES favour,      -- what it became
  CHECK ((state = 'accepted') = (favour_id IS NOT NULL))
) STRICT;
CREATE INDEX suggestion_open ON suggestion (id) WHERE state = 'open';
CREATE INDEX suggestion_person ON suggestion (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX suggestion_introduced ON suggestion (introduced_id) WHERE introduced_id IS NOT NULL;
CREATE INDEX suggestion_favour ON suggestion (favour_id) WHERE favour_id IS NOT NULL;

-- Derived: may be dropped and rebuilt from the nouns above ------------------

-- Folded name, begun at each of its words: search as you type is a range of it.
CREATE TABLE name_key (
  key       TEXT NOT NULL,
  person_id INTEGER NOT NULL,
  begins    INTEGER NOT NULL CHECK (begins IN (0, 1)),  -- 1: the name as it is shown
  PRIMARY KEY (key, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_key_person ON name_key (person_id);

CREATE VIRTUAL TABLE person_search USING fts5 (
  name, reach, work, other,
  content = '', contentless_delete = 1, prefix = '2 3',
  tokenize = "unicode61 remove_diacritics 2"
);

-- What a list shows of each person but the owner: one row to read where the
-- nouns would be six.
CREATE TABLE person_row (
  person_id    INTEGER PRIMARY KEY,
  archived     INTEGER NOT NULL CHECK (archived IN (0, 1)),
  last_on      TEXT NOT NULL,                   -- first day of the latest favour's date, or ''
  name         TEXT NOT NULL,
  circle       TEXT,
  tie          TEXT,
  title        TEXT NOT NULL,
  organisation TEXT NOT NULL,
  city         TEXT NOT NULL,
  photo        TEXT                             -- its hash, in hexadecimal
) STRICT;
CREATE INDEX person_row_last ON person_row (archived, last_on, person_id);
CREATE INDEX person_row_circle ON person_row (archived, circle);

-- The ledger as its list reads it.
CREATE TABLE favour_row (
  on_key    TEXT NOT NULL,                      -- happened_on without its '~'
  favour_id INTEGER NOT NULL,
  direction TEXT NOT NULL,                      -- seen by the owner: 'given', 'taken', 'between'
  kind      TEXT NOT NULL,
  status    TEXT NOT NULL,
  due_on    TEXT,
  PRIMARY KEY (on_key, favour_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX favour_row_favour ON favour_row (favour_id);
CREATE INDEX favour_row_introduction ON favour_row (on_key) WHERE kind = 'introduction';
CREATE INDEX favour_row_open ON favour_row (status, direction, coalesce(due_on, '9999'), on_key, favour_id, kind)
  WHERE status IN ('asked', 'promised');

-- How many of each sort there are, by the month of the list.
CREATE TABLE ledger_count (
  month     TEXT NOT NULL,                      -- '2026-11'; '2026' where only the year is known
  direction TEXT NOT NULL,
  kind      TEXT NOT NULL,
  status    TEXT NOT NULL,
  favours   INTEGER NOT NULL,
  PRIMARY KEY (month, direction, kind, status)
) STRICT, WITHOUT ROWID;

-- The ledger as the measures read it: each favour between the owner and one other.
CREATE TABLE tie_entry (
  person_id     INTEGER NOT NULL,
  day           INTEGER NOT NULL,               -- that stands for its date; 1 is 0001-01-01
  favour_id     INTEGER NOT NULL,
  direction     TEXT NOT NULL CHECK (direction IN ('given', 'taken')),
  status        TEXT NOT NULL,
  kind          TEXT NOT NULL,
  cost          INTEGER NOT NULL,
  value         INTEGER,                        -- to the one of the two who benefits
  beneficiaries INTEGER NOT NULL,
  answered      INTEGER NOT NULL CHECK (answered IN (0, 1)),    -- something that came about answers it
  carried_on    INTEGER NOT NULL CHECK (carried_on IN (0, 1)),  -- something returns it or passes it on
  PRIMARY KEY (person_id, day, favour_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tie_entry_favour ON tie_entry (favour_id);
-- The favours of a season are counted, and the unthanked ones found, in the index alone.
CREATE INDEX tie_entry_day ON tie_entry (day, favour_id, direction, status, kind, cost, value, answered);
CREATE INDEX tie_entry_open ON tie_entry (person_id) WHERE status IN ('asked', 'promised');

-- What was given and received in sums, as of 2020-01-01: since all fades by one
-- half-life, the sums of any other day are these times one number.
CREATE TABLE tie_sum (
  person_id   INTEGER PRIMARY KEY,
  given_cost  REAL NOT NULL,
  given_value REAL NOT NULL,
  taken_cost  REAL NOT NULL,
  taken_value REAL NOT NULL,
  given_count INTEGER NOT NULL,
  taken_count INTEGER NOT NULL,
  circle      TEXT,                             -- of the person, so that a circle is added up from this table alone
  tie         TEXT                              -- likewise
) STRICT;
CREATE TABLE ledger_sum (
  month      TEXT NOT NULL,                     -- of the day that stands for the date: '2026-11'
  kind       TEXT NOT NULL,
  direction  TEXT NOT NULL,
  cost       REAL NOT NULL,
  value      REAL NOT NULL,
  carried_on REAL NOT NULL,                     -- the part of their mean that was returned or passed on
  fresh      REAL NOT NULL,                     -- their mean at its full size
  favours    INTEGER NOT NULL,
  PRIMARY KEY (month, kind, direction)
) STRICT, WITHOUT ROWID;

-- Whose turn it is with each reciprocal tie that is not archived, from one day
-- up to another: what fades tells in advance when it changes.
CREATE TABLE tie_turn (
  turn      INTEGER NOT NULL,                   -- its place in domain::turn::Turn
  sort_key  TEXT NOT NULL,
  person_id INTEGER NOT NULL,
  from_day  INTEGER NOT NULL,
  to_day    INTEGER NOT NULL,
  by_lean   INTEGER NOT NULL CHECK (by_lean IN (0, 1)),  -- by what passed; nothing is open or unthanked
  PRIMARY KEY (turn, sort_key, person_id, from_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX tie_turn_person ON tie_turn (person_id);
