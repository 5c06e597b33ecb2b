//! How two people met, or a favour reached its receiver.

use serde::{Deserialize, Serialize};

use super::words::words;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
// Tauri has a Channel of its own there.
#[serde(rename = "FavourChannel")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Channel {
    FaceToFace,
    Phone,
    Video,
    Message,
    Email,
    Letter,
}

words!(Channel {
    FaceToFace = "face_to_face",
    Phone = "phone",
    Video = "video",
    Message = "message",
    Email = "email",
    Letter = "letter",
});
