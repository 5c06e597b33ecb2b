//! Language and colours change under the user's eyes, and are remembered.

use super::home::phone;
use super::{Home, Window};

#[test]
fn language_and_colours_change_at_once_and_stay() {
    let home = Home::new();
    home.vuoro(&["import", &phone().to_string_lossy(), "--yes"]);
    let mut window = Window::open(&home, &[]);

    window.go("Settings");
    window.see_room("Settings");
    window.press("Language: English");
    window.press("Suomi");
    window.see_room("Asetukset");
    window.until("document.documentElement.lang === 'fi'", &[]);
    window.press("Tumma");
    window.until("document.documentElement.dataset.theme === 'dark'", &[]);
    assert!(
        window.is_dark(),
        "the page is dark, not only said to be: {}",
        window.background()
    );
    window.go("Ihmiset");
    window.see("40 ihmistä");

    window.open_again(&home, &[]);
    window.see("40 ihmistä");
    assert!(window.is_dark(), "{}", window.background());

    window.go("Asetukset");
    window.press("Kieli: Suomi");
    window.press("English");
    window.see_room("Settings");
    window.until("document.documentElement.lang === 'en'", &[]);
    window.press("Light");
    window.until("document.documentElement.dataset.theme === 'light'", &[]);
    assert!(!window.is_dark(), "{}", window.background());
    window.expect_no_faults();
}

/// This engine reads less of a shorthand than others, and drops the whole of it.
#[test]
fn the_words_of_a_line_are_underlined_as_they_were_understood() {
    let home = Home::new().with_look("en", "light");
    home.vuoro(&["person", "add", "Liisa Virtanen"]);
    let window = Window::open(&home, &[]);
    window.see("1 person");
    window.control('j');
    window.focus_on("[role=dialog] input");
    window.type_text("read Liisa's thesis yesterday");
    window.until("document.querySelector('[role=dialog] .own')", &[]);
    window.until(
        "[...document.querySelectorAll('[role=dialog] .own, [role=dialog] .guess')].every((each) =>
           getComputedStyle(each).textDecorationLine === 'underline')",
        &[],
    );
}

impl Window {
    fn background(&self) -> String {
        let colour = self.ask(
            "const canvas = new OffscreenCanvas(1, 1).getContext('2d');
             canvas.fillStyle = getComputedStyle(document.querySelector('main').parentElement).backgroundColor;
             canvas.fillRect(0, 0, 1, 1);
             return canvas.getImageData(0, 0, 1, 1).data.join(' ')",
            vec![],
        );
        colour.as_str().unwrap_or_default().to_owned()
    }

    fn is_dark(&self) -> bool {
        let background = self.background();
        let mut parts = background.split(' ').map(|part| part.parse::<u8>());
        parts
            .by_ref()
            .take(3)
            .all(|part| part.is_ok_and(|part| part < 80))
    }
}
