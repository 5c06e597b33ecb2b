//! What lies on a disk: bytes and names that are safe, and those that are still
//! on their way.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::chance::Chance;

/// The place of a file's content, whatever its names are.
pub(super) type Node = usize;

#[derive(Debug, Clone)]
enum Write {
    Bytes { at: usize, bytes: Arc<[u8]> },
    Length(usize),
}

#[derive(Debug, Clone, Default)]
struct File {
    safe: Arc<Vec<u8>>,
    /// With the order in which the disk was told.
    pending: Vec<(u64, Write)>,
}

#[derive(Debug, Clone)]
enum Rename {
    Add(PathBuf, Node),
    Remove(PathBuf),
    Move(PathBuf, PathBuf, Node),
}

type Names = BTreeMap<PathBuf, Node>;

#[derive(Debug, Clone, Default)]
pub(crate) struct Surface {
    files: Vec<File>,
    names: Names,
    safe_names: Names,
    renames: Vec<(u64, Rename)>,
    order: u64,
}

/// What becomes of what was on its way when the power went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Dropped,
    Kept,
    /// All that was told up to a moment, the last of it torn.
    UpTo(u64),
    /// Each sector by itself: this many of a hundred are kept.
    Scattered(u64),
}

impl Surface {
    pub(super) fn of(folder: &Path) -> Self {
        let mut surface = Self::default();
        surface.read(folder);
        surface.safe_names = surface.names.clone();
        surface
    }

    fn read(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                self.read(&path);
            } else if let Ok(bytes) = fs::read(&path) {
                self.names.insert(path, self.files.len());
                self.files.push(File {
                    safe: Arc::new(bytes),
                    pending: Vec::new(),
                });
            }
        }
    }

    fn next(&mut self) -> u64 {
        self.order += 1;
        self.order
    }

    pub(super) fn opened(&mut self, name: &Path, emptied: bool) -> Node {
        let node = match self.names.get(name) {
            Some(node) => *node,
            None => {
                let node = self.files.len();
                self.files.push(File::default());
                self.add(name, node);
                node
            }
        };
        if emptied {
            self.cut_to(node, 0);
        }
        node
    }

    pub(super) fn has(&self, name: &Path) -> bool {
        self.names.contains_key(name)
    }

    pub(super) fn write(&mut self, node: Node, at: usize, bytes: &[u8]) {
        let order = self.next();
        let bytes = bytes.into();
        self.files[node]
            .pending
            .push((order, Write::Bytes { at, bytes }));
    }

    pub(super) fn cut_to(&mut self, node: Node, length: usize) {
        let order = self.next();
        self.files[node]
            .pending
            .push((order, Write::Length(length)));
    }

    pub(super) fn sync(&mut self, node: Node) {
        let file = &mut self.files[node];
        if !file.pending.is_empty() {
            let mut bytes = std::mem::take(&mut file.safe);
            let all = Arc::make_mut(&mut bytes);
            for (_, write) in file.pending.drain(..) {
                apply(all, &write);
            }
            file.safe = bytes;
        }
    }

    /// Makes the names in a folder safe.
    pub(super) fn sync_folder(&mut self, folder: &Path) {
        let inside = |path: &Path| path.parent() == Some(folder);
        self.renames.retain(|(_, rename)| match rename {
            Rename::Add(name, _) | Rename::Remove(name) => !inside(name),
            Rename::Move(from, to, _) => !inside(from) && !inside(to),
        });
        self.safe_names.retain(|name, _| !inside(name));
        let here = self.names.iter().filter(|(name, _)| inside(name));
        self.safe_names
            .extend(here.map(|(name, node)| (name.clone(), *node)));
    }

    pub(super) fn add(&mut self, name: &Path, node: Node) {
        self.renamed(Rename::Add(name.into(), node));
    }

    pub(super) fn link(&mut self, from: &Path, to: &Path) {
        if let Some(node) = self.names.get(from) {
            self.add(to, *node);
        }
    }

    pub(super) fn remove(&mut self, name: &Path) {
        self.renamed(Rename::Remove(name.into()));
    }

    pub(super) fn rename(&mut self, from: &Path, to: &Path) {
        if let Some(node) = self.names.get(from) {
            self.renamed(Rename::Move(from.into(), to.into(), *node));
        }
    }

    fn renamed(&mut self, rename: Rename) {
        let order = self.next();
        rename_in(&mut self.names, &rename);
        self.renames.push((order, rename));
    }

    /// Every file as the running program reads it.
    pub(super) fn as_written(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let names = self.names.iter();
        names
            .map(|(name, node)| {
                let file = &self.files[*node];
                let mut bytes = Vec::clone(&file.safe);
                for (_, write) in &file.pending {
                    apply(&mut bytes, write);
                }
                (name.clone(), bytes)
            })
            .collect()
    }

    /// Writes what a power cut may leave of the folder into another one. Which
    /// of it is chance's choice.
    pub(crate) fn cut(&self, chance: &mut Chance, folder: &Path, into: &Path) {
        let sector = chance.of_these(&[512, 4096]);
        let fate = match chance.below(8) {
            0 => Fate::Dropped,
            1 => Fate::Kept,
            2 | 3 => Fate::UpTo(chance.number() % (self.order + 1)),
            _ => Fate::Scattered(chance.of_these(&[10, 50, 90])),
        };
        let mut names = self.safe_names.clone();
        for (order, rename) in &self.renames {
            if fate.keeps(*order, chance) {
                rename_in(&mut names, rename);
            }
        }
        for (name, node) in names {
            let name = into.join(name.strip_prefix(folder).unwrap_or(&name));
            if let Some(parent) = name.parent() {
                let _ = fs::create_dir_all(parent);
            }
            let _ = fs::write(name, self.files[node].cut(fate, sector, chance));
        }
    }
}

