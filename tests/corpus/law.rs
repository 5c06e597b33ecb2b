//! The round trip law, over every card of the corpus and the probes.

use vuoro_core::exchange::vcard::{Limits, Version, cards, judge, write};

use super::{corpus, probes};

#[test]
fn a_written_card_is_the_same_contact_and_passes_the_gate() {
    let mut count = 0;
    for file in corpus().into_iter().chain(probes()) {
        for card in file.cards().into_iter().flatten() {
            let Ok(contact) = card.outcome else { continue };
            for version in [Version::V4, Version::V3] {
                let mut out = Vec::new();
                write(&contact, version, &mut out);
                let text = String::from_utf8_lossy(&out);
                let at = format!("{} line {} {version:?}\n{text}", file.name, card.line);
                let mut back: Vec<_> = cards(out.as_slice(), Limits::default()).flatten().collect();
                assert_eq!(back.len(), 1, "{at}");
                let back = back.remove(0);
                assert_eq!(back.lost, [], "{at}");
                assert_eq!(back.outcome.expect("a contact"), contact, "{at}");
                if version == Version::V4 {
                    assert_eq!(judge(&out), Ok(()), "{at}");
                    let long = out.split(|b| *b == b'\n').map(<[u8]>::len).max();
                    assert!(long <= Some(76), "{at}: 75 octets and a CR at most");
                }
            }
            count += 1;
        }
    }
    eprintln!("{count} contacts written and read again");
}
