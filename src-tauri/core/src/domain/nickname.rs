//! Names that people who bear another one go by: only such as are used for
//! that name itself, so that `Pekka` and `Petri`, two men's names of one root,
//! are not among them.
//!
//! Facts from: *Finnish name* (Wikipedia, "Nicknames"); the list of Finnish
//! *kutsumanimet* of suomesta.ru; `names.csv` of carltonnorthern/nicknames;
//! *Hypocorism* (Wikipedia). Chosen and checked by hand.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A name, and what its bearers are called; folded.
const FORMS: &[(&str, &[&str])] = &[
    // Finnish
    ("aleksanteri", &["ale", "santeri", "santtu"]),
    ("anna", &["annu", "ansku", "anski"]),
    ("antti", &["ana", "antsa", "antsku"]),
    ("ari", &["arska"]),
    ("arto", &["arska"]),
    ("birgitta", &["bitte"]),
    ("eija", &["eikku"]),
    ("eino", &["eikka"]),
    ("elina", &["ellu"]),
    ("erkki", &["eki", "erkka"]),
    ("hannu", &["hande", "hanski", "hessu"]),
    ("heikki", &["heka", "hese", "hessu"]),
    ("helena", &["hellu"]),
    ("ilkka", &["ile", "iku"]),
    ("inkeri", &["inkku"]),
    ("jaakko", &["jaska"]),
    ("jari", &["jartsa", "jarska", "jallu"]),
    ("jarkko", &["jake", "jakke"]),
    ("jorma", &["jore"]),
    ("jouni", &["jone"]),
    ("juha", &["juhis", "jussi"]),
    ("juhani", &["juhis", "juha", "jussi"]),
    ("johannes", &["jussi"]),
    ("jukka", &["juki"]),
    ("jyrki", &["jyka"]),
    ("kaarina", &["kaaru"]),
    ("kaarlo", &["kalle"]),
    ("kai", &["kaitsu"]),
    ("kalevi", &["kake", "kallu"]),
    ("kari", &["kartsa"]),
    ("katariina", &["kati", "kata", "katri"]),
    ("kauko", &["kake"]),
    ("keijo", &["keke"]),
    ("kristiina", &["tiina", "krisse"]),
    ("lauri", &["lare", "late"]),
    ("liisa", &["liisu", "lissu"]),
    ("marja", &["mape"]),
    ("marjatta", &["mape"]),
    ("marko", &["make"]),
    ("markku", &["make", "mara", "masa"]),
    ("markus", &["make"]),
    ("martti", &["mara", "masa"]),
    ("matti", &["masa", "matsku"]),
    ("mauno", &["manu", "maukka"]),
    ("mauri", &["maukka"]),
    ("paavo", &["pave"]),
    ("pentti", &["pena"]),
    ("pertti", &["pera", "pertsa"]),
    ("petri", &["pete", "petsku"]),
    ("petteri", &["pete"]),
    ("raimo", &["rami"]),
    ("rauno", &["rane"]),
    ("reijo", &["reiska", "repa"]),
    ("rikhard", &["riku"]),
    ("risto", &["ripa"]),
    ("sakari", &["saku"]),
    ("santeri", &["santtu", "santi"]),
    ("sari", &["sarppa"]),
    ("seppo", &["sepe"]),
    ("tapani", &["tapsa"]),
    ("tapio", &["tapsa"]),
    ("teemu", &["tepa"]),
    ("timo", &["timppa"]),
    ("tuomas", &["tumppi"]),
    ("veikko", &["veka", "veke"]),
    ("vesa", &["vesku"]),
    ("vilhelm", &["ville"]),
    ("yrjo", &["yka"]),
    // English
    ("abigail", &["abby", "gail"]),
    ("albert", &["al", "bert", "bertie"]),
    ("alexander", &["alec", "alex", "sandy", "xander"]),
    ("alexandra", &["alex", "sandra", "sandy"]),
    ("alfred", &["alf", "alfie", "fred"]),
    ("andrew", &["andy", "drew"]),
    ("anthony", &["tony"]),
    ("arthur", &["art", "artie"]),
    ("barbara", &["barb", "babs"]),
    ("benjamin", &["ben", "benny", "benji"]),
    (
        "catherine",
        &[
            "cathy",
            "cate",
            "kate",
            "kathy",
            "katherine",
            "kathryn",
            "kitty",
        ],
    ),
    ("charles", &["charlie", "chas", "chuck"]),
    ("christina", &["chris", "chrissy", "tina"]),
    ("christine", &["chris", "chrissy", "tina"]),
    ("christopher", &["chris", "kit", "topher"]),
    ("cynthia", &["cindy"]),
    ("daniel", &["dan", "danny"]),
    ("david", &["dave", "davey"]),
    ("deborah", &["deb", "debbie", "debra"]),
    ("donald", &["don", "donnie"]),
    ("dorothy", &["dot", "dottie", "dolly"]),
    ("edward", &["ed", "eddie", "ned", "ted", "teddy"]),
    ("eleanor", &["ellie", "nell", "nora"]),
    (
        "elizabeth",
        &[
            "bess",
            "beth",
            "betsy",
            "betty",
            "eliza",
            "elisabeth",
            "libby",
            "lisa",
            "liz",
            "liza",
            "lizzie",
        ],
    ),
    ("emily", &["em", "emmy"]),
    ("eugene", &["gene"]),
    ("frances", &["fran", "frankie", "frannie"]),
    ("francis", &["frank", "frankie"]),
    ("franklin", &["frank"]),
    ("frederick", &["fred", "freddie", "freddy", "rick"]),
    ("gabriel", &["gabe"]),
    ("geoffrey", &["geoff", "jeff"]),
    ("gerald", &["gerry", "jerry"]),
    ("gregory", &["greg"]),
    ("harold", &["hal", "harry"]),
    ("henry", &["hal", "hank", "harry"]),
    ("isaac", &["ike"]),
    ("isabella", &["bella", "izzy"]),
    ("jacob", &["jake"]),
    ("jacqueline", &["jackie"]),
    ("james", &["jamie", "jim", "jimmy"]),
    ("janet", &["jan"]),
    ("jeffrey", &["jeff"]),
    ("jennifer", &["jen", "jenny"]),
    ("jessica", &["jess", "jessie"]),
    ("john", &["jack", "johnny"]),
    ("jonathan", &["jon", "jonny"]),
    ("joseph", &["joe", "joey"]),
    ("joshua", &["josh"]),
    ("judith", &["judy"]),
    (
        "katherine",
        &["kate", "kathy", "katie", "kathryn", "katy", "kit", "kitty"],
    ),
    ("kenneth", &["ken", "kenny"]),
    ("laurence", &["larry", "laurie"]),
    ("lawrence", &["larry", "laurie", "lawrie"]),
    ("leonard", &["len", "lenny", "leo"]),
    ("lillian", &["lil", "lily"]),
    ("louis", &["lou", "louie"]),
    ("louise", &["lou", "lulu"]),
    (
        "margaret",
        &[
            "daisy", "greta", "maggie", "marge", "meg", "peg", "peggy", "rita",
        ],
    ),
    ("martha", &["marty", "patsy"]),
    ("martin", &["marty"]),
    ("mary", &["mamie", "molly", "polly"]),
    ("matthew", &["matt"]),
    ("michael", &["mick", "mickey", "mike", "mikey"]),
    ("mildred", &["millie"]),
    ("nancy", &["nan"]),
    ("nathan", &["nate"]),
    ("nathaniel", &["nat", "nate"]),
    ("nicholas", &["nick", "nicky", "nico"]),
    ("oliver", &["ollie"]),
    ("pamela", &["pam"]),
    ("patricia", &["pat", "patsy", "patty", "tricia", "trish"]),
    ("patrick", &["paddy", "pat"]),
    ("peter", &["pete"]),
    ("philip", &["phil"]),
    ("rachel", &["rae"]),
    ("raymond", &["ray"]),
    ("rebecca", &["becca", "becky"]),
    ("richard", &["dick", "rich", "richie", "rick", "ricky"]),
    ("robert", &["bob", "bobby", "rob", "robbie", "bert"]),
    ("rodney", &["rod"]),
    ("roger", &["rodge"]),
    ("ronald", &["ron", "ronnie"]),
    ("samantha", &["sam", "sammy"]),
    ("samuel", &["sam", "sammy"]),
    ("sarah", &["sadie", "sally"]),
    ("sophia", &["sophie"]),
    ("stephen", &["steve", "steven", "stevie"]),
    ("susan", &["sue", "susie", "suzy"]),
    ("susanna", &["sanna", "sue", "susie"]),
    ("terence", &["terry"]),
    ("theodore", &["ted", "teddy", "theo"]),
    ("theresa", &["terry", "tess", "tessa"]),
    ("thomas", &["tom", "tommy"]),
    ("timothy", &["tim", "timmy"]),
    ("valerie", &["val"]),
    ("victoria", &["vicky", "tori"]),
    ("vincent", &["vin", "vince", "vinnie"]),
    ("virginia", &["ginny"]),
    ("walter", &["wally", "walt"]),
    ("william", &["bill", "billy", "liam", "will", "willie"]),
    ("zachary", &["zach", "zack"]),
];

