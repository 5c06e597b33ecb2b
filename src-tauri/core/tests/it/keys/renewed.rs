//! Another key for the book, and one that was broken off.

use super::*;

#[test]
fn a_new_key_opens_in_every_way_and_the_old_one_in_none() {
    let computer = Computer::with(&[Way::File, Way::Keyring, Way::Passphrase]);
    let (old_words, old_file) = (
        computer.words(),
        fs::read(key_file(&computer.place())).unwrap(),
    );
    for said in [None, Some(passphrase("not this one"))] {
        let before = computer.files();
        renew(&computer, said).unwrap_err();
        assert!(computer.files() == before);
    }
    let (book, words) = renew(&computer, Some(right())).unwrap();
    assert!(has_anna(&book));
    drop(book);
    let words: Vec<&str> = words.each().collect();
    assert_eq!(computer.words(), words.join(" "));
    assert_eq!(computer.keyring.keys.lock().unwrap().len(), 1);
    for way in [Way::Keyring, Way::Passphrase] {
        let mut book = computer.open(Some(right())).unwrap();
        let first = book.keys().unwrap().ways[0];
        book.remove_way(first, &*computer.keyring).unwrap();
        drop(book);
        let book = computer.open(Some(right())).unwrap();
        assert_eq!(book.keys().unwrap().ways[0], way);
        assert!(has_anna(&book), "{way:?}");
    }
    let error = Book::regain(&computer.place(), &old_words, NewWay::File, &now()).unwrap_err();
    assert!(matches!(error, Error::KeyMisfit(_)));
    fs::write(key_file(&computer.place()), old_file).unwrap();
    computer.stays_closed(Some(right()), |e| matches!(e, Error::KeyMisfit(_)));
}

#[test]
fn a_book_that_is_open_elsewhere_keeps_its_key() {
    let computer = Computer::new();
    let other = computer.open(None).unwrap();
    let error = renew(&computer, None).unwrap_err();
    assert!(matches!(error, Error::InUse(_)), "{error:?}");
    assert!(has_anna(&other));
    drop(other);
    assert!(has_anna(&computer.open(None).unwrap()));
    renew(&computer, None).unwrap();
}

#[test]
fn a_key_is_renewed_also_over_a_renewal_that_was_broken_off() {
    for ways in [&[Way::File][..], &[Way::Keyring], &[Way::Passphrase]] {
        let computer = Computer::with(ways);
        let place = computer.place();
        let parse = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).unwrap();
        let old = fs::read(key_file(&place)).unwrap();
        let kept = computer.keyring.keys.lock().unwrap().clone();
        let (book, words) = renew(&computer, Some(right())).unwrap();
        drop(book);
        computer.keyring.keys.lock().unwrap().extend(kept);
        // It came through but for its last step, and the words opened it since.
        let mut both = parse(&old);
        both["next"] = parse(&fs::read(key_file(&place)).unwrap())["locks"].clone();
        let words: Vec<&str> = words.each().collect();
        let book = Book::regain(&place, &words.join(" "), NewWay::File, &now()).unwrap();
        fs::write(key_file(&place), both.to_string()).unwrap();
        let new = NewKey::new();
        let answers = read_off(&new.words().unwrap());
        let said = right();
        let book = book.renew_key(&new, &answers, Some(&said), &*computer.keyring, &now());
        assert_eq!(book.unwrap().keys().unwrap().ways, ways);
        assert!(has_anna(&computer.open(Some(said)).unwrap()), "{ways:?}");
        let entries = computer.keyring.keys.lock().unwrap().len();
        assert_eq!(entries, usize::from(ways == [Way::Keyring]), "{ways:?}");
    }
}

/// The two moments at which a renewal can be broken off: the key file lists
/// both keys, and the book has the old one, or the new one.
#[test]
fn a_renewal_that_was_broken_off_leaves_a_book_that_opens() {
    for came_through in [false, true] {
        for ways in [&[Way::File][..], &[Way::Keyring], &[Way::Passphrase]] {
            let computer = Computer::with(ways);
            let place = computer.place();
            let parse = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).unwrap();
            let old = (
                fs::read(&place).unwrap(),
                fs::read(key_file(&place)).unwrap(),
            );
            let kept = computer.keyring.keys.lock().unwrap().clone();
            drop(renew(&computer, Some(right())).unwrap());
            computer.keyring.keys.lock().unwrap().extend(kept);
            let mut both = parse(&old.1);
            both["next"] = parse(&fs::read(key_file(&place)).unwrap())["locks"].clone();
            fs::write(key_file(&place), both.to_string()).unwrap();
            if !came_through {
                fs::write(&place, &old.0).unwrap();
            }
            let said = (ways == [Way::Passphrase]).then(right);
            assert!(has_anna(&computer.open(said.clone()).unwrap()), "{ways:?}");
            let settled = parse(&fs::read(key_file(&place)).unwrap());
            assert!(settled.get("next").is_none(), "{ways:?}: it is settled");
            let which = if came_through {
                &both["next"]
            } else {
                &both["locks"]
            };
            assert_eq!(settled["locks"], *which, "{ways:?}");
            assert!(has_anna(&computer.open(said).unwrap()), "{ways:?}");
        }
    }
}
