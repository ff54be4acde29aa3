// A library for LD_PRELOAD that writes down what a program does to the files under one folder, and
// can make it go wrong. It decides nothing about what may be lost; that is the test's model.
//
//   RABTA_DISK_FOLDER  the folder, by its real name; without it nothing is done
//   RABTA_DISK_LOG     where the calls are written, outside of the folder
//   RABTA_DISK_FAULT   "NUMBER ERRNO KIND": what happens at the call of that number, from 1
//                        once    it fails, those after it succeed
//                        onward  it and all after it fail
//                        short   a write writes half and the next call fails; others fail
//                        die     the program ends there; a write has written half
//                        stop    the program stops there until SIGCONT; a write has written half
//   RABTA_DISK_DROP    "fdatasync" or "fsync": reports success and does nothing
//   RABTA_DISK_TIME    what time() says, in seconds
//   RABTA_DISK_SYSTEM  what statfs() says holds the folder: a number of linux/magic.h
//   RABTA_DISK_MOUNTS  a file to be read in place of /proc/self/mounts
//   RABTA_DISK_USER    the number of the user that the program is from its start, where root runs it
//
// Only calls that change something are counted; what is read is let through.

#define _GNU_SOURCE
#include "include/CPreload.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <mntent.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

static char folder[PATH_MAX];
static size_t folder_length;
static int log_file = -1;
static long fault_number, fault_error, counted;
static char fault_kind[16];
static bool half_done;
static const char *dropped = "";
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name, result, ...) \
  static result (*real)(__VA_ARGS__); \
  if (!real) real = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static ssize_t plain_write(int file, const void *bytes, size_t count) {
  REAL("write", ssize_t, int, const void *, size_t);
  return real(file, bytes, count);
}

// Once all libraries are loaded, which the user might not be allowed to read.
static void become(const char *user) {
  uid_t number = (uid_t)atol(user);
  if (setgroups(0, NULL) != 0 || setgid((gid_t)number) != 0 || setuid(number) != 0) _exit(126);
}

