//! Whether a book lies where others may write to it behind its back: on a
//! network drive, whose locks do not always hold, or in a folder that is copied
//! elsewhere file by file, in the middle of a change too.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use specta::Type;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case", tag = "kind", content = "name")]
pub enum Hazard {
    /// The kind of file system, as the system calls it: `nfs4`.
    Network(String),
    /// Who copies it: `Dropbox`.
    Synced(String),
}

/// File systems that lie on another computer, as the system calls them.
const NETWORK: [&str; 26] = [
    "9p",
    "afs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "fuse.ceph",
    "fuse.curlftpfs",
    "fuse.davfs2",
    "fuse.gcsfuse",
    "fuse.glusterfs",
    "fuse.google-drive-ocamlfuse",
    "fuse.gvfsd-fuse",
    "fuse.juicefs",
    "fuse.onedriver",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.smbnetfs",
    "fuse.sshfs",
    "fuse.vmhgfs-fuse",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
];

/// How the folders of those who copy them are called, in lower case, and who
/// that is. Behind the name may stand a blank, a bracket or a hyphen and whose.
const SYNCED: [(&str, &str); 11] = [
    ("cloudstorage", "iCloud, OneDrive or the like"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("icloud drive", "iCloud"),
    ("megasync", "MEGA"),
    ("mobile documents", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("onedrive", "OneDrive"),
    ("owncloud", "ownCloud"),
    ("syncthing", "Syncthing"),
];

/// What they leave in such a folder, whatever it is called.
const MARKS: [(&str, &str); 7] = [
    (".dropbox.cache", "Dropbox"),
    (".megaignore", "MEGA"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".stfolder", "Syncthing"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
];

/// What may befall the book that lies, or is to lie, there; none where nothing
/// is known against it.
pub fn hazard(place: &Path) -> Option<Hazard> {
    let place = std::path::absolute(place).ok()?;
    // By a link one may come to another place than its name says.
    let folder = place.ancestors().skip(1).find(|folder| folder.exists())?;
    let folder = fs::canonicalize(folder).ok()?;
    let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    of(&folder, &mounts, |file| file.exists())
}

/// The same of a folder, told what is mounted (as Linux's `mountinfo` says it)
/// and which files there are.
fn of(folder: &Path, mounts: &str, exists: impl Fn(&Path) -> bool) -> Option<Hazard> {
    let kind = file_system(folder, mounts).filter(|kind| NETWORK.contains(kind));
    if let Some(kind) = kind {
        return Some(Hazard::Network(kind.to_owned()));
    }
    let by_name = folder.iter().find_map(|part| {
        let part = part.to_string_lossy().to_lowercase();
        let (_, who) = SYNCED.iter().find(|(name, _)| {
            let rest = part.strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '(', '-']))
        })?;
        Some(*who)
    });
    let marked = |folder: &Path| {
        let mut marks = MARKS.iter();
        marks.find(|(mark, _)| exists(&folder.join(mark)))
    };
    let by_mark = || Some(folder.ancestors().find_map(marked)?.1);
    by_name
        .or_else(by_mark)
        .map(|who| Hazard::Synced(who.to_owned()))
}

/// The kind of file system that a folder lies on: that of the longest path
/// mounted above it, and of several there the last.
fn file_system<'m>(folder: &Path, mounts: &'m str) -> Option<&'m str> {
    let mounted = mounts.lines().filter_map(|line| {
        let (mount, kind) = line.split_once(" - ")?;
        let place = unescaped(mount.split(' ').nth(4)?);
        let depth = place.components().count();
        folder
            .starts_with(&place)
            .then_some((depth, kind.split(' ').next()?))
    });
    let deepest = mounted.max_by_key(|(depth, _)| *depth);
    deepest.map(|(_, kind)| kind)
}

