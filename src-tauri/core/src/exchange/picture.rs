//! Pictures that came with a card, made safe to show. A hostile image meets
//! its limits here; what reaches the window is drawn anew.

use std::io::Cursor;

use image::{ImageFormat, ImageReader, Limits, imageops::FilterType};

/// No phone's portrait is larger than this.
const MOST_PIXELS: u32 = 40_000_000;
const LONGEST_SIDE: u32 = 16_000;

/// What kind of picture these bytes are, by their own signature.
pub fn media_type(bytes: &[u8]) -> Option<&'static str> {
    super::vcard::sniff(bytes)
}

/// The picture as PNG, at most `pixels` (16–512) on its longer side. `None`
/// where it is no picture, one too large, or of a kind that is not decoded.
pub fn thumbnail(bytes: &[u8], pixels: u32) -> Option<Vec<u8>> {
    let reader = || {
        ImageReader::new(Cursor::new(bytes))
            .with_guessed_format()
            .ok()
    };
    let (width, height) = reader()?.into_dimensions().ok()?;
    if width.checked_mul(height)? > MOST_PIXELS {
        return None;
    }
    let mut reader = reader()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(u64::from(MOST_PIXELS) * 8);
    reader.limits(limits);
    let image = reader.decode().ok()?;
    let pixels = pixels.clamp(16, 512);
    let small = if width.max(height) > pixels {
        image.resize(pixels, pixels, FilterType::Triangle)
    } else {
        image
    };
    let mut png = Vec::new();
    small
        .to_rgba8()
        .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
        .ok()?;
    Some(png)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        image::RgbImage::new(width, height)
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
            .expect("an image");
        bytes
    }

    #[test]
    fn a_picture_is_drawn_anew_and_small() {
        let small = thumbnail(&png(800, 400), 128).expect("a thumbnail");
        let image = image::load_from_memory(&small).expect("a PNG");
        assert_eq!((image.width(), image.height()), (128, 64));
    }

    #[test]
    fn what_is_no_picture_is_none() {
        assert_eq!(
            thumbnail(b"<svg xmlns='http://www.w3.org/2000/svg'/>", 128),
            None
        );
        assert_eq!(thumbnail(b"", 128), None);
        let mut lies = png(4, 4);
        // A header that promises 65,535 × 65,535 pixels.
        lies[16..24].copy_from_slice(&[0, 0, 255, 255, 0, 0, 255, 255]);
        assert_eq!(thumbnail(&lies, 128), None);
    }

    /// Bytes of a moving picture of three frames: red, then others.
    fn moving() -> Vec<u8> {
        use image::codecs::gif::GifEncoder;
        use image::{Frame, Rgba, RgbaImage};

        let mut bytes = Vec::new();
        let mut encoder = GifEncoder::new(&mut bytes);
        for colour in [[255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 255, 255]] {
            let frame = RgbaImage::from_pixel(40, 20, Rgba(colour));
            encoder.encode_frame(Frame::new(frame)).expect("memory");
        }
        drop(encoder);
        bytes
    }

    #[test]
    fn of_a_moving_picture_the_first_frame_is_drawn() {
        let still = thumbnail(&moving(), 128).expect("a thumbnail");
        assert_eq!(media_type(&still), Some("image/png"), "it moves no more");
        let image = image::load_from_memory(&still).expect("a PNG").to_rgb8();
        assert_eq!(image.dimensions(), (40, 20));
        assert_eq!(image.get_pixel(20, 10).0, [255, 0, 0]);
    }

    #[test]
    fn a_picture_made_to_harm_costs_no_more_than_a_picture() {
        // 400 million pixels of one colour are a megabyte in the file.
        let mut wide = png(8, 8);
        wide[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
        assert_eq!(thumbnail(&wide, 128), None);
        let long = png(LONGEST_SIDE + 1, 1);
        assert_eq!(thumbnail(&long, 128), None, "one line of it");
        // A GIF whose screen is small, and whose frame says that it is huge.
        let mut gif = moving();
        let frame = gif
            .windows(1)
            .position(|byte| byte == b",")
            .expect("a frame");
        gif[frame + 5..frame + 9].copy_from_slice(&[255, 255, 255, 255]);
        assert_eq!(thumbnail(&gif, 128), None);
    }

    #[test]
    fn a_picture_that_breaks_off_is_drawn_or_not_and_nothing_else() {
        for whole in [png(64, 64), moving()] {
            for cut in 0..whole.len() {
                if let Some(drawn) = thumbnail(&whole[..cut], 128) {
                    assert_eq!(media_type(&drawn), Some("image/png"), "cut at {cut}");
                }
            }
        }
    }
}
