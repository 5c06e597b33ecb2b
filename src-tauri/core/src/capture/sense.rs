//! What a word may mean, and the pieces of a line that mean something.

use super::names::Mention;
use crate::domain::channel::Channel;
use crate::domain::favour::FavourKind;
use crate::domain::size::Size;

/// What a verb says of the one who does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// Gives: *helped*, *sent*, *luin*.
    Do,
    /// Is given: *got*, *borrowed*, *sain*.
    Get,
    Ask,
    /// Says that they will.
    Promise,
    Decline,
    Thank,
    Introduce,
    /// Lends or borrows: *lainasin*, *used*, as who else is there says.
    Lend,
    /// Gives back: what was lent is no favour once more.
    Return,
    /// Comes or stays, as a guest where what it is for, or whose the place is, says so.
    Visit,
    /// Comes to know: an introduction where somebody was between.
    Meet,
}

/// How a person stands to the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    Agent,
    Patient,
    /// To or for whom.
    Goal,
    Source,
    /// *Liisa's thesis*.
    Owner,
    /// *Anna's advice helped*: she gave it.
    Deed,
    /// *by Anna*: who does it in the passive.
    By,
    Company,
    /// *through Anna*.
    Through,
    /// *about Anna*.
    Topic,
    /// *at Anna's*: no part in it.
    Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateWord {
    /// Days from today.
    Day(i32),
    /// From Monday, 0.
    Weekday(u32),
    /// *perjantaiksi*, *perjantaihin*: until that day.
    WeekdayDue(u32),
    Month(u32),
    /// A part of the year, by its middle month.
    Season(u32),
    /// A feast, by its month and day.
    Feast(u32, u32),
    /// The feast whose day the moon tells.
    Easter,
    Unit(Unit),
    /// *viikonloppuna*: last or coming.
    Weekend,
    /// *toissaviikolla*: so many before this one.
    LastUnit(i32, Unit),
    Number(u32),
    /// *a couple of*: not counted.
    Vague,
    Last,
    Next,
    This,
    Ago,
    /// *in two weeks*, *kahden viikon päästä*.
    Ahead,
    Due,
    /// *end of*, *lopussa*.
    End,
    /// *early*, *alussa*.
    Part,
    About,
    /// *on*, *in*, *vuonna*.
    On,
    /// *morning*, *illalla*.
    Hour,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Year,
}

/// How a clause hangs on the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// *because*, *when*, *koska*: it says why or when, not what.
    Circumstance,
    /// *but*, *mutta*.
    Contrast,
    /// *who*, *so*, *then*, *joten*.
    Sequel,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    Act(Act),
    /// How strongly it tells the kind: 1 to 3.
    Kind(FavourKind, u8),
    Cost(Size),
    Worth(Size),
    Channel(Channel),
    /// With the relation, where the form of the word shows it.
    Me(Option<Relation>),
    /// *he*, *hänelle*: somebody named elsewhere in the line.
    Them(Option<Relation>),
    Link(Relation),
    And,
    /// Opens a clause with its own subject: *if*, *that*, *että*.
    That,
    /// Opens one that is no part of what is asked: *but*, *when*, *mutta*.
    Turn(Turn),
    /// *I owe her one*: says of a favour that it was received, not what is to come.
    Beholden,
    /// *was*, *got*: makes a passive of a participle.
    Be,
    /// *will*: not done yet.
    Will,
    /// *my offer*, *Emma's invitation*: who declines it would have received.
    Offered,
    /// *doesn't*, *ei*: declines the verb that follows.
    Not,
    /// *moved*: who does it alone does it for themselves.
    Own,
    /// *no longer needed*.
    Withdrawn,
    Date(DateWord),
    /// A word of the language that says nothing here.
    Skip,
    /// *muuten*: that, and never a form of another word.
    Filler,
    /// *sister*, *naapuri*: somebody, told by whose they are.
    Kin,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Plain,
    /// *autoin*: the verb itself says that I do.
    First,
    /// *autan*: and has not yet.
    FirstNow,
    Third,
    /// *help* and *auttaa*: finite or not, the place decides.
    Base,
    Past,
    Ing,
    Infinitive,
    Passive,
    Noun,
}

pub(super) type Meaning = (Sense, Form);

/// A word, or several that belong together, with all that they may mean.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Tokens, from and to.
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) meanings: Vec<Meaning>,
    /// A date took it.
    pub(super) dated: bool,
    pub(super) person: Option<Mention>,
}

impl Piece {
    pub(super) fn has(&self, sense: Sense) -> bool {
        self.meanings.iter().any(|(s, _)| *s == sense)
    }

    pub(super) fn act(&self) -> Option<(Act, Form)> {
        self.meanings.iter().find_map(|(sense, form)| match sense {
            Sense::Act(act) => Some((*act, *form)),
            _ => None,
        })
    }

    pub(super) fn link(&self) -> Option<Relation> {
        self.meanings.iter().find_map(|(sense, _)| match sense {
            Sense::Link(relation) => Some(*relation),
            _ => None,
        })
    }

    pub(super) fn turn(&self) -> Option<Turn> {
        self.meanings.iter().find_map(|(sense, _)| match sense {
            Sense::Turn(turn) => Some(*turn),
            _ => None,
        })
    }

    /// A verb that can be nothing but past: *fixed*, *korjasin*, *korjasi*; not
    /// *kommentoi*, whose present is the same.
    pub(super) fn is_past(&self, word: &str) -> bool {
        let they = word.ends_with("ivat") || word.ends_with('i') && !word.ends_with("ii");
        let mut forms = self.forms().peekable();
        forms.peek().is_some()
            && forms.all(|form| match form {
                Form::Past | Form::First => true,
                Form::Third => they,
                _ => false,
            })
    }

    /// A Finnish verb that can be nothing but present: *autan*, *auttaa*, *tekee*.
    pub(super) fn is_present(&self, word: &str) -> bool {
        let plural = word.ends_with("vat") && !word.ends_with("ivat");
        let one = ["aa", "oo", "uu", "ee", "yy", "ii"];
        let one = one.iter().any(|ending| word.ends_with(ending));
        let mut forms = self.forms().peekable();
        forms.peek().is_some()
            && forms.all(|form| match form {
                Form::FirstNow => true,
                Form::Base | Form::Third => plural || one,
                _ => false,
            })
    }

    /// Those that it has as a verb.
    pub(super) fn forms(&self) -> impl Iterator<Item = Form> {
        let verb = |(sense, form): &Meaning| matches!(sense, Sense::Act(_)).then_some(*form);
        self.meanings.iter().filter_map(verb)
    }

    pub(super) fn is_noun(&self) -> bool {
        let noun = |(_, form): &Meaning| *form == Form::Noun;
        self.meanings.iter().any(noun)
    }
}
