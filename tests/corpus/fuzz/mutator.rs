//! Makes inputs out of seeds: bytes changed, doubled, cut, put together, and
//! words of the formats thrown in. The same numbers give the same input.

/// Words that readers look for, so that chance need not find them.
const WORDS: &[&str] = &[
    "BEGIN:VCARD\r\n",
    "END:VCARD\r\n",
    "\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:x\r\n",
    "AGENT:\r\n",
    "FN:",
    "N:;;;;",
    "TEL",
    "EMAIL",
    "ADR:;;;;;;",
    "LABEL",
    "ORG:",
    "NOTE:",
    "PHOTO;ENCODING=b:",
    "BDAY:--02-29",
    "UID:",
    "KIND:group\r\n",
    "MEMBER:",
    "RELATED",
    "CATEGORIES:",
    "X-ABLabel:",
    "item1.",
    "X-VUORO-KEPT:",
    "X-VUORO-PARAMETERS:",
    ";X-VUORO-PARAMETERS=",
    ";ENCODING=QUOTED-PRINTABLE",
    ";CHARSET=SHIFT_JIS",
    ";CHARSET=UTF-16",
    ";TYPE=",
    ";PREF=1",
    ";VALUE=uri",
    "=\r\n",
    "=0D=0A",
    "\r\n ",
    "\r\n\t",
    "\n",
    "\r",
    "\\n",
    "\\,",
    "^n",
    "\"",
    "\"\"",
    ",",
    ";",
    ":",
    "\t",
    "|",
    "\0",
    "\u{feff}",
    "\u{301}",
    "\u{202e}",
    "\u{1b}",
    "ä",
    "李",
    "😀",
    " ::: ",
    "* ",
    "'=",
    "0/0/00",
    "05 Mar 2024",
    "First Name",
    "Last Name,",
    "{",
    "}",
    "[",
    "]",
    "null",
    "true",
    "-1",
    "1e999",
    "18446744073709551616",
    "\"type\":\"contact\"",
    "\"values\":",
    "\"properties\":{",
    "\"uuid\":\"\"",
    "\\ud800",
    "\\u0000",
    "\"format\": \"vuoro-book\"",
    "\"version\": 1",
    "\"people\": [",
    "\"uid\":",
    "PK\u{3}\u{4}",
    "PK\u{5}\u{6}",
    "../",
    "/",
    "0000-00-00",
    "9999999999",
    "data:image/png;base64,",
];

/// SplitMix64, like the sample's generator.
pub(super) struct Mutator(u64);

impl Mutator {
    /// One input's own row of numbers.
    pub(super) fn new(seed: u64, target: &str, number: u64) -> Self {
        let name = target
            .bytes()
            .fold(0u64, |sum, byte| sum.wrapping_mul(31) + u64::from(byte));
        let mut start = Self(seed ^ name.rotate_left(32));
        Self(start.next() ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    pub(super) fn input(mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = seeds[self.below(seeds.len())].clone();
        for _ in 0..=self.below(6) {
            self.change(&mut bytes, seeds);
        }
        bytes
    }

    fn change(&mut self, bytes: &mut Vec<u8>, seeds: &[Vec<u8>]) {
        let (from, to) = self.range(bytes.len());
        match self.below(12) {
            0 | 1 if from < bytes.len() => bytes[from] ^= 1 << self.below(8),
            2 if from < bytes.len() => bytes[from] = self.next() as u8,
            3 => drop(bytes.drain(from..to)),
            4 => {
                let again = bytes[from..to].to_vec();
                let times = 1 + self.below(if again.len() < 32 { 40 } else { 3 });
                insert(bytes, to, &again.repeat(times));
            }
            5 => bytes.truncate(from),
            6 => {
                let other = &seeds[self.below(seeds.len())];
                let (a, b) = self.range(other.len());
                insert(bytes, from, &other[a..b]);
            }
            7 => {
                let other = &seeds[self.below(seeds.len())];
                let (a, _) = self.range(other.len());
                bytes.truncate(from);
                bytes.extend_from_slice(&other[a..]);
            }
            8 => self.swap_lines(bytes),
            9 => {
                let some: Vec<u8> = (0..=self.below(4)).map(|_| self.next() as u8).collect();
                insert(bytes, from, &some);
            }
            _ => {
                let word = WORDS[self.below(WORDS.len())];
                insert(bytes, from, word.as_bytes());
            }
        }
    }

    fn swap_lines(&mut self, bytes: &mut Vec<u8>) {
        let mut lines: Vec<Vec<u8>> = bytes
            .split_inclusive(|b| *b == b'\n')
            .map(<[u8]>::to_vec)
            .collect();
        if lines.len() > 1 {
            let (a, b) = (self.below(lines.len()), self.below(lines.len()));
            lines.swap(a, b);
            *bytes = lines.concat();
        }
    }

    /// A part of something so long, mostly a short one.
    fn range(&mut self, length: usize) -> (usize, usize) {
        let from = self.below(length + 1);
        let most = if self.below(4) == 0 { length } else { 16 };
        let to = (from + self.below(most + 1)).min(length);
        (from, to)
    }

    fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

fn insert(bytes: &mut Vec<u8>, at: usize, part: &[u8]) {
    bytes.splice(at..at, part.iter().copied());
}
