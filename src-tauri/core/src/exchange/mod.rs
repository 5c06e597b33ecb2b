//! Files in and out: bytes become `Contact`s, and `Contact`s bytes. Knows the
//! domain; it knows neither the book nor a database.

pub mod google;
pub mod json;
pub mod phone;
pub mod picture;
pub mod vcard;
