//! Small portraits that decode: drawn once for a few dozen looks, and told
//! apart afterwards by a comment in the file, since drawing each of many
//! thousands would take minutes. Whole numbers only, so that every machine
//! draws the same.

use std::io;

use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;

use super::rng::Rng;

const LOOKS: u32 = 36;

type Colour = [i32; 3];

const SKIN_AND_HAIR: &[(Colour, &[Colour])] = &[
    ([246, 219, 198], &[BLOND, BROWN, RED, GREY, DARK]),
    ([238, 203, 176], &[BLOND, BROWN, LIGHT_BROWN, GREY]),
    ([225, 182, 150], &[BROWN, DARK, BLACK, GREY]),
    ([198, 148, 112], &[BLACK, DARK]),
    ([154, 106, 76], &[BLACK, DARK]),
    ([110, 74, 54], &[BLACK]),
];
const BLACK: Colour = [44, 36, 34];
const DARK: Colour = [78, 54, 40];
const BROWN: Colour = [120, 82, 52];
const LIGHT_BROWN: Colour = [176, 132, 84];
const BLOND: Colour = [214, 182, 128];
const RED: Colour = [150, 70, 44];
const GREY: Colour = [188, 186, 182];
const CLOTHES: &[Colour] = &[
    [35, 146, 141],
    [205, 122, 68],
    [58, 88, 150],
    [92, 74, 122],
    [68, 72, 76],
    [170, 62, 70],
    [222, 214, 198],
    [84, 122, 86],
];
const WALLS: &[(Colour, Colour)] = &[
    ([226, 234, 238], [176, 196, 206]),
    ([244, 232, 214], [214, 190, 160]),
    ([222, 232, 218], [164, 190, 164]),
    ([236, 226, 240], [190, 176, 206]),
    ([250, 240, 200], [226, 192, 128]),
    ([214, 224, 246], [138, 160, 208]),
];

/// Draws as asked, each look once.
#[derive(Debug)]
pub(super) struct Portraits {
    seed: u64,
    /// Pixels on each edge.
    side: u32,
    drawn: Vec<Option<Vec<u8>>>,
}

impl Portraits {
    pub(super) fn new(seed: u64, side: u32) -> Self {
        Self {
            seed,
            side: side.clamp(16, 640),
            drawn: vec![None; LOOKS as usize],
        }
    }

    /// A JPEG whose bytes no other `number` has.
    pub(super) fn jpeg(&mut self, number: u32, woman: bool) -> io::Result<Vec<u8>> {
        let mut rng = Rng::new(self.seed, u64::from(number));
        let look = rng.below(LOOKS / 2) * 2 + u32::from(woman);
        let drawing = match &mut self.drawn[look as usize] {
            Some(drawing) => drawing,
            empty => empty.insert(draw(self.seed, look, self.side)?),
        };
        let comment = format!("portrait {:016x} {number}", self.seed);
        // After the start mark and the JFIF header, which has to come first.
        let header = match drawing.as_slice() {
            [0xff, 0xd8, 0xff, 0xe0, high, low, ..] => {
                4 + usize::from(u16::from_be_bytes([*high, *low]))
            }
            _ => 2,
        };
        let (head, body) = drawing.split_at(header.min(drawing.len()));
        let size = (comment.len() as u16 + 2).to_be_bytes();
        Ok([head, &[0xff, 0xfe], &size, comment.as_bytes(), body].concat())
    }
}

fn draw(seed: u64, look: u32, side: u32) -> io::Result<Vec<u8>> {
    let sitter = Sitter::new(
        &mut Rng::new(seed ^ 0x0070_6f72_7472_6169, u64::from(look)),
        look % 2 == 1,
    );
    let mut grain = Rng::new(seed, u64::from(look) | 1 << 40);
    let mut pixels = Vec::with_capacity((side * side * 3) as usize);
    for y in 0..side {
        for x in 0..side {
            let scale = |at: u32| ((at * 2 + 1) * 512 / side) as i32;
            let noise = (grain.next() & 15) as i32 + (grain.next() & 15) as i32 - 15;
            for part in sitter.colour(scale(x), scale(y)) {
                pixels.push((part + noise / 2).clamp(0, 255) as u8);
            }
        }
    }
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 83)
        .encode(&pixels, side, side, ExtendedColorType::Rgb8)
        .map_err(io::Error::other)?;
    Ok(jpeg)
}

