//! The dates of a line.

use super::*;

#[test]
fn dates_are_read_as_people_say_them() {
    for (date, expect) in [
        ("eilen", "2026-11-18"),
        ("toissapäivänä", "2026-11-17"),
        ("viime viikon tiistaina", "2026-11-10"),
        ("toissaviikolla", "~2026-11-05"),
        ("kaksi kuukautta sitten", "~2026-09"),
        ("vuosi sitten", "~2025"),
        ("viime kesänä", "~2026-07"),
        ("keväällä 2024", "~2024-04"),
        ("3. maaliskuuta", "2026-03-03"),
        ("24.12.", "2025-12-24"),
        ("24.12.2023", "2023-12-24"),
        ("tammikuun lopussa", "~2026-01"),
        ("vuonna 2019", "2019"),
    ] {
        let read = read_here(&format!("autoin Tomia muutossa {date}"));
        assert_eq!(read.on.value.to_string(), expect, "{date}");
        assert!(read.on.said.is_some(), "{date}");
    }
    for (date, expect) in [
        ("yesterday", "2026-11-18"),
        ("last Tuesday", "2026-11-17"),
        ("on Tuesday last week", "2026-11-10"),
        ("on Thursday", "2026-11-12"),
        ("in March", "2026-03"),
        ("in December", "2025-12"),
        ("in 2019", "2019"),
        ("last month", "2026-10"),
        ("last year", "2025"),
        ("in early March", "~2026-03"),
        ("on March 3rd", "2026-03-03"),
        ("on 3 March 2024", "2024-03-03"),
        ("on 2026-02-28", "2026-02-28"),
        ("a few days ago", "~2026-11-16"),
        ("around Christmas 2024", "~2024-12-25"),
        ("back in the summer of 2018", "~2018-07"),
    ] {
        let read = read_here(&format!("helped Tom move {date}"));
        assert_eq!(read.on.value.to_string(), expect, "{date}");
        assert!(read.on.said.is_some(), "{date}");
    }
    for (date, expect) in [
        ("by Friday", "2026-11-20"),
        ("by next Tuesday", "2026-11-24"),
        ("by the end of the week", "2026-11-22"),
        ("by the end of the year", "2026-12-31"),
        ("before Christmas", "2026-12-25"),
        ("in two days", "2026-11-21"),
        ("tomorrow", "2026-11-20"),
        ("by 1.12.", "2026-12-01"),
        ("by the end of next month", "2026-12-31"),
    ] {
        let read = read_here(&format!("promised to help Tom move {date}"));
        let due = read.due.unwrap_or_else(|| panic!("no due date: {date}"));
        assert_eq!(due.value.to_string(), expect, "{date}");
        assert_eq!(read.on.said, None, "{date}");
    }
}
