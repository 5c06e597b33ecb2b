//! Enums that are one word in SQL, JSON and on the command line alike.

/// Gives a field-less enum its word, the list of all its values, and the way
/// back, so that no face and no table spells the words a second time.
macro_rules! words {
    ($type:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl $type {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::domain::words::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::domain::words::UnknownWord(
                        [$($word),+].join(", "),
                    )),
                }
            }
        }
    };
}
pub(super) use words;

/// The word is none of these.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("it is one of: {0}")]
pub struct UnknownWord(pub String);