__attribute__((constructor)) static void start(void) {
  const char *user = getenv("RABTA_DISK_USER");
  if (user) become(user);
  const char *named = getenv("RABTA_DISK_FOLDER"), *path = getenv("RABTA_DISK_LOG");
  const char *fault = getenv("RABTA_DISK_FAULT"), *drop = getenv("RABTA_DISK_DROP");
  if (!named || !path) return;
  snprintf(folder, sizeof folder, "%s", named);
  folder_length = strlen(folder);
  if (fault) sscanf(fault, "%ld %ld %15s", &fault_number, &fault_error, fault_kind);
  if (drop) dropped = drop;
  REAL("open", int, const char *, int, ...);
  int file = real(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  // Out of the way, so that the program gets the numbers it would get by itself.
  log_file = file < 0 ? -1 : fcntl(file, F_DUPFD_CLOEXEC, 900);
  if (file >= 0) close(file);
}

// MARK: Names

// A path below the folder, relative to it; null when it lies elsewhere.
static const char *below(const char *path) {
  if (!folder_length || strncmp(path, folder, folder_length) != 0) return NULL;
  if (path[folder_length] == 0) return path + folder_length;
  return path[folder_length] == '/' ? path + folder_length + 1 : NULL;
}

// What an open file is called, into a buffer of PATH_MAX; null when it lies elsewhere.
static const char *name_of(int file, char *path) {
  char link[64];
  if (log_file < 0) return NULL;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t count = readlink(link, path, PATH_MAX - 1);
  if (count <= 0) return NULL;
  path[count] = 0;
  return below(path);
}

// The real name behind a folder's descriptor and a name in it.
static const char *resolve(int at, const char *name, char *path) {
  char whole[PATH_MAX * 2], start[PATH_MAX] = "", real[PATH_MAX];
  if (log_file < 0) return NULL;
  if (name[0] != '/') {
    if (at == AT_FDCWD) {
      if (!getcwd(start, sizeof start)) return NULL;
    } else {
      char link[64];
      snprintf(link, sizeof link, "/proc/self/fd/%d", at);
      ssize_t count = readlink(link, start, sizeof start - 1);
      if (count <= 0) return NULL;
      start[count] = 0;
    }
  }
  snprintf(whole, sizeof whole, "%s%s%s", start, start[0] ? "/" : "", name);
  char *slash = strrchr(whole, '/');
  if (!slash) return NULL;
  *slash = 0;
  if (!realpath(whole[0] ? whole : "/", real)) return NULL;
  if ((size_t)snprintf(path, PATH_MAX, "%s/%s", strcmp(real, "/") ? real : "", slash + 1) >=
      PATH_MAX)
    return NULL;
  return below(path);
}

static uint64_t node_of(int file) {
  struct stat found;
  return fstat(file, &found) == 0 ? found.st_ino : 0;
}

// MARK: The log

static void record(enum preload_call call, uint64_t node, int64_t offset, const char *path,
                   const char *second, const void *bytes, size_t count) {
  int error = errno;
  struct preload_record head = {
      .call = call,
      .process = (uint32_t)getpid(),
      .node = node,
      .offset = offset,
      .path_length = path ? (uint32_t)strlen(path) : 0,
      .second_length = second ? (uint32_t)strlen(second) : 0,
      .byte_count = count,
  };
  struct iovec parts[] = {
      {&head, sizeof head},
      {(void *)path, head.path_length},
      {(void *)second, head.second_length},
      {(void *)bytes, count},
  };
  REAL("writev", ssize_t, int, const struct iovec *, int);
  real(log_file, parts, 4);
  errno = error;
}

// MARK: What goes wrong

enum fate { GO_ON, FAIL, HALF, DIE, STOP };

static enum fate next_fate(bool is_write) {
  pthread_mutex_lock(&lock);
  enum fate fate = GO_ON;
  counted++;
  if (fault_number > 0 && counted >= fault_number) {
    bool first = counted == fault_number;
    if (strcmp(fault_kind, "onward") == 0) fate = FAIL;
    if (strcmp(fault_kind, "once") == 0 && first) fate = FAIL;
    if (strcmp(fault_kind, "die") == 0 && first) fate = DIE;
    if (strcmp(fault_kind, "stop") == 0 && first) fate = STOP;
    if (strcmp(fault_kind, "short") == 0) {
      if (first && is_write) {
        half_done = true;
        fate = HALF;
      } else if (first || half_done) {
        half_done = false;
        fate = FAIL;
      }
    }
  }
  pthread_mutex_unlock(&lock);
  return fate;
}

// Whether the call fails here; ends the program when that is its fate.
static bool fails(enum preload_call call, const char *path) {
  switch (next_fate(false)) {
  case DIE: _exit(137);
  case STOP: raise(SIGSTOP); return false;
  case FAIL:
    record(PRELOAD_FAILED, call, fault_error, path, NULL, NULL, 0);
    errno = (int)fault_error;
    return true;
  default: return false;
  }
}

static void unknown(const char *call, int file) {
  char path[PATH_MAX];
  if (name_of(file, path)) record(PRELOAD_UNKNOWN, 0, 0, call, NULL, NULL, 0);
}

// MARK: Making and opening

static int open_in(int at, const char *name, int flags, mode_t mode) {
  REAL("openat", int, int, const char *, int, ...);
  char path[PATH_MAX];
  const char *known = flags & (O_CREAT | O_TRUNC) ? resolve(at, name, path) : NULL;
  if (flags & O_TMPFILE & ~O_DIRECTORY) known = resolve(at, name, path);
  if (!known) return real(at, name, flags, mode);
  if (flags & O_TMPFILE & ~O_DIRECTORY)
    record(PRELOAD_UNKNOWN, 0, 0, "O_TMPFILE", NULL, NULL, 0);
  struct stat found;
  bool was_there = fstatat(at, name, &found, AT_SYMLINK_NOFOLLOW) == 0;
  if ((!was_there || (flags & O_TRUNC && found.st_size > 0)) &&
      fails(was_there ? PRELOAD_TRUNCATE : PRELOAD_CREATE, known))
    return -1;
  int file = real(at, name, flags, mode);
  if (file < 0) return file;
  if (!was_there)
    record(PRELOAD_CREATE, node_of(file), 0, known, NULL, NULL, 0);
  else if (flags & O_TRUNC && found.st_size > 0)
    record(PRELOAD_TRUNCATE, node_of(file), 0, known, NULL, NULL, 0);
  return file;
}

#define MODE_OF(flags) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | (O_TMPFILE & ~O_DIRECTORY))) { \
    va_list rest; \
    va_start(rest, flags); \
    mode = va_arg(rest, mode_t); \
    va_end(rest); \
  }

