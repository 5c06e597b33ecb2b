//! The system's calls on files, as this program links them: the C library's
//! names are defined here, so that SQLite's calls and those of Rust's own
//! library come here first. A file under no watched folder is passed on as it is.
#![expect(unsafe_code, reason = "these are the C library's own names")]

use std::collections::HashMap;
use std::ffi::{CStr, OsStr, c_char, c_int, c_long, c_uint, c_void};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError, RwLock};

use libc::{off_t, size_t, ssize_t};

use super::surface::Node;
use super::{Call, Honesty, Inside};

type Shared = Arc<Mutex<Inside>>;

static WATCHED: RwLock<Vec<(PathBuf, Shared)>> = RwLock::new(Vec::new());
static OPEN: LazyLock<RwLock<HashMap<c_int, (Shared, Handle)>>> = LazyLock::new(RwLock::default);

#[derive(Debug, Clone)]
enum Handle {
    File(Node),
    Folder(PathBuf),
}

/// This program. A child between fork and exec comes by here as well, and would
/// wait for ever for a lock that another thread of its parent held.
static OURS: AtomicI32 = AtomicI32::new(0);

fn is_ours() -> bool {
    let process = unsafe { libc::syscall(libc::SYS_getpid) };
    OURS.load(Ordering::Relaxed) as c_long == process
}

pub(super) fn watch(folder: &Path, disk: &Shared) {
    OURS.store(unsafe { libc::getpid() }, Ordering::Relaxed);
    let mut watched = WATCHED.write().unwrap_or_else(PoisonError::into_inner);
    watched.push((folder.into(), Arc::clone(disk)));
}

pub(super) fn forget(folder: &Path) {
    let mut watched = WATCHED.write().unwrap_or_else(PoisonError::into_inner);
    watched.retain(|(of, _)| of != folder);
}

fn lock(disk: &Shared) -> MutexGuard<'_, Inside> {
    disk.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The disk that a path lies on, where it is watched.
///
/// # Safety
/// `path` is a string that ends in NUL.
unsafe fn disk_of(path: *const c_char) -> Option<(Shared, PathBuf)> {
    if !is_ours() {
        return None;
    }
    let watched = WATCHED.read().unwrap_or_else(PoisonError::into_inner);
    if watched.is_empty() {
        return None;
    }
    let path = Path::new(OsStr::from_bytes(
        unsafe { CStr::from_ptr(path) }.to_bytes(),
    ));
    let (_, disk) = watched
        .iter()
        .find(|(folder, _)| path.starts_with(folder))?;
    Some((Arc::clone(disk), path.into()))
}

fn handle(file: c_int) -> Option<(Shared, Handle)> {
    if !is_ours() {
        return None;
    }
    let open = OPEN.read().unwrap_or_else(PoisonError::into_inner);
    open.get(&file).cloned()
}

fn node(file: c_int) -> Option<(Shared, Node)> {
    match handle(file)? {
        (disk, Handle::File(node)) => Some((disk, node)),
        _ => None,
    }
}

fn fail(error: i32) -> c_int {
    unsafe { *libc::__errno_location() = error };
    -1
}

/// Hands back what the system said, its error number with it: what was done
/// in between may have touched that.
fn result(said: c_long, then: impl FnOnce()) -> c_long {
    let error = unsafe { *libc::__errno_location() };
    if said >= 0 {
        then();
    }
    unsafe { *libc::__errno_location() = error };
    said
}

#[unsafe(no_mangle)]
unsafe extern "C" fn open64(path: *const c_char, flags: c_int, mode: c_uint) -> c_int {
    let real = || unsafe { libc::syscall(libc::SYS_openat, libc::AT_FDCWD, path, flags, mode) };
    let Some((disk, path)) = (unsafe { disk_of(path) }) else {
        return real() as c_int;
    };
    let mut inside = lock(&disk);
    let makes = flags & libc::O_CREAT != 0 && !inside.surface.has(&path);
    if let Some(error) = inside.fails(Call::Open, makes) {
        return fail(error);
    }
    let opened = real();
    result(opened, || {
        let handle = if path.is_dir() {
            Handle::Folder(path)
        } else {
            let emptied = flags & libc::O_TRUNC != 0;
            let node = inside.surface.opened(&path, emptied);
            if makes || emptied {
                inside.changed();
            }
            Handle::File(node)
        };
        let mut open = OPEN.write().unwrap_or_else(PoisonError::into_inner);
        open.insert(opened as c_int, (Arc::clone(&disk), handle));
    }) as c_int
}

