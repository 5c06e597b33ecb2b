#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vuoro_fuzz::jcard_reader(bytes));