int open(const char *name, int flags, ...) {
  MODE_OF(flags)
  return open_in(AT_FDCWD, name, flags, mode);
}
int open64(const char *name, int flags, ...) {
  MODE_OF(flags)
  return open_in(AT_FDCWD, name, flags, mode);
}
int openat(int at, const char *name, int flags, ...) {
  MODE_OF(flags)
  return open_in(at, name, flags, mode);
}
int openat64(int at, const char *name, int flags, ...) {
  MODE_OF(flags)
  return open_in(at, name, flags, mode);
}
int creat(const char *name, mode_t mode) {
  return open_in(AT_FDCWD, name, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

int close(int file) {
  REAL("close", int, int);
  char path[PATH_MAX];
  // The log is the library's own.
  if (file == log_file && file >= 0) return 0;
  const char *known = name_of(file, path);
  uint64_t node = known ? node_of(file) : 0;
  int result = real(file);
  if (known) record(PRELOAD_CLOSE, node, 0, known, NULL, NULL, 0);
  return result;
}

int mkdirat(int at, const char *name, mode_t mode) {
  REAL("mkdirat", int, int, const char *, mode_t);
  char path[PATH_MAX];
  const char *known = resolve(at, name, path);
  if (known && fails(PRELOAD_MAKE_FOLDER, known)) return -1;
  int result = real(at, name, mode);
  struct stat found;
  if (known && result == 0 && fstatat(at, name, &found, AT_SYMLINK_NOFOLLOW) == 0)
    record(PRELOAD_MAKE_FOLDER, found.st_ino, 0, known, NULL, NULL, 0);
  return result;
}
int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }

// MARK: Writing

static ssize_t write_at(int file, const void *bytes, size_t count, off_t offset, bool positioned) {
  REAL("pwrite", ssize_t, int, const void *, size_t, off_t);
  char path[PATH_MAX];
  const char *known = name_of(file, path);
  if (!known) {
    ssize_t result = positioned ? real(file, bytes, count, offset) : plain_write(file, bytes, count);
    if (log_file >= 0 && !positioned && result > 0 && (file == 1 || file == 2))
      record(PRELOAD_SAID, (uint64_t)file, 0, NULL, NULL, bytes, (size_t)result);
    return result;
  }
  enum fate fate = next_fate(true);
  if (fate == FAIL) {
    record(PRELOAD_FAILED, PRELOAD_WRITE, fault_error, known, NULL, NULL, 0);
    errno = (int)fault_error;
    return -1;
  }
  if (fate != GO_ON) count /= 2;
  if (fcntl(file, F_GETFL) & O_APPEND) {
    struct stat found;
    offset = fstat(file, &found) == 0 ? found.st_size : 0;
  } else if (!positioned) {
    offset = lseek(file, 0, SEEK_CUR);
  }
  ssize_t result = positioned ? real(file, bytes, count, offset) : plain_write(file, bytes, count);
  if (result > 0)
    record(PRELOAD_WRITE, node_of(file), offset, known, NULL, bytes, (size_t)result);
  if (fate == DIE) _exit(137);
  if (fate == HALF) record(PRELOAD_FAILED, PRELOAD_WRITE, 0, known, NULL, NULL, 0);
  // A write that wrote less than it was asked to is gone on with by whoever asked.
  if (fate == STOP) raise(SIGSTOP);
  return result;
}

ssize_t write(int file, const void *bytes, size_t count) {
  return write_at(file, bytes, count, 0, false);
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  return write_at(file, bytes, count, offset, true);
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
  return write_at(file, bytes, count, offset, true);
}

// As many writes as it has parts: that is what a disk may make of it, too.
ssize_t writev(int file, const struct iovec *parts, int count) {
  ssize_t total = 0;
  for (int i = 0; i < count; i++) {
    if (parts[i].iov_len == 0) continue;
    ssize_t result = write_at(file, parts[i].iov_base, parts[i].iov_len, 0, false);
    if (result < 0) return total > 0 ? total : -1;
    total += result;
    if ((size_t)result < parts[i].iov_len) break;
  }
  return total;
}

int ftruncate(int file, off_t size) {
  REAL("ftruncate", int, int, off_t);
  char path[PATH_MAX];
  const char *known = name_of(file, path);
  if (known && fails(PRELOAD_TRUNCATE, known)) return -1;
  int result = real(file, size);
  if (known && result == 0) record(PRELOAD_TRUNCATE, node_of(file), size, known, NULL, NULL, 0);
  return result;
}
int ftruncate64(int file, off64_t size) { return ftruncate(file, size); }

// MARK: Making sure

int fdatasync(int file) {
  REAL("fdatasync", int, int);
  char path[PATH_MAX];
  const char *known = name_of(file, path);
  if (!known) return real(file);
  if (fails(PRELOAD_SYNC_DATA, known)) return -1;
  if (strcmp(dropped, "fdatasync") == 0) return 0;
  int result = real(file);
  if (result == 0) record(PRELOAD_SYNC_DATA, node_of(file), 0, known, NULL, NULL, 0);
  return result;
}

int fsync(int file) {
  REAL("fsync", int, int);
  char path[PATH_MAX];
  const char *known = name_of(file, path);
  if (!known) return real(file);
  if (fails(PRELOAD_SYNC, known)) return -1;
  if (strcmp(dropped, "fsync") == 0) return 0;
  int result = real(file);
  if (result == 0) record(PRELOAD_SYNC, node_of(file), 0, known, NULL, NULL, 0);
  return result;
}

// MARK: Names that change

int renameat2(int from, const char *name, int to, const char *other, unsigned int flags) {
  REAL("renameat2", int, int, const char *, int, const char *, unsigned int);
  char path[PATH_MAX], second[PATH_MAX];
  const char *known = resolve(from, name, path), *target = resolve(to, other, second);
  if (!known && !target) return real(from, name, to, other, flags);
  if (!known || !target || flags & ~RENAME_NOREPLACE)
    record(PRELOAD_UNKNOWN, 0, 0, "renameat2", NULL, NULL, 0);
  if (fails(PRELOAD_RENAME, known ? known : target)) return -1;
  int result = real(from, name, to, other, flags);
  if (result == 0 && known && target) record(PRELOAD_RENAME, 0, 0, known, target, NULL, 0);
  return result;
}
int renameat(int from, const char *name, int to, const char *other) {
  return renameat2(from, name, to, other, 0);
}
int rename(const char *name, const char *other) {
  return renameat2(AT_FDCWD, name, AT_FDCWD, other, 0);
}

int unlinkat(int at, const char *name, int flags) {
  REAL("unlinkat", int, int, const char *, int);
  char path[PATH_MAX];
  const char *known = resolve(at, name, path);
  struct stat found;
  // What is not there is not removed, and nothing can go wrong with it.
  if (!known || fstatat(at, name, &found, AT_SYMLINK_NOFOLLOW) != 0) return real(at, name, flags);
  enum preload_call call = flags & AT_REMOVEDIR ? PRELOAD_REMOVE_FOLDER : PRELOAD_UNLINK;
  if (fails(call, known)) return -1;
  int result = real(at, name, flags);
  if (result == 0) record(call, found.st_ino, 0, known, NULL, NULL, 0);
  return result;
}
int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }

