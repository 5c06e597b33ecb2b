//! The dates of a line: *last Tuesday*, *in March*, *2019*, *kahden viikon
//! päästä*, *kuun loppuun mennessä*. A date that may lie on either side of
//! today keeps both readings; what is told of decides between them.

use chrono::{Datelike, NaiveDate};

use super::calendar::Around;
use super::lexicon::Language;
use super::sense::{DateWord as D, Unit};
use super::text::{Shape, Token};
use crate::domain::date::{Precision, When};

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Dated {
    /// Tokens, from and to.
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) past: Option<When>,
    pub(super) future: Option<When>,
    /// *by*, *mennessä*.
    pub(super) due: bool,
}

/// A few dates are enough for a line.
const MOST: usize = 6;

pub(super) fn find(tokens: &[Token], language: &Language, today: NaiveDate) -> Vec<Dated> {
    let reader = Reader {
        tokens,
        language,
        today,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() && found.len() < MOST {
        match reader.date(at) {
            Some(dated) => {
                at = dated.to;
                found.push(dated);
            }
            None => at += 1,
        }
    }
    found
}

pub(super) struct Reader<'a> {
    pub(super) tokens: &'a [Token<'a>],
    pub(super) language: &'a Language,
    pub(super) today: NaiveDate,
}

/// What a date's core says, before what stands around it is heeded.
#[derive(Clone, Copy)]
pub(super) struct Core {
    pub(super) to: usize,
    pub(super) past: Option<When>,
    pub(super) future: Option<When>,
    pub(super) due: bool,
    /// Too common a word to be a date by itself: *may*, *sun*.
    pub(super) shy: bool,
}

