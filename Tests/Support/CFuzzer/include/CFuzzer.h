#pragma once

#include <stddef.h>
#include <stdint.h>

// The way into libFuzzer that leaves `main` to the program; no header of the toolchain declares it.

#pragma clang assume_nonnull begin

/// Runs `callback` on inputs as the arguments say (llvm.org/docs/LibFuzzer.html) and returns when it is
/// done. A callback returns 0.
int LLVMFuzzerRunDriver(
    int *argc, char *_Nullable *_Nonnull *_Nonnull argv,
    int (*callback)(const uint8_t *bytes, size_t count));

/// Changes bytes in place as libFuzzer does by itself, up to `most` of them, and returns how many there
/// are then.
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t count, size_t most);

#pragma clang assume_nonnull end
