#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What Swift can't see of Linux and libsodium. Nothing here decides anything.

#pragma clang assume_nonnull begin

/// BLAKE2b-256 over two pieces as if they were one, in lower-case hex with a closing zero.
/// Two, because the chain joins what came before to what comes now; either may be empty.
void platform_digest(const void *_Nullable first, size_t first_count, const void *_Nullable second,
                     size_t second_count, char hex[_Nonnull 65]);

/// Fills `bytes` with what nobody can guess.
void platform_random(void *bytes, size_t count);

/// A quick checksum (XXH3) against accidents, not against anybody: started, fed, and finished once,
/// which frees it.
void *platform_checksum_start(void);
void platform_checksum_add(void *state, const void *_Nullable bytes, size_t count);
uint64_t platform_checksum_finish(void *state);

/// Memory for a secret: kept out of the swap and of core files where the system allows it, wiped when
/// it is freed. A program for which there is none left ends.
void *platform_secret_make(size_t count);
void platform_secret_free(void *_Nullable secret);

/// Argon2id (version 1.3, one lane): 32 bytes of key from a passphrase and 16 bytes of salt. Reads
/// `passes` times over `memory` bytes; false when there isn't that much memory.
bool platform_key(void *key, const void *passphrase, size_t passphrase_count, const void *salt,
                  uint64_t passes, size_t memory);

// A sealed stream (libsodium's secretstream, XChaCha20-Poly1305). Its state is a secret too.
enum { platform_stream_start_count = 24, platform_stream_extra_count = 17 };
size_t platform_stream_state_count(void);
/// Begins a stream and says with which 24 bytes it starts.
void platform_stream_push_start(void *state, void *start, const void *key);
/// Seals a piece into `count` and 17 bytes. `bound` isn't in them, but must be the same on opening.
void platform_stream_push(void *state, void *sealed, const void *plain, size_t count,
                          const void *_Nullable bound, size_t bound_count, bool is_last);
bool platform_stream_pull_start(void *state, const void *start, const void *key);
/// Opens a piece of `count` and 17 bytes: 0, 1 when it is the last, -1 when it isn't the one that
/// was sealed at this place.
int platform_stream_pull(void *state, void *plain, const void *sealed, size_t count,
                         const void *_Nullable bound, size_t bound_count);

/// Renames a file unless something has the new name: 0, or the error number, which is then EEXIST.
int platform_rename_new(int folder, const char *from, const char *to);

/// Takes the exclusive lock of an open file description without waiting: 0, or the error number,
/// which is EAGAIN or EACCES when another holds it. Closing the file gives it back.
int platform_try_lock(int file);

/// A descriptor that is readable once a file in `folder` is made, written or moved in; -1 and
/// `errno` when the system has none left.
int platform_watch(const char *folder);

/// Reads away what a watch has to tell.
void platform_drain(int watch);

/// The name of the network file system that holds `path`; null when it is a local disk, or when
/// nothing can be learnt.
const char *_Nullable platform_network_file_system(const char *path);

#pragma clang assume_nonnull end
