#define _GNU_SOURCE
#include "Internal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

// ncurses flushes with each move of the cursor: a frame goes out in about a hundred pieces, each of
// which wakes whoever is reading and may be seen half drawn. So it has a descriptor of its own, which is
// memory while a frame is made; then all of it goes to the terminal at once.
static FILE *file;
static int descriptor = -1, memory = -1;

// The terminal once more, as a file of our own that doesn't block: a screen that hangs must not keep the
// program from ending.
static int direct = -1;

FILE *terminal_open_output(void) {
  descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  file = descriptor < 0 ? NULL : fdopen(descriptor, "w");
  memory = memfd_create("frame", MFD_CLOEXEC);  // Without one it goes out in pieces.
  direct = open("/proc/self/fd/1", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  return file ? file : stdout;
}

void terminal_close_output(void) {
  if (file) fclose(file);
  if (memory >= 0) close(memory);
  if (direct >= 0) close(direct);
  file = NULL;
  descriptor = memory = direct = -1;
}

bool terminal_gather_output(void) {
  return file && memory >= 0 && lseek(memory, 0, SEEK_SET) == 0
         && dup3(memory, descriptor, O_CLOEXEC) >= 0;
}

// Whether it goes on: a terminal that takes no more is waited for, unless the program is to end.
static bool wait_for_room(int output) {
  struct pollfd room = {.fd = output, .events = POLLOUT};
  while (poll(&room, 1, 250) <= 0) {
    if (!terminal_is_asked_to_end()) continue;
    terminal_let_output_go();
    return false;
  }
  return true;
}

static bool write_all(const char *bytes, size_t count) {
  int output = direct >= 0 ? direct : STDOUT_FILENO;  // It may be another's, and not to be opened.
  while (count > 0) {
    ssize_t written = write(output, bytes, count);
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
    } else if (errno == EAGAIN) {
      if (!wait_for_room(output)) return false;
    } else if (errno != EINTR) {
      return false;  // A terminal that is gone says so where keys are read.
    }
  }
  return true;
}

void terminal_send_output(void) {
  off_t size = lseek(memory, 0, SEEK_CUR);
  dup3(STDOUT_FILENO, descriptor, O_CLOEXEC);
  char piece[16 * 1024];
  for (off_t at = 0; at < size;) {
    size_t wanted = size - at < (off_t)sizeof piece ? (size_t)(size - at) : sizeof piece;
    ssize_t got = pread(memory, piece, wanted, at);
    if (got <= 0) return;
    if (!write_all(piece, (size_t)got)) return;
    at += got;
  }
}
