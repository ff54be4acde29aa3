#define _GNU_SOURCE
#include "include/CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <mntent.h>
#include <pthread.h>
#include <sodium.h>
#include <stdio.h>
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

// MARK: Secrets and sealed streams

void *platform_secret_make(size_t count) {
  pthread_once(&sodium_once, start_sodium);
  void *secret = sodium_malloc(count);
  if (!secret) abort();
  sodium_memzero(secret, count);
  return secret;
}

void platform_secret_free(void *secret) { sodium_free(secret); }

bool platform_key(void *key, const void *passphrase, size_t passphrase_count, const void *salt,
                  uint64_t passes, size_t memory) {
  pthread_once(&sodium_once, start_sodium);
  _Static_assert(crypto_pwhash_SALTBYTES == 16, "the salt's length is part of the format");
  _Static_assert(crypto_secretstream_xchacha20poly1305_KEYBYTES == 32, "so is the key's");
  return crypto_pwhash(key, 32, passphrase, passphrase_count, salt, passes, memory,
                       crypto_pwhash_ALG_ARGON2ID13) == 0;
}

_Static_assert(platform_stream_start_count == crypto_secretstream_xchacha20poly1305_HEADERBYTES &&
                   platform_stream_extra_count == crypto_secretstream_xchacha20poly1305_ABYTES,
               "the pieces' lengths are part of the format");

size_t platform_stream_state_count(void) {
  return sizeof(crypto_secretstream_xchacha20poly1305_state);
}

void platform_stream_push_start(void *state, void *start, const void *key) {
  crypto_secretstream_xchacha20poly1305_init_push(state, start, key);
}

void platform_stream_push(void *state, void *sealed, const void *plain, size_t count,
                          const void *bound, size_t bound_count, bool is_last) {
  unsigned char tag = is_last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                              : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
  crypto_secretstream_xchacha20poly1305_push(state, sealed, NULL, plain, count, bound, bound_count,
                                             tag);
}

bool platform_stream_pull_start(void *state, const void *start, const void *key) {
  return crypto_secretstream_xchacha20poly1305_init_pull(state, start, key) == 0;
}

int platform_stream_pull(void *state, void *plain, const void *sealed, size_t count,
                         const void *bound, size_t bound_count) {
  unsigned char tag;
  if (crypto_secretstream_xchacha20poly1305_pull(state, plain, NULL, &tag, sealed,
                                                 count + platform_stream_extra_count, bound,
                                                 bound_count) != 0)
    return -1;
  if (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) return 1;
  return tag == crypto_secretstream_xchacha20poly1305_TAG_MESSAGE ? 0 : -1;
}

// MARK: Names

// Not every file system knows how to rename without replacing; there the name is looked for before.
int platform_rename_new(int folder, const char *from, const char *to) {
  if (renameat2(folder, from, folder, to, RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  if (faccessat(folder, to, F_OK, AT_SYMLINK_NOFOLLOW) == 0) return EEXIST;
  return renameat(folder, from, folder, to) == 0 ? 0 : errno;
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
