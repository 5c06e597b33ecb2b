//! Telephone numbers as they are compared: E.164 where that can be told.

use phonenumber::metadata::DATABASE;

use crate::domain::contact::number_end;

/// How the numbers of one region are read.
#[derive(Debug, Clone)]
pub struct Region {
    country_code: u16,
    national_prefix: Option<String>,
    international_prefix: &'static str,
}

impl Region {
    /// By its ISO 3166-1 alpha-2 code; `None` for one that has no numbers.
    pub fn of(code: &str) -> Option<Self> {
        let metadata = DATABASE.by_id(code)?;
        Some(Self {
            country_code: metadata.country_code(),
            national_prefix: metadata.national_prefix().map(str::to_owned),
            international_prefix: match code {
                "US" | "CA" => "011",
                "AU" => "0011",
                "JP" => "010",
                _ => "00",
            },
        })
    }

    /// The number as `+358401234567`; one too short to be a subscriber's as its
    /// digits. For comparing only: what is shown and exported is the number as
    /// it came.
    pub fn normalise(&self, number: &str) -> String {
        let number = number[..number_end(number)].replace("(0)", "");
        let international = number
            .trim_start()
            .trim_start_matches("tel:")
            .starts_with(['+', '＋']);
        let digits: String = number
            .chars()
            .filter_map(|c| c.to_digit(10))
            .filter_map(|d| char::from_digit(d, 10))
            .collect();
        if digits.len() < 6 {
            return digits;
        }
        if international {
            return format!("+{digits}");
        }
        if let Some(rest) = digits.strip_prefix(self.international_prefix) {
            return format!("+{rest}");
        }
        let national = self
            .national_prefix
            .as_deref()
            .and_then(|prefix| digits.strip_prefix(prefix))
            .unwrap_or(&digits);
        format!("+{}{national}", self.country_code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_has_one_form() {
        let finland = Region::of("FI").expect("Finland");
        for written in [
            "+358 40 123 4567",
            "040 123 4567",
            "040-1234567",
            "00358401234567",
            "+358 (0)40 1234567",
            "tel:+358-40-123-4567",
            "0401234567,,12#",
        ] {
            assert_eq!(finland.normalise(written), "+358401234567", "{written}");
        }
        assert_eq!(finland.normalise("112"), "112");
        assert_eq!(finland.normalise("ask at the desk"), "");
        let states = Region::of("US").expect("the States");
        assert_eq!(states.normalise("(212) 555-0123 x45"), "+12125550123");
        assert_eq!(states.normalise("1-212-555-0123"), "+12125550123");
        let italy = Region::of("IT").expect("Italy");
        assert_eq!(
            italy.normalise("06 1234 5678"),
            "+390612345678",
            "its zero is part of it"
        );
        assert!(Region::of("XX").is_none());
    }
}
