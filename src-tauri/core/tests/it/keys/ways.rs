//! The ways to the key, and what is taken out of them or lost.

use super::*;

#[test]
fn a_book_opens_in_each_of_its_ways() {
    let all = [
        &[Way::File][..],
        &[Way::Keyring],
        &[Way::Passphrase],
        &[Way::File, Way::Keyring, Way::Passphrase],
    ];
    for ways in all {
        let computer = Computer::with(ways);
        let asked = ways == [Way::Passphrase];
        let book = computer.open(asked.then(right)).unwrap();
        assert!(has_anna(&book), "{ways:?}");
        drop(book);
        // Whatever the file lists, the words alone open it.
        let words = computer.words();
        fs::remove_file(key_file(&computer.place())).unwrap();
        let book = Book::regain(&computer.place(), &words, NewWay::File, &now()).unwrap();
        assert!(has_anna(&book), "{ways:?}");
        drop(book);
        assert!(has_anna(&computer.open(None).unwrap()), "{ways:?}");
    }
    let count = all.len();
    reached::leave(
        "ways-in",
        &format!(
            "{count} of {count} opened by their locks, {count} of {count} by their words alone"
        ),
    );
}

#[test]
fn a_wrong_key_changes_nothing() {
    let computer = Computer::with(&[Way::Passphrase]);
    computer.stays_closed(None, |e| matches!(e, Error::PassphraseNeeded(_)));
    let passphrases = ["", "kissa", "Kissa kävelee", "kissa kävelee "];
    for wrong in passphrases {
        let wrong = Some(passphrase(wrong));
        computer.stays_closed(wrong, |e| matches!(e, Error::WrongPassphrase(_)));
    }
    // The same letters, put together otherwise, are the same passphrase.
    let decomposed = passphrase("kissa ka\u{308}velee");
    assert!(has_anna(&computer.open(Some(decomposed)).unwrap()));

    // The words of another book, and words that are none.
    let other = Computer::new().words();
    let before = computer.files();
    let others = [(other.as_str(), true), ("anchor maple", false)];
    for (words, misfit) in others {
        let error = Book::regain(&computer.place(), words, NewWay::File, &now()).unwrap_err();
        assert_eq!(matches!(error, Error::KeyMisfit(_)), misfit, "{error:?}");
        assert_eq!(matches!(error, Error::NotWords { .. }), !misfit);
        assert!(computer.files() == before, "not a byte is changed");
    }
    // Besides the passphrases, none at all.
    let wrong = passphrases.len() + 1 + others.len();
    reached::leave(
        "wrong-keys",
        &format!("{wrong} wrong keys, 0 bytes changed"),
    );
}

#[test]
fn a_keyring_that_fails_says_how_and_another_way_still_opens() {
    let computer = Computer::with(&[Way::Keyring]);
    *computer.keyring.locked.lock().unwrap() = true;
    computer.stays_closed(None, |e| matches!(e, Error::Keyring(KeyringFault::Locked)));
    *computer.keyring.locked.lock().unwrap() = false;
    // It holds another key.
    let mut keys = computer.keyring.keys.lock().unwrap();
    let id = keys.keys().next().unwrap().clone();
    let another = BookKey::of_hex(&"5a".repeat(32)).unwrap();
    let own = keys.insert(id.clone(), another).unwrap();
    drop(keys);
    computer.stays_closed(None, |e| matches!(e, Error::KeyMisfit(_)));
    // It was lost, or this is another computer.
    computer.keyring.keys.lock().unwrap().clear();
    computer.stays_closed(None, |e| matches!(e, Error::Keyring(KeyringFault::Empty)));
    let elsewhere = Book::open(&computer.place(), &Unlock::KeyFile).unwrap_err();
    assert!(matches!(elsewhere, Error::Keyring(KeyringFault::None)));
    computer.keyring.keys.lock().unwrap().insert(id, own);

    // With a passphrase as well, that is what is asked for.
    let mut book = computer.open(None).unwrap();
    book.add_way(NewWay::Passphrase(&right())).unwrap();
    drop(book);
    *computer.keyring.locked.lock().unwrap() = true;
    computer.stays_closed(None, |e| matches!(e, Error::PassphraseNeeded(_)));
    assert!(has_anna(&computer.open(Some(right())).unwrap()));
}

