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
}