#[unsafe(no_mangle)]
unsafe extern "C" fn open(path: *const c_char, flags: c_int, mode: c_uint) -> c_int {
    unsafe { open64(path, flags, mode) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn close(file: c_int) -> c_int {
    if handle(file).is_some() {
        let mut open = OPEN.write().unwrap_or_else(PoisonError::into_inner);
        open.remove(&file);
    }
    unsafe { libc::syscall(libc::SYS_close, file) as c_int }
}

/// Tells the surface what a write that went well has written.
unsafe fn written(disk: &Shared, node: Node, at: off_t, buffer: *const c_void, count: c_long) {
    let bytes = unsafe { std::slice::from_raw_parts(buffer.cast::<u8>(), count as usize) };
    let mut inside = lock(disk);
    inside.surface.write(node, at as usize, bytes);
    inside.changed();
}

#[unsafe(no_mangle)]
unsafe extern "C" fn write(file: c_int, buffer: *const c_void, count: size_t) -> ssize_t {
    let real = || unsafe { libc::syscall(libc::SYS_write, file, buffer, count) };
    let Some((disk, node)) = node(file) else {
        return real() as ssize_t;
    };
    if let Some(error) = lock(&disk).fails(Call::Write, true) {
        return fail(error) as ssize_t;
    }
    let said = real();
    result(said, || unsafe {
        // Where it ended, less its length: that holds for appending too.
        let end = libc::lseek(file, 0, libc::SEEK_CUR);
        written(&disk, node, end - said as off_t, buffer, said);
    }) as ssize_t
}

#[unsafe(no_mangle)]
unsafe extern "C" fn pwrite64(
    file: c_int,
    buffer: *const c_void,
    count: size_t,
    at: off_t,
) -> ssize_t {
    let real = || unsafe { libc::syscall(libc::SYS_pwrite64, file, buffer, count, at) };
    let Some((disk, node)) = node(file) else {
        return real() as ssize_t;
    };
    if let Some(error) = lock(&disk).fails(Call::Write, true) {
        return fail(error) as ssize_t;
    }
    let said = real();
    result(said, || unsafe { written(&disk, node, at, buffer, said) }) as ssize_t
}

#[unsafe(no_mangle)]
unsafe extern "C" fn pread64(
    file: c_int,
    buffer: *mut c_void,
    count: size_t,
    at: off_t,
) -> ssize_t {
    if let Some((disk, _)) = node(file)
        && let Some(error) = lock(&disk).fails(Call::Read, false)
    {
        return fail(error) as ssize_t;
    }
    unsafe { libc::syscall(libc::SYS_pread64, file, buffer, count, at) as ssize_t }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn read(file: c_int, buffer: *mut c_void, count: size_t) -> ssize_t {
    if let Some((disk, _)) = node(file)
        && let Some(error) = lock(&disk).fails(Call::Read, false)
    {
        return fail(error) as ssize_t;
    }
    unsafe { libc::syscall(libc::SYS_read, file, buffer, count) as ssize_t }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn ftruncate64(file: c_int, length: off_t) -> c_int {
    let real = || unsafe { libc::syscall(libc::SYS_ftruncate, file, length) };
    let Some((disk, node)) = node(file) else {
        return real() as c_int;
    };
    let mut inside = lock(&disk);
    if let Some(error) = inside.fails(Call::Length, false) {
        return fail(error);
    }
    result(real(), || {
        inside.surface.cut_to(node, length as usize);
        inside.changed();
    }) as c_int
}

/// Nothing of a watched folder is really synced: no test cuts real power.
fn synced(file: c_int) -> Option<c_int> {
    let (disk, handle) = handle(file)?;
    let mut inside = lock(&disk);
    if let Some(error) = inside.fails(Call::Sync, false) {
        return Some(fail(error));
    }
    if inside.honesty == Honesty::Honest {
        match handle {
            Handle::File(node) => inside.surface.sync(node),
            Handle::Folder(folder) => inside.surface.sync_folder(&folder),
        }
    }
    inside.changed();
    Some(0)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn fsync(file: c_int) -> c_int {
    synced(file).unwrap_or_else(|| unsafe { libc::syscall(libc::SYS_fsync, file) as c_int })
}

#[unsafe(no_mangle)]
unsafe extern "C" fn fdatasync(file: c_int) -> c_int {
    synced(file).unwrap_or_else(|| unsafe { libc::syscall(libc::SYS_fdatasync, file) as c_int })
}

#[unsafe(no_mangle)]
unsafe extern "C" fn unlink(path: *const c_char) -> c_int {
    let real = || unsafe { libc::syscall(libc::SYS_unlinkat, libc::AT_FDCWD, path, 0) };
    let Some((disk, name)) = (unsafe { disk_of(path) }) else {
        return real() as c_int;
    };
    let mut inside = lock(&disk);
    if let Some(error) = inside.fails(Call::Name, false) {
        return fail(error);
    }
    result(real(), || {
        inside.surface.remove(&name);
        inside.changed();
    }) as c_int
}

#[unsafe(no_mangle)]
unsafe extern "C" fn rename(from: *const c_char, to: *const c_char) -> c_int {
    let real = || unsafe {
        let here = libc::AT_FDCWD;
        libc::syscall(libc::SYS_renameat2, here, from, here, to, 0)
    };
    let names = unsafe { disk_of(from).zip(disk_of(to)) };
    let Some(((disk, from), (_, to))) = names else {
        return real() as c_int;
    };
    let mut inside = lock(&disk);
    if let Some(error) = inside.fails(Call::Name, true) {
        return fail(error);
    }
    result(real(), || {
        inside.surface.rename(&from, &to);
        inside.changed();
    }) as c_int
}

#[unsafe(no_mangle)]
unsafe extern "C" fn linkat(
    from_in: c_int,
    from: *const c_char,
    to_in: c_int,
    to: *const c_char,
    flags: c_int,
) -> c_int {
    let real = || unsafe { libc::syscall(libc::SYS_linkat, from_in, from, to_in, to, flags) };
    let names = unsafe { disk_of(from).zip(disk_of(to)) };
    let Some(((disk, from), (_, to))) = names else {
        return real() as c_int;
    };
    let mut inside = lock(&disk);
    if let Some(error) = inside.fails(Call::Name, true) {
        return fail(error);
    }
    result(real(), || {
        inside.surface.link(&from, &to);
        inside.changed();
    }) as c_int
}

/// Both would write past the disk; who is told that there is no such call
/// reads and writes instead.
#[unsafe(no_mangle)]
unsafe extern "C" fn copy_file_range(
    _: c_int,
    _: *mut off_t,
    _: c_int,
    _: *mut off_t,
    _: size_t,
    _: c_uint,
) -> ssize_t {
    fail(libc::ENOSYS) as ssize_t
}

#[unsafe(no_mangle)]
unsafe extern "C" fn sendfile64(_: c_int, _: c_int, _: *mut off_t, _: size_t) -> ssize_t {
    fail(libc::ENOSYS) as ssize_t
}
