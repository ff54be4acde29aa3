#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include "Internal.h"

#include <ncursesw/curses.h>

static struct {
  attr_t attributes;
  int pair;
} styles[TERMINAL_STYLES];

static cchar_t row_cells[MOST_COLUMNS];
static int row_count;

void terminal_style(int style, int attributes, int color) {
  attr_t bits = 0;
  if (attributes & TERMINAL_BOLD) bits |= A_BOLD;
  if (attributes & TERMINAL_DIM) bits |= A_DIM;
  if (attributes & TERMINAL_UNDERLINE) bits |= A_UNDERLINE;
  if (attributes & TERMINAL_REVERSE) bits |= A_REVERSE;
  int pair = terminal_has_colors() && color >= 0 ? alloc_pair(color % COLORS, -1) : 0;
  styles[style].attributes = bits;
  styles[style].pair = pair < 0 ? 0 : pair;
}

void terminal_add(const uint32_t *scalars, int count, int style) {
  if (row_count == MOST_COLUMNS) return;
  wchar_t text[CCHARW_MAX + 1] = {0};
  for (int i = 0; i < count && i < CCHARW_MAX; i++) text[i] = (wchar_t)scalars[i];
  int pair = styles[style].pair;
  setcchar(&row_cells[row_count++], text, styles[style].attributes, (short)pair, &pair);
}

void terminal_put_row(int row) {
  mvwadd_wchnstr(stdscr, row, 0, row_cells, row_count);
  row_count = 0;
}

void terminal_show(int column, int row) {
  if (!terminal_is_taken()) return;
  bool is_hidden = column < 0;
  bool is_gathered = terminal_gather_output();
  curs_set(is_hidden ? 0 : 1);
  wmove(stdscr, is_hidden ? getmaxy(stdscr) - 1 : row, is_hidden ? 0 : column);
  wnoutrefresh(stdscr);
  doupdate();
  if (is_gathered) terminal_send_output();
}
