#define _GNU_SOURCE
#include "include/CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <mntent.h>
#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/vfs.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

// MARK: Hashing and randomness

static pthread_once_t sodium_once = PTHREAD_ONCE_INIT;

// Without randomness every id would be a guess away, so there is nothing to go on with.
static void start_sodium(void) {
  if (sodium_init() < 0) abort();
}

void platform_digest(const void *first, size_t first_count, const void *second, size_t second_count,
                     char hex[65]) {
  pthread_once(&sodium_once, start_sodium);
  unsigned char digest[32];
  crypto_generichash_state state;
  crypto_generichash_init(&state, NULL, 0, sizeof digest);
  crypto_generichash_update(&state, first, first_count);
  crypto_generichash_update(&state, second, second_count);
  crypto_generichash_final(&state, digest, sizeof digest);
  sodium_bin2hex(hex, 65, digest, sizeof digest);
}

void platform_random(void *bytes, size_t count) {
  pthread_once(&sodium_once, start_sodium);
  randombytes_buf(bytes, count);
}

// MARK: The lock

// An open file description's lock, not the process's: closing some other descriptor of the same
// file does not lose it, and two desks in one process exclude each other.
int platform_try_lock(int file) {
  struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  return fcntl(file, F_OFD_SETLK, &lock) == 0 ? 0 : errno;
}

// MARK: The watch

int platform_watch(const char *folder) {
  int watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (watch < 0) return -1;
  if (inotify_add_watch(watch, folder, IN_CREATE | IN_MODIFY | IN_MOVED_TO) < 0) {
    int error = errno;
    close(watch);
    errno = error;
    return -1;
  }
  return watch;
}

void platform_drain(int watch) {
  char events[4096];
  while (read(watch, events, sizeof events) > 0) continue;
}

// MARK: Network file systems

// FUSE says only "FUSE"; what serves it stands in the list of mounts, as `fuse.sshfs`. The longest
// mount point above the folder is its own; of two with the same name the later hides the earlier.
static const char *network_fuse(const char *path) {
  static const char *const known[] = {"sshfs",      "s3fs",      "rclone",    "goofys",
                                      "glusterfs",  "ceph-fuse", "davfs",     "gvfsd-fuse",
                                      "curlftpfs",  "smbnetfs",  "beegfs"};
  const char *found = NULL;
  char *real = realpath(path, NULL);
  FILE *mounts = setmntent("/proc/self/mounts", "re");
  struct mntent entry;
  char text[8192];
  size_t longest = 0;
  while (real && mounts && getmntent_r(mounts, &entry, text, sizeof text)) {
    size_t length = strlen(entry.mnt_dir);
    if (length > 1 && entry.mnt_dir[length - 1] == '/') length--;
    if (length < longest || strncmp(real, entry.mnt_dir, length) != 0) continue;
    if (length > 1 && real[length] != '/' && real[length] != 0) continue;
    longest = length;
    found = NULL;
    if (strncmp(entry.mnt_type, "fuse.", 5) != 0) continue;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
      if (strcmp(entry.mnt_type + 5, known[i]) == 0) found = known[i];
  }
  if (mounts) endmntent(mounts);
  free(real);
  return found;
}

const char *platform_network_file_system(const char *path) {
  struct statfs system;
  if (statfs(path, &system) != 0) return NULL;
  switch ((unsigned int)system.f_type) {  // The numbers of linux/magic.h and statfs(2).
  case 0x6969: return "NFS";
  case 0x517B:
  case 0xFE534D42:
  case 0xFF534D42: return "SMB";
  case 0x5346414F:
  case 0x6B414653: return "AFS";
  case 0x73757245: return "Coda";
  case 0x00C36400: return "Ceph";
  case 0x0BD00BD0: return "Lustre";
  case 0x65735546: return network_fuse(path);
  default: return NULL;
  }
}

// MARK: Checksums

void *platform_checksum_start(void) {
  XXH3_state_t *state = XXH3_createState();
  if (!state) abort();
  XXH3_64bits_reset(state);
  return state;
}

void platform_checksum_add(void *state, const void *bytes, size_t count) {
  XXH3_64bits_update(state, bytes, count);
}

uint64_t platform_checksum_finish(void *state) {
  uint64_t sum = XXH3_64bits_digest(state);
  XXH3_freeState(state);
  return sum;
}
