#define _GNU_SOURCE
#include "include/CPty.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

int cpty_open(int rows, int columns, int *ours, int *theirs) {
  char name[64];
  *ours = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (*ours < 0) return errno;
  if (grantpt(*ours) == 0 && unlockpt(*ours) == 0 && cpty_resize(*ours, rows, columns) == 0 &&
      ptsname_r(*ours, name, sizeof name) == 0) {
    // Held open by us too, so that nothing is lost or reset when the program goes.
    *theirs = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (*theirs >= 0) return 0;
  }
  int error = errno;
  close(*ours);
  return error;
}

int cpty_resize(int ours, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(ours, TIOCSWINSZ, &size) == 0 ? 0 : errno;
}

int cpty_spawn(int ours, const char *path, char *const *arguments, char *const *environment,
               const char *folder, pid_t *process) {
  char name[64];
  int error = ptsname_r(ours, name, sizeof name);
  if (error) return error;

  sigset_t all, none;
  sigfillset(&all);
  sigemptyset(&none);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);

  // The first terminal that the leader of a session opens becomes its controlling terminal.
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0);
  posix_spawn_file_actions_adddup2(&actions, 0, 1);
  posix_spawn_file_actions_adddup2(&actions, 0, 2);
  posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  if (folder) posix_spawn_file_actions_addchdir_np(&actions, folder);

  error = posix_spawn(process, path, &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return error;
}
