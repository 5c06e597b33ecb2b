//! Phone numbers and e-mail addresses that nobody has, each given out once.
//!
//! Foreign numbers come from the ranges that Britain (Ofcom), Sweden (PTS)
//! and North America set aside for fiction. Finland has no such range: its
//! mobile numbers begin with 042 or 047 here, prefixes no operator uses.

use std::collections::HashMap;

use super::names::{FullName, Origin, ascii};
use super::rng::Rng;

#[derive(Debug, Default)]
pub(super) struct Directory {
    offset: u32,
    finnish: u32,
    british: u32,
    american: u32,
    swedish: u32,
    /// Each with the number that its next namesake tries first.
    mailboxes: HashMap<String, u32>,
}

impl Directory {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            offset: Rng::new(seed, 0x6e75_6d62).below(10_000_000),
            ..Self::default()
        }
    }

    /// A number as its owner's friends would have typed it.
    pub(super) fn phone(&mut self, origin: Origin, rng: &mut Rng) -> String {
        let abroad = rng.percent(60);
        match origin {
            Origin::English if abroad && self.british < 1_000 => {
                self.british += 1;
                let tail = 900_000 + self.british - 1;
                match rng.below(2) {
                    0 => format!("+447700{tail}"),
                    _ => format!("+44 7700 {tail}"),
                }
            }
            Origin::English if abroad && self.american < 800 => {
                self.american += 1;
                let (area, tail) = (self.american / 100, 100 + self.american % 100);
                let area = [
                    "212", "202", "312", "415", "503", "617", "713", "206", "305",
                ][area as usize];
                match rng.below(2) {
                    0 => format!("+1 ({area}) 555-0{tail}"),
                    _ => format!("+1{area}5550{tail}"),
                }
            }
            Origin::Swedish if abroad && self.swedish < 95 => {
                self.swedish += 1;
                let tail = 604 + self.swedish;
                match rng.below(2) {
                    0 => format!("+46 70 174 0{} {:02}", tail / 100, tail % 100),
                    _ => format!("+46701740{tail}"),
                }
            }
            _ => self.finnish_phone(rng),
        }
    }

    fn finnish_phone(&mut self, rng: &mut Rng) -> String {
        self.finnish += 1;
        let prefix = if self.finnish.is_multiple_of(3) {
            "47"
        } else {
            "42"
        };
        // An odd factor that 5 does not divide visits all seven-digit numbers before one comes again.
        let tail = (u64::from(self.finnish) * 7_654_321 + u64::from(self.offset)) % 10_000_000;
        let (three, four) = (tail / 10_000, tail % 10_000);
        match rng.below(20) {
            0..5 => format!("0{prefix} {three:03} {four:04}"),
            5..9 => format!("0{prefix}{tail:07}"),
            9 => format!("0{prefix}-{tail:07}"),
            10..14 => format!("+358 {prefix} {three:03} {four:04}"),
            14..18 => format!("+358{prefix}{tail:07}"),
            18 => format!("00358 {prefix} {tail:07}"),
            _ => format!("+358 (0){prefix} {three:03} {four:04}"),
        }
    }

    /// A mailbox of one's own.
    pub(super) fn mailbox(&mut self, name: &FullName, rng: &mut Rng) -> String {
        let (given, family) = (ascii(&name.given), ascii(&name.family));
        let local = match rng.below(10) {
            0..5 => format!("{given}.{family}"),
            5..7 => format!("{given}{family}"),
            7 => format!("{family}{}", 60 + rng.below(40)),
            8 => format!("{}{family}", &given[..given.len().min(1)]),
            _ => format!("{given}_{family}"),
        };
        let hosts = &[("example.com", 5), ("example.fi", 4), ("example.org", 2)];
        let host: &str = rng.weighted(hosts);
        let address = self.address(&local, host);
        // Some write a name's capitals into its address.
        match rng.percent(4) {
            true => address.replacen(&given, &capital(&given), 1),
            false => address,
        }
    }

    /// A mailbox at a firm: a person's, or without a name the firm's own.
    pub(super) fn office(&mut self, name: Option<&FullName>, firm: &str) -> String {
        let local = match name {
            Some(name) => format!("{}.{}", ascii(&name.given), ascii(&name.family)),
            None => "info".to_owned(),
        };
        self.address(&local, &format!("{}.example.com", host(firm)))
    }

    fn address(&mut self, local: &str, host: &str) -> String {
        let first = format!("{local}@{host}");
        let Some(next) = self.mailboxes.get(&first).copied() else {
            self.mailboxes.insert(first.clone(), 2);
            return first;
        };
        let free = (next..).find(|number| {
            let address = format!("{local}{number}@{host}");
            !self.mailboxes.contains_key(&address)
        });
        let number = free.unwrap_or(next);
        self.mailboxes.insert(first, number + 1);
        let address = format!("{local}{number}@{host}");
        self.mailboxes.insert(address.clone(), 2);
        address
    }
}

/// What a firm is called on the net: its first word.
pub(super) fn host(firm: &str) -> String {
    ascii(firm.split(' ').next().unwrap_or_default())
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(word.len().min(1));
    first.to_uppercase() + rest
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// With its country code and nothing but digits.
    fn normal(phone: &str) -> String {
        let digits: String = phone
            .replace("(0)", "")
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        if let Some(rest) = digits.strip_prefix("00") {
            return rest.to_owned();
        }
        match digits.strip_prefix('0') {
            Some(finnish) => format!("358{finnish}"),
            None => digits,
        }
    }

    #[test]
    fn nobody_gets_anothers_number_or_mailbox() {
        let mut directory = Directory::new(5);
        let mut seen = HashSet::new();
        for person in 0..30_000 {
            let rng = &mut Rng::new(5, person);
            let name = FullName::new(rng);
            for _ in 0..2 {
                let phone = directory.phone(name.origin, rng);
                assert!(seen.insert(normal(&phone)), "{phone} was given twice");
            }
            for mailbox in [
                directory.mailbox(&name, rng),
                directory.office(Some(&name), "Kaski Oy"),
                directory.office(None, "Kaski Media Oy"),
            ] {
                assert!(
                    seen.insert(mailbox.to_lowercase()),
                    "{mailbox} was given twice"
                );
            }
        }
    }
}
