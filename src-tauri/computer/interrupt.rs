//! Ctrl-C, and a system that asks a program to end: either ends it there and
//! then, but for work that has something to clear away first.

use std::sync::atomic::{AtomicBool, Ordering};

/// Whether such a signal ends the program there and then. Where work hears it,
/// the first one sets this, so that the second one does.
static ENDS: AtomicBool = AtomicBool::new(true);

/// While it is there, the work under way asks whether it was interrupted, and
/// stops by itself.
#[derive(Debug)]
pub struct Interruptible(());

impl Interruptible {
    pub fn begin() -> Self {
        #[cfg(unix)]
        listen();
        ENDS.store(false, Ordering::SeqCst);
        Self(())
    }

    pub fn is_interrupted(&self) -> bool {
        ENDS.load(Ordering::SeqCst)
    }
}

impl Drop for Interruptible {
    fn drop(&mut self) {
        ENDS.store(true, Ordering::SeqCst);
    }
}

#[cfg(unix)]
fn listen() {
    use std::sync::Once;

    use signal_hook::consts::signal::{SIGINT, SIGTERM};
    use signal_hook::flag::{register, register_conditional_default};

    static LISTENS: Once = Once::new();
    LISTENS.call_once(|| {
        for signal in [SIGINT, SIGTERM] {
            // Without the one the other must not be: nothing would end the program.
            if register_conditional_default(signal, &ENDS).is_ok() {
                let _ = register(signal, &ENDS);
            }
        }
    });
}
