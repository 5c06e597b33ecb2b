//! What a contact consists of, by the names under which a change of it is told,
//! chosen and refused.

use serde::{Deserialize, Serialize};

use super::contact::PointKind;
use super::words::words;

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Name,
    Nickname,
    Organisation,
    Department,
    Title,
    Role,
    Pronouns,
    Birthday,
    Anniversary,
    Note,
    /// The circle, and the kind of tie that goes with it.
    Circle,
    Photo,
    Phone,
    Email,
    Url,
    Impp,
    Social,
    Address,
    Related,
    Tag,
    Area,
    /// Lines of a card that nothing else holds.
    Other,
}

words!(Field {
    Name = "name",
    Nickname = "nickname",
    Organisation = "organisation",
    Department = "department",
    Title = "title",
    Role = "role",
    Pronouns = "pronouns",
    Birthday = "birthday",
    Anniversary = "anniversary",
    Note = "note",
    Circle = "circle",
    Photo = "photo",
    Phone = "phone",
    Email = "email",
    Url = "url",
    Impp = "impp",
    Social = "social",
    Address = "address",
    Related = "related",
    Tag = "tag",
    Area = "area",
    Other = "other",
});

impl Field {
    /// Whether a person may have any number of them.
    pub fn is_list(self) -> bool {
        self >= Self::Phone
    }

    /// Whether what two sources say of it can stand side by side.
    pub fn holds_both(self) -> bool {
        self.is_list() || self == Self::Note
    }
}

impl From<PointKind> for Field {
    fn from(kind: PointKind) -> Self {
        match kind {
            PointKind::Phone => Self::Phone,
            PointKind::Email => Self::Email,
            PointKind::Url => Self::Url,
            PointKind::Impp => Self::Impp,
            PointKind::Social => Self::Social,
        }
    }
}