/// A blank in a path is written `\040` there.
fn unescaped(path: &str) -> PathBuf {
    let path = path.replace(r"\040", " ").replace(r"\011", "\t");
    path.replace(r"\012", "\n").replace(r"\134", r"\").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:40 / /home/anna/server rw shared:2 - nfs4 server:/home rw,vers=4.2
41 22 0:41 / /mnt/my\\040share rw - cifs //nas/share rw
42 22 0:42 / /home/anna/far rw - fuse.sshfs anna@far: rw
43 40 8:2 / /home/anna/server/disk rw - xfs /dev/sdb1 rw
44 22 0:44 / /home/anna/vault rw - fuse.gocryptfs /x rw
45 22 0:45 / /mnt/usb rw - fuseblk /dev/sdc1 rw
46 22 0:46 / /mnt/twice rw - ext4 /dev/sdd1 rw
47 22 0:47 / /mnt/twice rw - smb3 //nas/twice rw
";

    fn told(folder: &str, marks: &[&str]) -> Option<Hazard> {
        of(Path::new(folder), MOUNTS, |file| {
            marks.iter().any(|mark| Path::new(mark) == file)
        })
    }

    #[test]
    fn a_network_drive_is_told_by_what_is_mounted() {
        for (folder, kind) in [
            ("/home/anna/server", Some("nfs4")),
            ("/home/anna/server/deep/er", Some("nfs4")),
            ("/home/anna/server/disk/vuoro", None),
            ("/home/anna/serverless", None),
            ("/mnt/my share/x", Some("cifs")),
            ("/home/anna/far", Some("fuse.sshfs")),
            ("/home/anna/vault", None),
            ("/mnt/usb", None),
            ("/mnt/twice", Some("smb3")),
            ("/home/anna/.local/share/vuoro", None),
        ] {
            let hazard = kind.map(|kind| Hazard::Network(kind.into()));
            assert_eq!(told(folder, &[]), hazard, "{folder}");
        }
        assert_eq!(of(Path::new("/x"), "", |_| false), None, "nothing is known");
    }

    #[test]
    fn a_synced_folder_is_told_by_its_name_or_its_marks() {
        for (folder, who) in [
            ("/home/anna/Dropbox/vuoro", Some("Dropbox")),
            ("/home/anna/Dropbox (Personal)", Some("Dropbox")),
            ("/home/anna/OneDrive - Kivi Oy/a", Some("OneDrive")),
            (
                "/home/anna/GoogleDrive-anna@example.fi",
                Some("Google Drive"),
            ),
            ("/home/anna/Nextcloud", Some("Nextcloud")),
            ("/home/anna/ownCloud", Some("ownCloud")),
            ("/Users/anna/Library/Mobile Documents/x", Some("iCloud")),
            ("/home/anna/Syncthing/x", Some("Syncthing")),
            ("/home/anna/dropboxes", None),
            ("/home/anna/.local/share/vuoro", None),
        ] {
            let hazard = who.map(|who| Hazard::Synced(who.into()));
            assert_eq!(told(folder, &[]), hazard, "{folder}");
        }
        let marks = [
            "/home/anna/shared/.stfolder",
            "/srv/cloud/.nextcloudsync.log",
        ];
        let synced = |who: &str| Some(Hazard::Synced(who.into()));
        assert_eq!(told("/home/anna/shared/a/b", &marks), synced("Syncthing"));
        assert_eq!(told("/srv/cloud", &marks), synced("Nextcloud"));
        assert_eq!(told("/home/anna", &marks), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_into_such_a_folder_is_seen_through() {
        let home = tempfile::tempdir().expect("a folder");
        let synced = home.path().join("Dropbox/book");
        fs::create_dir_all(&synced).expect("a folder");
        let link = home.path().join("mine");
        std::os::unix::fs::symlink(&synced, &link).expect("a link");
        let told = hazard(&link.join("not yet/book.vuoro"));
        assert_eq!(told, Some(Hazard::Synced("Dropbox".into())));
        assert_eq!(hazard(&home.path().join("book.vuoro")), None);
    }
}