#[test]
fn a_key_file_that_is_lost_or_anothers_is_told() {
    let computer = Computer::new();
    let key = key_file(&computer.place());
    let own = fs::read(&key).unwrap();
    fs::write(&key, "{\"vuoro_key\": 1, \"locks\": [").unwrap();
    computer.stays_closed(None, |e| matches!(e, Error::KeyFileBroken(_)));
    fs::write(&key, "{\"vuoro_key\": 7}").unwrap();
    computer.stays_closed(None, |e| {
        matches!(e, Error::NewerKeyFile { version: 7, .. })
    });
    let other = Computer::new();
    fs::copy(key_file(&other.place()), &key).unwrap();
    computer.stays_closed(None, |e| matches!(e, Error::KeyMisfit(_)));
    // Moved without its key.
    fs::remove_file(&key).unwrap();
    computer.stays_closed(None, |e| matches!(e, Error::KeyMissing(_)));
    fs::write(&key, own).unwrap();
    assert!(has_anna(&computer.open(None).unwrap()));

    // The book itself is gone: that is not the same as never having had one.
    fs::rename(computer.place(), computer.folder.path().join("away")).unwrap();
    computer.stays_closed(None, |e| matches!(e, Error::BookGone(_)));
    vuoro_core::book::begin_anew(&computer.place()).unwrap();
    let book = Book::create(&computer.place(), &Unlock::KeyFile, &now()).unwrap();
    assert_eq!(book.count_people().unwrap(), 0);
    drop(book);
    fs::rename(computer.folder.path().join("away"), computer.place()).unwrap();
    fs::rename(key.with_extension("key.1"), &key).unwrap();
    assert!(
        has_anna(&computer.open(None).unwrap()),
        "the old key is kept"
    );
}

#[test]
fn the_old_key_file_is_kept_when_words_open_the_book() {
    let computer = Computer::with(&[Way::Keyring]);
    let words = computer.words();
    let before = fs::read(key_file(&computer.place())).unwrap();
    computer.keyring.keys.lock().unwrap().clear();
    let new = passphrase("a whole new one");
    let way = NewWay::Passphrase(&new);
    let book = Book::regain(&computer.place(), &words, way, &now()).unwrap();
    assert_eq!(book.keys().unwrap().words_checked, "2026-11-19");
    drop(book);
    assert!(computer.files()["book.vuoro.key.1"] == before);
    assert!(has_anna(&computer.open(Some(new.clone())).unwrap()));
    computer.stays_closed(None, |e| matches!(e, Error::PassphraseNeeded(_)));
}

#[test]
fn nothing_is_taken_out_that_would_leave_the_book_closed() {
    let computer = Computer::new();
    let mut book = computer.open(None).unwrap();
    let last = book.remove_way(Way::File, &NoKeyring).unwrap_err();
    assert!(matches!(last, Error::LastWay));
    let short = book
        .add_way(NewWay::Passphrase(&passphrase("kissa")))
        .unwrap_err();
    assert!(matches!(short, Error::PassphraseTooShort));
    book.add_way(NewWay::Passphrase(&right())).unwrap();
    let unchecked = book.remove_way(Way::File, &NoKeyring).unwrap_err();
    assert!(matches!(unchecked, Error::WordsUnchecked));
    assert!(!book.keys().unwrap().can_lock, "its key lies beside it");
    let words = book.recovery_words().unwrap();
    let mut answers = read_off(&words);
    answers[2].word = "kissa".into();
    let wrong = book.check_words(&answers, &now()).unwrap_err();
    assert!(matches!(wrong, Error::WrongWords));
    assert_eq!(book.keys().unwrap().words_checked, "");
    book.check_words(&read_off(&words), &now()).unwrap();
    book.remove_way(Way::File, &NoKeyring).unwrap();
    assert!(book.keys().unwrap().can_lock);

    let Unlock::KeyOr(own, _) = book.unlock().unwrap() else {
        panic!("an open book has its key");
    };
    let file = fs::read_to_string(key_file(&computer.place())).unwrap();
    assert!(
        !file.contains(own.hex().as_str()),
        "the key is not in it any more"
    );
    // A keyring forgets what is taken out of it.
    book.add_way(NewWay::Keyring(&*computer.keyring)).unwrap();
    assert_eq!(computer.keyring.keys.lock().unwrap().len(), 1);
    assert!(
        !book.keys().unwrap().can_lock,
        "whoever sits down before the computer would be let in again"
    );
    book.remove_way(Way::Keyring, &*computer.keyring).unwrap();
    assert!(computer.keyring.keys.lock().unwrap().is_empty());
    // A keyring that keeps nothing is not believed.
    let none = book.add_way(NewWay::Keyring(&NoKeyring)).unwrap_err();
    assert!(matches!(none, Error::Keyring(KeyringFault::None)));
}