impl Reader<'_> {
    fn date(&self, from: usize) -> Option<Dated> {
        let (mut at, mut due, mut about, mut on) = (from, false, false, false);
        while let Some((to, word)) = self.prefix(at) {
            match word {
                D::Due => due = true,
                D::About => about = true,
                // *to the winter dock* is no date; *in the winter* is one.
                _ => on |= !matches!(self.tokens[at].word.as_str(), "the" | "of"),
            }
            at = to;
            if at - from > 5 {
                return None;
            }
        }
        let core = self.core(at, on)?;
        if core.shy && !(on || due) {
            return None;
        }
        let mut to = core.to;
        while let Some((next, word)) = self.first(to, |word| matches!(word, D::Due | D::Hour)) {
            // *before* opens what follows rather than closing this.
            if word == D::Due && !self.language.is_finnish {
                break;
            }
            due |= word == D::Due;
            to = next;
        }
        let vague = |when: When| When {
            about: when.about || about,
            ..when
        };
        Some(Dated {
            from,
            to,
            past: core.past.map(vague),
            future: core.future.map(vague),
            due: due || core.due,
        })
    }

    fn prefix(&self, at: usize) -> Option<(usize, D)> {
        self.first(at, |word| matches!(word, D::Due | D::About | D::On))
    }

    /// The longest date word here that is one of these, and where it ends.
    pub(super) fn first(&self, at: usize, is: impl Fn(D) -> bool) -> Option<(usize, D)> {
        let words = self.language.date_words(self.tokens, at);
        let words = words.into_iter().filter(|(_, word)| is(*word));
        let (length, word) = words.max_by_key(|(length, _)| *length)?;
        Some((at + length, word))
    }

    fn core(&self, at: usize, on: bool) -> Option<Core> {
        self.tokens.get(at)?;
        self.number(at)
            .or_else(|| self.distance(at, on))
            .or_else(|| self.end(at))
            .or_else(|| self.named(at))
    }

    /// *2026-11-05*, *5.11.*, *5 November*, *2019*.
    pub(super) fn number(&self, at: usize) -> Option<Core> {
        let token = &self.tokens[at];
        if token.shape != Shape::Number {
            return None;
        }
        let text = token.text.trim_end_matches('.');
        if let Ok(when) = text.parse::<When>() {
            // A bare number is a year only where it can be one of somebody's life.
            let year = when.precision != Precision::Year || (1950..2100).contains(&when.day.year());
            return (year && !self.is_money(at)).then(|| self.fixed(at + 1, when));
        }
        let parts: Vec<&str> = text.split(['.', '/']).collect();
        let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
        match numbers.as_deref() {
            Some([day, month, year]) => {
                let year = if *year < 100 { 2000 + year } else { *year };
                let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, *month, *day)?;
                Some(self.fixed(at + 1, When::on(day)))
            }
            // Hours are written with a dot too: a date of two numbers ends in one.
            Some([day, month]) if !self.is_hour(at) => {
                let is_next_year = |next: &&Token| next.text.len() == 4;
                let year = self.tokens.get(at + 1).filter(is_next_year);
                match year.and_then(|year| year.text.parse().ok()) {
                    Some(year) => {
                        let day = NaiveDate::from_ymd_opt(year, *month, *day)?;
                        Some(self.fixed(at + 2, When::on(day)))
                    }
                    None => self.day_of_month(at + 1, *month, *day),
                }
            }
            Some([_]) | None => {
                let day = ordinal(text)?;
                let Some((next, month)) = self.month(self.skip_of(at + 1)) else {
                    return self.day_alone(at, day);
                };
                match self.year(next) {
                    Some((to, year)) => {
                        let day = NaiveDate::from_ymd_opt(year, month, day)?;
                        Some(self.fixed(to, When::on(day)))
                    }
                    None => self.day_of_month(next, month, day),
                }
            }
            _ => None,
        }
    }

    /// *on the 14th*, *14. päivä*: the nearest day of that number.
    fn day_alone(&self, at: usize, day: u32) -> Option<Core> {
        let word = |at: Option<usize>| {
            let token = at.and_then(|at| self.tokens.get(at));
            token.map_or("", |token| token.word.as_str())
        };
        let to = match self.language.is_finnish {
            true => {
                let is_day = word(Some(at + 1)).starts_with("paiva");
                (is_day && self.tokens[at].text.ends_with('.')).then_some(at + 2)
            }
            false => {
                let leads = matches!(word(at.checked_sub(2)), "on" | "by" | "until" | "before");
                let number = self.tokens[at].text.ends_with(|c: char| c.is_ascii_digit());
                (leads && word(at.checked_sub(1)) == "the" && !number).then_some(at + 1)
            }
        }?;
        let of = |months: i32| self.around().first_of(months)?.with_day(day);
        let past = (-2..=0).rev().filter_map(of).find(|day| *day <= self.today);
        let future = (0..=2).filter_map(of).find(|day| *day >= self.today);
        self.both(to, past.map(When::on), future.map(When::on))
    }

    /// *$2000*, *2000 kruunua*.
    fn is_money(&self, at: usize) -> bool {
        let sign = |token: &Token| matches!(token.text, "€" | "$" | "£");
        let before = at.checked_sub(1).map(|at| &self.tokens[at]);
        before.is_some_and(sign)
            || self.tokens.get(at + 1).is_some_and(|next| {
                let named = [
                    "euro", "pound", "dollar", "punta", "kruunu", "krona", "kronor",
                ];
                let short = ["e", "kr", "eur", "usd", "gbp", "sek", "nok", "dkk"];
                let europe = next.word.starts_with("europ") || next.word.starts_with("euroop");
                sign(next)
                    || !europe && named.iter().any(|name| next.word.starts_with(name))
                    || short.contains(&next.word.as_str())
            })
    }

    /// *klo 15.30*, *1.5 h*: no day, though it looks like one.
    fn is_hour(&self, at: usize) -> bool {
        let word = |at: usize| self.tokens.get(at).map_or("", |token| token.word.as_str());
        let before = at.checked_sub(1).map_or("", word);
        let after = word(at + 1);
        matches!(before, "klo" | "kello" | "at") && !self.tokens[at].text.ends_with('.')
            || matches!(
                after,
                "h" | "tuntia" | "hours" | "hour" | "euroa" | "e" | "€" | "km" | "kg" | "pm" | "am"
            )
    }

    pub(super) fn skip_of(&self, at: usize) -> usize {
        match self.tokens.get(at) {
            Some(of) if of.word == "of" => at + 1,
            _ => at,
        }
    }

    pub(super) fn month(&self, at: usize) -> Option<(usize, u32)> {
        match self.first(at, |word| matches!(word, D::Month(_)))? {
            (to, D::Month(month)) => Some((to, month)),
            _ => None,
        }
    }

    pub(super) fn year(&self, at: usize) -> Option<(usize, i32)> {
        let (at, token) = match self.tokens.get(at) {
            Some(mark) if mark.text == "," => (at + 1, self.tokens.get(at + 1)?),
            token => (at, token?),
        };
        let text = token.text.trim_end_matches('.');
        let year: i32 = text.parse().ok()?;
        (text.len() == 4 && (1950..2100).contains(&year)).then_some((at + 1, year))
    }

    pub(super) fn fixed(&self, to: usize, when: When) -> Core {
        let (past, future) = match when.day <= self.today {
            true => (Some(when), (when.day == self.today).then_some(when)),
            false => (None, Some(when)),
        };
        Core {
            to,
            past,
            future,
            due: false,
            shy: false,
        }
    }

    pub(super) fn both(&self, to: usize, past: Option<When>, future: Option<When>) -> Option<Core> {
        (past.is_some() || future.is_some()).then_some(Core {
            to,
            past,
            future,
            due: false,
            shy: false,
        })
    }

    /// *two weeks ago*, *viikko sitten*, *in three days*, *kuukauden päästä*.
    fn distance(&self, at: usize, on: bool) -> Option<Core> {
        let mut vague = false;
        let (next, number) = match self.first(at, |word| matches!(word, D::Number(_))) {
            Some((to, D::Number(number))) => {
                vague = self.first(at, |word| word == D::Vague).is_some();
                (to, number)
            }
            _ => match self.tokens[at].text.parse() {
                Ok(number) if self.tokens[at].shape == Shape::Number => (at + 1, number),
                _ => (at, 1),
            },
        };
        let (unit_end, unit) = self.unit(next)?;
        let ago = self.first(unit_end, |word| word == D::Ago);
        let ahead = self.first(unit_end, |word| word == D::Ahead);
        let (to, sign) = match (ago, ahead) {
            (Some((to, _)), _) => (to, -1),
            (_, Some((to, _))) => (to, 1),
            _ if on
                && next > at
                && !self.language.is_finnish
                && self.tokens[at - 1].word == "in" =>
            {
                (unit_end, 1)
            }
            _ => return None,
        };
        let when = self
            .around()
            .away(sign * i32::try_from(number.min(1_000)).ok()?, unit)?;
        let when = When {
            about: when.about || vague,
            ..when
        };
        match sign {
            -1 => self.both(to, Some(when), None),
            _ => self.both(to, None, Some(when)),
        }
    }

    pub(super) fn unit(&self, at: usize) -> Option<(usize, Unit)> {
        match self.first(at, |word| matches!(word, D::Unit(_)))? {
            (to, D::Unit(unit)) => Some((to, unit)),
            _ => None,
        }
    }

    pub(super) fn day_of_month(&self, to: usize, month: u32, day: u32) -> Option<Core> {
        let year = self.today.year();
        let in_year = |year| NaiveDate::from_ymd_opt(year, month, day);
        // 29 February may be four years away.
        let past = (year - 4..=year).rev().filter_map(in_year);
        let past = past.into_iter().find(|date| *date <= self.today);
        let future = (year..=year + 4)
            .filter_map(in_year)
            .find(|date| *date >= self.today);
        self.both(to, past.map(When::on), future.map(When::on))
    }

    pub(super) fn around(&self) -> Around {
        Around(self.today)
    }
}

/// *5*, *5.*, *5th*, *1st*.
pub(super) fn ordinal(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let ending = &text[digits.len()..];
    let day = digits.parse().ok()?;
    let known = matches!(ending, "" | "." | "st" | "nd" | "rd" | "th");
    (known && (1..=31).contains(&day)).then_some(day)
}