static ROOTS: LazyLock<HashMap<&str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut roots: HashMap<&str, Vec<&'static str>> = HashMap::new();
    for (root, forms) in FORMS {
        for form in *forms {
            roots.entry(form).or_default().push(root);
        }
    }
    roots
});

/// The names whose bearers are called this.
pub fn roots(word: &str) -> &'static [&'static str] {
    ROOTS.get(word).map_or(&[], Vec::as_slice)
}

/// Whether somebody is called this, by a name or a form of one.
pub fn is_name(word: &str) -> bool {
    ROOTS.contains_key(word) || FORMS.iter().any(|(root, _)| *root == word)
}

/// Whether one is what bearers of the other are called, or both are of a third.
pub fn same_bearer(a: &str, b: &str) -> bool {
    let (of_a, of_b) = (roots(a), roots(b));
    of_a.iter().any(|root| *root == b || of_b.contains(root)) || of_b.contains(&a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_same_person_is_called() {
        for (a, b) in [
            ("bob", "robert"),
            ("liz", "betty"),
            ("pena", "pentti"),
            ("juhani", "jussi"),
        ] {
            assert!(same_bearer(a, b) && same_bearer(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("pekka", "petri"),
            ("mikko", "mikael"),
            ("anna", "anne"),
            ("bob", "bob"),
        ] {
            assert!(a == b || !same_bearer(a, b), "{a} {b}");
        }
    }

    #[test]
    fn every_form_is_folded() {
        for (root, forms) in FORMS {
            for word in forms.iter().chain([root]) {
                assert!(word.chars().all(|c| c.is_lowercase()), "{word}");
            }
        }
    }
}
