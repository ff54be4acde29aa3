// The floors under what a screen does, with bare ncurses and nothing else.
//
//   rabta-floor ROWS           reads a checkpoint's rows.jsonl whole, finds the rows that stand on top
//                              of the queue, and shows them until a key is pressed
//   rabta-floor --pages PAGES  shows ready-made screens, the next one with each key

#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1

#include <fcntl.h>
#include <locale.h>
#include <stdbool.h>
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

static bool open_screen(void) {
  setlocale(LC_ALL, "C.UTF-8");
  if (!newterm(NULL, stdout, stdin)) return false;
  raw();
  noecho();
  start_color();
  use_default_colors();
  return true;
}

// A screen: a line with the cursor's row and column, then for each row `ATTRIBUTES COLOUR BYTES TEXT`
// again and again, a line a piece, and an empty line at its end.
static char *show_page(char *at) {
  int cursor_row = (int)strtol(at, &at, 10), cursor_column = (int)strtol(at, &at, 10);
  at++;
  for (int row = 0; row < LINES; row++) {
    move(row, 0);
    while (*at != '\n') {
      long attributes = strtol(at, &at, 10), color = strtol(at, &at, 10), bytes = strtol(at, &at, 10);
      at++;
      attr_t shown = 0;
      if (attributes & 1) shown |= A_BOLD;
      if (attributes & 2) shown |= A_DIM;
      if (attributes & 4) shown |= A_UNDERLINE;
      if (attributes & 8) shown |= A_REVERSE;
      attr_set(shown, (short)(color < 0 ? 0 : alloc_pair((int)color, -1)), NULL);
      addnstr(at, (int)bytes);
      at += bytes + 1;
    }
    at++;
  }
  move(cursor_row, cursor_column);
  refresh();
  return at;
}

static int show_pages(char *bytes, size_t size) {
  if (!open_screen()) return 1;
  keypad(stdscr, TRUE);
  nonl();
  for (char *at = bytes; at < bytes + size; getch()) at = show_page(at);
  endwin();
  return 0;
}

int main(int count, char **words) {
  size_t size = 0;
  if (count == 3 && strcmp(words[1], "--pages") == 0) {
    char *pages = read_all(words[2], &size);
    return pages ? show_pages(pages, size) : 1;
  }
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

  if (!open_screen()) return 1;
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