#[test]
fn what_a_program_that_was_killed_left_of_the_key_goes() {
    let computer = Computer::with(&[Way::File, Way::Keyring]);
    let draft = computer.folder.path().join("book.vuoro.key.new-1");
    fs::write(&draft, "the whole of it").unwrap();
    let mut book = computer.open(None).unwrap();
    book.remove_way(Way::File, &*computer.keyring).unwrap();
    assert!(!draft.exists());
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_a_key_file() {
    use std::os::unix::fs::PermissionsExt;
    let computer = Computer::with(&[Way::File, Way::Passphrase]);
    let mode = fs::metadata(key_file(&computer.place()))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn no_secret_is_ever_in_a_log() {
    let computer = Computer::with(&[Way::File, Way::Passphrase]);
    let book = computer.open(None).unwrap();
    let words = book.recovery_words().unwrap();
    let Unlock::KeyOr(key, _) = book.unlock().unwrap() else {
        panic!("an open book has its key");
    };
    let shown = format!(
        "{book:?} {words:?} {key:?} {:?} {:?}",
        computer.ways(Some(right())),
        read_off(&words)
    );
    let said: Vec<&str> = shown.split(|c: char| !c.is_alphanumeric()).collect();
    for secret in [key.hex().as_str(), "kissa"] {
        assert!(!said.contains(&secret), "{secret} in {shown}");
    }
    // One of them may be a word of Rust's own, such as `write`.
    let told = words.each().filter(|word| said.contains(word)).count();
    assert!(told < 5, "{told} of the words in {shown}");
}

/// The key file of a book that is being made: it says so of the same key.
fn unfinished(key: &str) -> String {
    format!(
        "{{\"vuoro_key\":1,\"locks\":[{{\"way\":\"file\",\"key\":\"{}\"}}],\"unfinished\":true}}",
        key.trim()
    )
}

#[test]
fn a_key_whose_book_was_never_finished_tells_of_no_book() {
    let other = Computer::new();
    let key = fs::read_to_string(key_file(&other.place())).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("book.vuoro");
    fs::write(key_file(&place), unfinished(&key)).unwrap();
    let none = Book::open(&place, &Unlock::KeyFile).expect_err("there is none");
    assert!(
        matches!(none, Error::NoBook(_)),
        "nobody ever had one: {none:?}"
    );

    let book = Book::create(&place, &Unlock::KeyFile, &now()).unwrap();
    assert_eq!(
        fs::read_to_string(key_file(&place)).unwrap(),
        key,
        "the key stays, and knows its book by now"
    );
    drop(book);
    fs::remove_file(&place).unwrap();
    let gone = Book::open(&place, &Unlock::KeyFile).expect_err("it is lost");
    assert!(matches!(gone, Error::BookGone(_)), "{gone:?}");
}

#[test]
fn a_book_whose_making_was_broken_off_at_its_end_is_known_before_it_is_used() {
    let computer = Computer::new();
    let file = key_file(&computer.place());
    let key = fs::read_to_string(&file).unwrap();
    let words = computer.words();
    fs::write(&file, unfinished(&key)).unwrap();
    assert!(has_anna(&computer.open(None).unwrap()));
    assert_eq!(fs::read_to_string(&file).unwrap(), key);
    fs::write(&file, unfinished(&key)).unwrap();
    let book = Book::regain(&computer.place(), &words, NewWay::File, &now()).unwrap();
    assert!(has_anna(&book));
    drop(book);
    fs::remove_file(computer.place()).unwrap();
    computer.stays_closed(None, |e| matches!(e, Error::BookGone(_)));
}
