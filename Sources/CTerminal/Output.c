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

FILE *terminal_open_output(void) {
  descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  file = descriptor < 0 ? NULL : fdopen(descriptor, "w");
  memory = memfd_create("frame", MFD_CLOEXEC);  // Without one it goes out in pieces.
  return file ? file : stdout;
}

void terminal_close_output(void) {
  if (file) fclose(file);
  if (memory >= 0) close(memory);
  file = NULL;
  descriptor = memory = -1;
}

bool terminal_gather_output(void) {
  return file && memory >= 0 && lseek(memory, 0, SEEK_SET) == 0
         && dup3(memory, descriptor, O_CLOEXEC) >= 0;
}

static void write_all(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
    } else if (errno == EAGAIN) {
      struct pollfd room = {.fd = STDOUT_FILENO, .events = POLLOUT};
      poll(&room, 1, -1);
    } else if (errno != EINTR) {
      return;  // A terminal that is gone says so where keys are read.
    }
  }
}

void terminal_send_output(void) {
  off_t size = lseek(memory, 0, SEEK_CUR);
  dup3(STDOUT_FILENO, descriptor, O_CLOEXEC);
  char piece[16 * 1024];
  for (off_t at = 0; at < size;) {
    size_t wanted = size - at < (off_t)sizeof piece ? (size_t)(size - at) : sizeof piece;
    ssize_t got = pread(memory, piece, wanted, at);
    if (got <= 0) return;
    write_all(piece, (size_t)got);
    at += got;
  }
}