impl Fate {
    fn keeps(self, order: u64, chance: &mut Chance) -> bool {
        match self {
            Self::Dropped => false,
            Self::Kept => true,
            Self::UpTo(last) => order <= last,
            Self::Scattered(percent) => chance.percent(percent),
        }
    }
}

impl File {
    fn cut(&self, fate: Fate, sector: usize, chance: &mut Chance) -> Vec<u8> {
        let mut bytes = Vec::clone(&self.safe);
        // Between two changes of its length, sectors may reach the disk in any order.
        let mut afloat: Vec<Write> = Vec::new();
        for (order, write) in &self.pending {
            match write {
                Write::Length(_) => {
                    settle(&mut bytes, &mut afloat, fate, chance);
                    if fate.keeps(*order, chance) {
                        apply(&mut bytes, write);
                    }
                }
                Write::Bytes { at, bytes: all } => {
                    for (at, part) in sectors(*at, all, sector) {
                        let last = matches!(fate, Fate::UpTo(last) if last + 1 == *order);
                        if !last && !fate.keeps(*order, chance) {
                            continue;
                        }
                        let scattered = matches!(fate, Fate::Scattered(_));
                        let torn = last || (scattered && chance.percent(10));
                        let length = if torn {
                            chance.below(part.len())
                        } else {
                            part.len()
                        };
                        afloat.push(Write::Bytes {
                            at,
                            bytes: part[..length].into(),
                        });
                        if last {
                            break;
                        }
                    }
                }
            }
        }
        settle(&mut bytes, &mut afloat, fate, chance);
        bytes
    }
}

fn settle(bytes: &mut Vec<u8>, afloat: &mut Vec<Write>, fate: Fate, chance: &mut Chance) {
    if matches!(fate, Fate::Scattered(_)) {
        chance.shuffle(afloat);
    }
    for write in afloat.drain(..) {
        apply(bytes, &write);
    }
}

/// The parts of a write that lie in one sector each.
fn sectors(at: usize, bytes: &[u8], sector: usize) -> Vec<(usize, &[u8])> {
    let mut parts = Vec::new();
    let mut from = 0;
    while from < bytes.len() {
        let room = sector - (at + from) % sector;
        let to = bytes.len().min(from + room);
        parts.push((at + from, &bytes[from..to]));
        from = to;
    }
    parts
}

fn apply(all: &mut Vec<u8>, write: &Write) {
    match write {
        Write::Length(length) => all.resize(*length, 0),
        Write::Bytes { at, bytes } => {
            let end = at + bytes.len();
            if all.len() < end {
                all.resize(end, 0);
            }
            all[*at..end].copy_from_slice(bytes);
        }
    }
}

fn rename_in(names: &mut Names, rename: &Rename) {
    match rename {
        Rename::Add(name, node) => {
            names.insert(name.clone(), *node);
        }
        Rename::Remove(name) => {
            names.remove(name);
        }
        Rename::Move(from, to, node) => {
            names.remove(from);
            names.insert(to.clone(), *node);
        }
    }
}
