// The floor under a desk's first screen: reads a checkpoint's rows.jsonl whole, finds the rows that
// stand on top of the queue, and shows them with bare ncurses until a key is pressed.

#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1

#include <fcntl.h>
#include <locale.h>
#include <ncursesw/curses.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *read_all(const char *path, size_t *size) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  struct stat found;
  if (file < 0 || fstat(file, &found) < 0) return NULL;
  char *bytes = malloc((size_t)found.st_size + 1);
  size_t filled = 0;
  ssize_t got;
  while (bytes && (got = read(file, bytes + filled, (size_t)found.st_size - filled)) > 0) {
    filled += (size_t)got;
  }
  close(file);
  if (bytes) bytes[filled] = 0;
  *size = filled;
  return bytes;
}

int main(int count, char **words) {
  size_t size = 0;
  char *bytes = count == 2 ? read_all(words[1], &size) : NULL;
  if (!bytes) return 1;
  char *end = bytes + size;

  // Where each line begins: head, state, open rows, ended rows, then a line for each case.
  size_t room = 1 << 20, lines = 0;
  char **starts = malloc(room * sizeof *starts);
  for (char *at = bytes; starts && at && at < end;) {
    if (lines == room) starts = realloc(starts, (room *= 2) * sizeof *starts);
    if (starts) starts[lines++] = at;
    char *line_end = memchr(at, '\n', (size_t)(end - at));
    at = line_end ? line_end + 1 : NULL;
  }
  if (!starts || lines < 4) return 1;

  setlocale(LC_ALL, "C.UTF-8");
  if (!newterm(NULL, stdout, stdin)) return 1;
  raw();
  noecho();
  curs_set(0);
  char *at = starts[2] + 1;
  for (int row = 1; row < LINES - 1 && *at >= '0' && *at <= '9'; row++) {
    size_t number = strtoul(at, &at, 10) + 4;
    if (*at == ',') at++;
    if (number >= lines) continue;
    char *text = starts[number];
    mvaddnstr(row, 1, text, (int)strcspn(text, "\n") < COLS - 2 ? (int)strcspn(text, "\n") : COLS - 2);
  }
  mvaddstr(LINES - 1, 0, " ? help");
  refresh();
  getch();
  endwin();
  return 0;
}
