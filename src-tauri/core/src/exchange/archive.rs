//! Archives in which contacts come: LinkedIn's and Google's `.zip`. Members are
//! read where they lie; nothing is ever unpacked to the disk, and a path in an
//! archive leads nowhere.

use std::io::{self, Read, Seek, SeekFrom};

use zip::ZipArchive;

use super::entry::FileError;

/// Members that an archive may have.
const MEMBERS: usize = 10_000;
/// Bytes that one member may hold.
const LARGEST: u64 = 256 * 1024 * 1024;
/// Bytes that all of them together may hold.
const TOGETHER: u64 = 1024 * 1024 * 1024;
/// Text shrinks to a tenth. What shrinks to less than this part is made to harm.
const DENSEST: u64 = 200;
/// From this size on it is looked at.
const SUSPECT: u64 = 4 * 1024 * 1024;

/// Whether the file is an archive; leaves it at its beginning.
pub fn is_archive(file: &mut (impl Read + Seek)) -> io::Result<bool> {
    let mut first = Vec::new();
    file.by_ref().take(4).read_to_end(&mut first)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(first == b"PK\x03\x04" || first == b"PK\x05\x06")
}

/// Shows each member that may hold contacts, with its name without folders.
/// Refused where the archive is damaged or made to harm, which may show only
/// after some were shown.
pub fn members<E: From<FileError>>(
    file: impl Read + Seek,
    show: impl FnMut(&str, &mut dyn Read) -> Result<(), E>,
) -> Result<(), E> {
    members_within(TOGETHER, file, show)
}

fn members_within<E: From<FileError>>(
    mut together: u64,
    file: impl Read + Seek,
    mut show: impl FnMut(&str, &mut dyn Read) -> Result<(), E>,
) -> Result<(), E> {
    let mut archive = ZipArchive::new(file).map_err(|_| FileError::BadArchive)?;
    let wanted = wanted(&mut archive)?;
    for (at, name) in wanted {
        let member = archive.by_index(at).map_err(|_| FileError::BadArchive)?;
        let room = (member.compressed_size().saturating_mul(DENSEST)).max(SUSPECT);
        let room = room.min(LARGEST).min(together);
        let mut bounded = Bounded {
            left: room,
            input: member,
        };
        show(&name, &mut bounded)?;
        together -= room - bounded.left;
    }
    Ok(())
}

fn wanted<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<Vec<(usize, String)>, FileError> {
    if archive.len() > MEMBERS {
        return Err(FileError::BadArchive);
    }
    let mut wanted = Vec::new();
    for at in 0..archive.len() {
        let member = archive
            .by_index_raw(at)
            .map_err(|_| FileError::BadArchive)?;
        // Of an absolute name only its beginning would be dropped.
        let absolute = matches!(member.name_raw().first(), Some(b'/' | b'\\'));
        let Some(path) = member.enclosed_name().filter(|_| !absolute) else {
            return Err(FileError::BadArchive);
        };
        let folder = path
            .components()
            .next()
            .is_some_and(|part| part.as_os_str() == "__MACOSX");
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let kind = name.rsplit('.').next().unwrap_or_default().to_lowercase();
        let may = matches!(
            kind.as_str(),
            "csv" | "tsv" | "txt" | "vcf" | "vcard" | "json" | "xls"
        );
        if member.is_file() && may && !folder && !name.starts_with('.') {
            wanted.push((at, name));
        }
    }
    Ok(wanted)
}

/// Fails, instead of giving more than a member may hold.
struct Bounded<R> {
    input: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        let left = self.left.checked_sub(count as u64);
        self.left = left.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
        Ok(count)
    }
}

/// What went wrong with a member: bytes that do not unpack are the archive's
/// fault.
pub fn of_member(error: FileError) -> FileError {
    match error {
        FileError::Io(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidData
                    | io::ErrorKind::InvalidInput
                    | io::ErrorKind::UnexpectedEof
                    | io::ErrorKind::Unsupported
            ) =>
        {
            FileError::BadArchive
        }
        error => error,
    }
}

/// The files of LinkedIn's archive, where it lies unpacked in a folder.
pub fn is_of_linkedin(file: &str) -> bool {
    let file = file.to_lowercase();
    [
        "connections.csv",
        "invitations.csv",
        "recommendations_given.csv",
        "recommendations_received.csv",
        "endorsement_given_info.csv",
        "endorsement_received_info.csv",
    ]
    .contains(&file.as_str())
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    fn zip(members: &[(&str, Vec<u8>)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in members {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .expect("memory");
            writer.write_all(bytes).expect("memory");
        }
        writer.finish().expect("memory").into_inner()
    }

    fn read(archive: &[u8]) -> Result<Vec<(String, usize)>, FileError> {
        let mut all = Vec::new();
        members(Cursor::new(archive), |name, input| {
            let count = io::copy(input, &mut io::sink()).map_err(|e| of_member(e.into()))?;
            all.push((name.to_owned(), count as usize));
            Ok::<(), FileError>(())
        })?;
        Ok(all)
    }

    #[test]
    fn members_are_read_where_they_lie() {
        let archive = zip(&[
            ("Basic/Connections.csv", b"a,b".to_vec()),
            ("Basic/photo.jpg", vec![1; 9]),
            ("__MACOSX/._Connections.csv", b"x".to_vec()),
        ]);
        assert!(is_archive(&mut Cursor::new(&archive)).expect("memory"));
        assert_eq!(
            read(&archive).expect("sound"),
            [("Connections.csv".to_owned(), 3)]
        );
    }

    #[test]
    fn what_all_members_hold_is_bounded_too() {
        let member = |name| (name, b"a,b\n".repeat(100));
        let archive = zip(&["a.csv", "b.csv", "c.csv"].map(member));
        let read = |together| {
            members_within(together, Cursor::new(&archive), |_, input| {
                io::copy(input, &mut io::sink()).map_err(|e| of_member(e.into()))?;
                Ok::<(), FileError>(())
            })
        };
        assert!(read(1200).is_ok());
        assert!(matches!(read(1199), Err(FileError::BadArchive)));
    }

    #[test]
    fn an_archive_made_to_harm_is_refused() {
        for name in ["../../etc/cron.csv", "/etc/passwd.csv", "a/../../b.csv"] {
            let archive = zip(&[("Connections.csv", b"a,b".to_vec()), (name, b"x".to_vec())]);
            assert!(
                matches!(read(&archive), Err(FileError::BadArchive)),
                "{name}"
            );
        }
        let bomb = zip(&[("Connections.csv", vec![b'a'; 40_000_000])]);
        assert!(bomb.len() < 100_000, "it is small outside");
        assert!(matches!(read(&bomb), Err(FileError::BadArchive)));
        let whole = zip(&[("Connections.csv", b"a,b\nc,d\n".repeat(100))]);
        for cut in [5, 40, whole.len() / 2, whole.len() - 3] {
            assert!(read(&whole[..cut]).is_err(), "cut at {cut}");
        }
    }
}
