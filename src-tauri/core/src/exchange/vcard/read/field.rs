//! The properties that a `Contact` has a place for, by their names.

/// What a property is about. Several properties of several programs and
/// versions can be about the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Version,
    /// Says nothing about the contact, only about the program.
    Dropped,
    DisplayName,
    Name,
    Nickname,
    PhoneticGiven,
    PhoneticMiddle,
    PhoneticFamily,
    /// `SOUND;X-IRMC-N`, a phonetic name on Japanese phones; else a sound.
    Sound,
    /// What the name is sorted by, as vCard 3.0 has it.
    Sort,
    Photo,
    Birthday,
    Anniversary,
    /// A date whose meaning is in its `X-ABLabel`.
    LabelledDate,
    Address,
    AddressText,
    Phone,
    Email,
    Url,
    Impp,
    /// `X-AIM`, `X-SKYPE` …: the service is in the name.
    Messenger(&'static str),
    /// A handle that no URI can be made of, as this writer puts it.
    Handle,
    Social,
    Network(&'static str),
    Title,
    Role,
    Organisation,
    Pronouns,
    Note,
    Categories,
    Related,
    /// A relation whose label is in the property's name.
    RelatedAs(&'static str),
    Agent,
    Kind,
    ShowAs,
    Member,
    Uid,
    OwnLabel,
    Android,
    /// A line that another program's card must not lose, as this writer puts it.
    Kept,
    Other,
}

impl Field {
    pub(super) fn of(name: &[u8]) -> Self {
        let mut upper = [0; 48];
        let Some(upper) = upper.get_mut(..name.len()) else {
            return Self::Other;
        };
        upper.copy_from_slice(name);
        upper.make_ascii_uppercase();
        match &*upper {
            b"TEL" | b"X-MS-TEL" => Self::Phone,
            b"EMAIL" => Self::Email,
            b"FN" => Self::DisplayName,
            b"N" => Self::Name,
            b"ADR" => Self::Address,
            b"ORG" => Self::Organisation,
            b"VERSION" => Self::Version,
            b"PRODID" | b"X-VUORO-PARAMETERS" => Self::Dropped,
            b"X-ABLABEL" => Self::OwnLabel,
            b"NICKNAME" => Self::Nickname,
            b"X-PHONETIC-FIRST-NAME" => Self::PhoneticGiven,
            b"X-PHONETIC-MIDDLE-NAME" => Self::PhoneticMiddle,
            b"X-PHONETIC-LAST-NAME" => Self::PhoneticFamily,
            b"SOUND" => Self::Sound,
            b"SORT-STRING" => Self::Sort,
            b"PHOTO" => Self::Photo,
            b"BDAY" => Self::Birthday,
            b"ANNIVERSARY"
            | b"X-ANNIVERSARY"
            | b"X-MS-ANNIVERSARY"
            | b"X-EVOLUTION-ANNIVERSARY"
            | b"X-KADDRESSBOOK-X-ANNIVERSARY" => Self::Anniversary,
            b"X-ABDATE" => Self::LabelledDate,
            b"LABEL" => Self::AddressText,
            b"URL" | b"X-URL" => Self::Url,
            b"IMPP" => Self::Impp,
            b"SOCIALPROFILE" | b"X-SOCIALPROFILE" => Self::Social,
            b"TITLE" => Self::Title,
            b"ROLE" => Self::Role,
            b"PRONOUNS" => Self::Pronouns,
            b"NOTE" => Self::Note,
            b"CATEGORIES" => Self::Categories,
            b"RELATED" | b"X-ABRELATEDNAMES" => Self::Related,
            b"X-SPOUSE"
            | b"X-MS-SPOUSE"
            | b"X-EVOLUTION-SPOUSE"
            | b"X-KADDRESSBOOK-X-SPOUSESNAME" => Self::RelatedAs("spouse"),
            b"X-MANAGER"
            | b"X-MS-MANAGER"
            | b"X-EVOLUTION-MANAGER"
            | b"X-KADDRESSBOOK-X-MANAGERSNAME" => Self::RelatedAs("manager"),
            b"X-ASSISTANT"
            | b"X-MS-ASSISTANT"
            | b"X-EVOLUTION-ASSISTANT"
            | b"X-KADDRESSBOOK-X-ASSISTANTSNAME" => Self::RelatedAs("assistant"),
            b"AGENT" => Self::Agent,
            b"KIND" | b"X-KIND" | b"X-ADDRESSBOOKSERVER-KIND" => Self::Kind,
            b"X-ABSHOWAS" => Self::ShowAs,
            b"MEMBER" | b"X-ADDRESSBOOKSERVER-MEMBER" => Self::Member,
            b"UID" => Self::Uid,
            b"X-ANDROID-CUSTOM" => Self::Android,
            b"X-VUORO-KEPT" => Self::Kept,
            b"X-VUORO-HANDLE" => Self::Handle,
            _ => Self::rare(upper),
        }
    }

    fn rare(upper: &[u8]) -> Self {
        let Some(name) = std::str::from_utf8(upper)
            .ok()
            .filter(|name| name.starts_with("X-"))
        else {
            return Self::Other;
        };
        let messenger = super::super::service::of_messenger(name).map(Self::Messenger);
        messenger
            .or_else(|| super::super::service::of_network(name).map(Self::Network))
            .unwrap_or(Self::Other)
    }
}
