#pragma once

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
