#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include "Internal.h"

#include <ncursesw/curses.h>
#include <ncursesw/term.h>
#include <stdio.h>
#include <string.h>

// Reading from a window would first refresh it; a pad is never shown.
static WINDOW *pad;

// What ncurses calls a key, its capability with modifiers (a digit follows; shift alone has none),
// and what xterm and its many likes send, for where TERM names an older terminal than there is.
static const struct {
  int curses, ours;
  const char *capability, *plain, *modified;
} keys[] = {
    {KEY_UP, TERMINAL_UP, "kUP", "\033[A", "\033[1;%dA"},
    {KEY_DOWN, TERMINAL_DOWN, "kDN", "\033[B", "\033[1;%dB"},
    {KEY_RIGHT, TERMINAL_RIGHT, "kRIT", "\033[C", "\033[1;%dC"},
    {KEY_LEFT, TERMINAL_LEFT, "kLFT", "\033[D", "\033[1;%dD"},
    {KEY_HOME, TERMINAL_HOME, "kHOM", "\033[H", "\033[1;%dH"},
    {KEY_END, TERMINAL_END, "kEND", "\033[F", "\033[1;%dF"},
    {KEY_FIND, TERMINAL_HOME, NULL, "\033[1~", NULL},
    {KEY_SELECT, TERMINAL_END, NULL, "\033[4~", NULL},
    {KEY_A1, TERMINAL_HOME, NULL, "\033[7~", NULL},
    {KEY_C1, TERMINAL_END, NULL, "\033[8~", NULL},
    {KEY_IC, TERMINAL_INSERT, "kIC", "\033[2~", "\033[2;%d~"},
    {KEY_DC, TERMINAL_DELETE, "kDC", "\033[3~", "\033[3;%d~"},
    {KEY_PPAGE, TERMINAL_PAGE_UP, "kPRV", "\033[5~", "\033[5;%d~"},
    {KEY_NPAGE, TERMINAL_PAGE_DOWN, "kNXT", "\033[6~", "\033[6;%d~"},
    {KEY_A3, TERMINAL_PAGE_UP, NULL, NULL, NULL},
    {KEY_C3, TERMINAL_PAGE_DOWN, NULL, NULL, NULL},
    {KEY_BACKSPACE, TERMINAL_BACKSPACE, NULL, NULL, NULL},
    {KEY_BTAB, TERMINAL_BACK_TAB, NULL, "\033[Z", NULL},
    {KEY_ENTER, TERMINAL_ENTER, NULL, NULL, NULL},
    {KEY_SR, TERMINAL_UP, NULL, NULL, NULL},
    {KEY_SF, TERMINAL_DOWN, NULL, NULL, NULL},
};
enum { KEYS = sizeof keys / sizeof *keys };

static void define(const char *sequence, int code, bool replaces) {
  if (replaces || key_defined(sequence) == 0) define_key(sequence, code);
}

// After xterm: the number is one more than the sum of shift (1), alt (2) and ctrl (4).
static void define_modified(int index, int number) {
  int bits = number - 1;
  int code = keys[index].ours | (bits & 2 ? TERMINAL_ALT : 0) | (bits & 4 ? TERMINAL_CTRL : 0);
  char text[32];
  snprintf(text, sizeof text, number > 2 ? "%s%d" : "%s", keys[index].capability, number);
  const char *known = tigetstr(text);
  if (known && known != (char *)-1 && *known == '\033') define(known, code, true);
  snprintf(text, sizeof text, keys[index].modified, number);
  define(text, code, false);
}

void terminal_open_keys(void) {
  pad = newpad(1, 1);
  keypad(pad, TRUE);
  nodelay(pad, TRUE);
  for (int i = 0; i < KEYS; i++) {
    if (keys[i].plain) define(keys[i].plain, keys[i].ours, false);
    if (!keys[i].modified) continue;
    for (int number = 2; number <= 8; number++) define_modified(i, number);
  }
  define("\033[200~", TERMINAL_PASTE_BEGIN, true);
  define("\033[201~", TERMINAL_PASTE_END, true);
}

// What ncurses has told of the mouse, in one number.
static int mouse(void) {
  MEVENT event;
  if (getmouse(&event) == ERR || event.x < 0 || event.y < 0) return TERMINAL_IGNORED;
  int what = event.bstate & BUTTON4_PRESSED   ? TERMINAL_WHEEL_UP
             : event.bstate & BUTTON5_PRESSED ? TERMINAL_WHEEL_DOWN
             : event.bstate & BUTTON1_PRESSED ? TERMINAL_PRESS
                                              : -1;
  if (what < 0 || event.x >= MOST_COLUMNS || event.y >= MOST_ROWS) return TERMINAL_IGNORED;
  return TERMINAL_MOUSE | what << 2 * TERMINAL_MOUSE_BITS | event.y << TERMINAL_MOUSE_BITS | event.x;
}

void terminal_close_keys(void) {
  delwin(pad);
  pad = NULL;
}

int terminal_key(void) {
  int code = wgetch(pad);
  if (code == ERR) return -1;
  if (code < 256 || code >= TERMINAL_IGNORED) return code;
  if (code == KEY_MOUSE) return mouse();
  for (int i = 0; i < KEYS; i++)
    if (keys[i].curses == code) return keys[i].ours;
  if (code > KEY_F0 && code <= KEY_F(63)) return TERMINAL_FUNCTION + 16 * (code - KEY_F0);
  return TERMINAL_IGNORED;
}
