#pragma once

#include <sys/types.h>

// A pseudo-terminal and a program in it: what Swift can't see of glibc.

#pragma clang assume_nonnull begin

/// Opens both ends of a new pseudo-terminal of this size: 0, or the error number. Neither end is
/// inherited by programs, and `ours`, the side of the person, never blocks.
int cpty_open(int rows, int columns, int *ours, int *theirs);

/// Says the new size, which sends SIGWINCH to who is in front.
int cpty_resize(int ours, int rows, int columns);

/// Starts a program as the leader of a session of its own with the other end of `ours` as its
/// controlling terminal, and nothing else open or blocked: 0, or the error number.
int cpty_spawn(int ours, const char *path, char *_Nullable const *_Nonnull arguments,
               char *_Nullable const *_Nonnull environment, const char *_Nullable folder,
               pid_t *process);

#pragma clang assume_nonnull end