// MARK: What no model knows

int linkat(int from, const char *name, int to, const char *other, int flags) {
  REAL("linkat", int, int, const char *, int, const char *, int);
  char path[PATH_MAX];
  if (resolve(to, other, path)) record(PRELOAD_UNKNOWN, 0, 0, "linkat", NULL, NULL, 0);
  return real(from, name, to, other, flags);
}
int truncate(const char *name, off_t size) {
  REAL("truncate", int, const char *, off_t);
  char path[PATH_MAX];
  if (resolve(AT_FDCWD, name, path)) record(PRELOAD_UNKNOWN, 0, 0, "truncate", NULL, NULL, 0);
  return real(name, size);
}
ssize_t copy_file_range(int from, off64_t *start, int to, off64_t *place, size_t count,
                        unsigned int flags) {
  REAL("copy_file_range", ssize_t, int, off64_t *, int, off64_t *, size_t, unsigned int);
  unknown("copy_file_range", to);
  return real(from, start, to, place, count, flags);
}
ssize_t sendfile(int to, int from, off_t *start, size_t count) {
  REAL("sendfile", ssize_t, int, int, off_t *, size_t);
  unknown("sendfile", to);
  return real(to, from, start, count);
}
int fallocate(int file, int mode, off_t start, off_t count) {
  REAL("fallocate", int, int, int, off_t, off_t);
  unknown("fallocate", file);
  return real(file, mode, start, count);
}
int posix_fallocate(int file, off_t start, off_t count) {
  REAL("posix_fallocate", int, int, off_t, off_t);
  unknown("posix_fallocate", file);
  return real(file, start, count);
}

// MARK: The clock

time_t time(time_t *place) {
  REAL("time", time_t, time_t *);
  const char *said = getenv("RABTA_DISK_TIME");
  time_t now = said ? (time_t)atoll(said) : real(NULL);
  if (place) *place = now;
  return now;
}

// MARK: What kind of disk it is

int statfs(const char *name, struct statfs *found) {
  REAL("statfs", int, const char *, struct statfs *);
  int result = real(name, found);
  const char *said = getenv("RABTA_DISK_SYSTEM");
  if (result == 0 && said) found->f_type = (__fsword_t)strtoul(said, NULL, 0);
  return result;
}

FILE *setmntent(const char *name, const char *mode) {
  REAL("setmntent", FILE *, const char *, const char *);
  const char *said = getenv("RABTA_DISK_MOUNTS");
  return real(said ? said : name, mode);
}