/// What one look is made of, on a square of 1024 units.
struct Sitter {
    skin: Colour,
    hair: Colour,
    clothes: Colour,
    wall: (Colour, Colour),
    long_hair: bool,
    parting: i32,
    lean: i32,
}

impl Sitter {
    fn new(rng: &mut Rng, woman: bool) -> Self {
        let (skin, hairs) = rng.pick_low(SKIN_AND_HAIR);
        Self {
            skin,
            hair: rng.pick(hairs),
            clothes: rng.pick(CLOTHES),
            wall: rng.pick(WALLS),
            long_hair: rng.percent(if woman { 80 } else { 6 }),
            parting: rng.below(220) as i32 - 110,
            lean: rng.below(60) as i32 - 30,
        }
    }

    fn colour(&self, x: i32, y: i32) -> Colour {
        let middle = 512 + self.lean;
        let shade =
            |colour: Colour| blend(colour, [20, 18, 24], ((x - middle + 80) / 6).clamp(0, 64));
        let mut colour = blend(self.wall.0, self.wall.1, (x / 3 + y) / 6);
        if self.long_hair {
            let behind = inside(x, y, middle, 520, 270, 330);
            colour = blend(colour, shade(self.hair), behind);
        }
        colour = blend(
            colour,
            shade(self.clothes),
            inside(x, y, 512, 1120, 430, 360),
        );
        let neck = inside(x, y, middle, 700, 98, 190);
        colour = blend(colour, blend(shade(self.skin), [40, 20, 20], 50), neck);
        let head = inside(x, y, middle, 450, 190, 245);
        colour = blend(colour, shade(self.skin), head);
        let crown = inside(x, y, middle, 370, 218, 222);
        let brow = inside(x, y, middle + self.parting, 545, 250, 235);
        blend(colour, shade(self.hair), crown * (256 - brow) / 256)
    }
}

/// How much of 256 a point is inside an ellipse; its edge is soft.
fn inside(x: i32, y: i32, middle_x: i32, middle_y: i32, half_width: i32, half_height: i32) -> i32 {
    let square = |distance: i32, half: i32| distance * distance * 64 / (half * half / 64);
    ((4096 - square(x - middle_x, half_width) - square(y - middle_y, half_height)) * 2)
        .clamp(0, 256)
}

fn blend(below: Colour, above: Colour, share: i32) -> Colour {
    std::array::from_fn(|part| {
        below[part] + (above[part] - below[part]) * share.clamp(0, 256) / 256
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_portrait_decodes_and_no_two_have_the_same_bytes() {
        let mut portraits = Portraits::new(7, 48);
        let mut seen = HashSet::new();
        for number in 0..300 {
            let jpeg = portraits.jpeg(number, number % 3 == 0).expect("drawn");
            let picture = image::load_from_memory_with_format(&jpeg, image::ImageFormat::Jpeg)
                .expect("decodes");
            assert_eq!((picture.width(), picture.height()), (48, 48));
            assert!(seen.insert(jpeg), "portrait {number} came twice");
        }
    }

    #[test]
    fn a_portrait_of_a_phones_size_has_a_phones_weight() {
        let mut portraits = Portraits::new(7, 320);
        for number in 0..4 {
            let size = portraits
                .jpeg(number, number % 3 == 0)
                .expect("drawn")
                .len();
            assert!((10_000..17_000).contains(&size), "{size} bytes");
        }
    }

    #[test]
    fn the_same_number_is_the_same_portrait() {
        let first = Portraits::new(3, 64).jpeg(11, true).expect("drawn");
        let mut other = Portraits::new(3, 64);
        other.jpeg(5, true).expect("drawn");
        assert_eq!(
            other.jpeg(11, true).expect("drawn"),
            first,
            "what was drawn before makes no difference"
        );
    }
}
