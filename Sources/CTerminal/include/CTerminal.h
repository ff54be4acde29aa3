#pragma once

#include <stdbool.h>
#include <stdint.h>

// ncursesw as plain functions, for Swift sees neither its macros nor its globals, and what must be
// done in signal handlers, where Swift may not run. One terminal a process, on the main thread.

#pragma clang assume_nonnull begin

// MARK: The screen (Screen.c)

enum terminal_answer {
  TERMINAL_READY,
  TERMINAL_NOT_A_TTY,   ///< Standard input or output is none.
  TERMINAL_NOT_KNOWN,   ///< TERM is unset, or terminfo has no such entry.
  TERMINAL_TOO_SIMPLE,  ///< It can't place the cursor or clear the screen.
};

/// Takes over the terminal. While it is taken, standard error goes to `log`, made readable by its
/// owner only, or nowhere. Never ends the process, as `initscr` would.
enum terminal_answer terminal_open(const char *_Nullable log);

/// Gives the terminal back as it was.
void terminal_close(void);

/// Gives the terminal back, stops the process as Ctrl-Z does in a shell, and takes the terminal
/// again when the process is continued, unless it is continued in order to end.
void terminal_suspend(void);

/// Takes the terminal again after somebody else has had it, and draws everything anew.
void terminal_retake(void);

/// Whether the environment asks for UTF-8. Text is written as UTF-8 in any case: the terminal of
/// an environment that says nothing nearly always shows it, but lines are safer in ASCII.
bool terminal_shows_utf8(void);

/// Fits the screen to the terminal's size, and tells it.
void terminal_fit(int *columns, int *rows);

/// Whether the terminal has colours and can return to its own.
bool terminal_has_colors(void);

// MARK: Styles and cells (Cells.c)

enum { TERMINAL_BOLD = 1, TERMINAL_DIM = 2, TERMINAL_UNDERLINE = 4, TERMINAL_REVERSE = 8 };
enum { TERMINAL_STYLES = 64 };

/// Says what a style is: attributes, and a colour from 0 to 15 or -1 for the terminal's own. The
/// background is always the terminal's own.
void terminal_style(int style, int attributes, int color);

/// Adds a glyph to the right of the row being made: a base and up to four marks on it.
void terminal_add(const uint32_t *scalars, int count, int style);

/// Puts what was added into a row, from its first column.
void terminal_put_row(int row);

/// Shows what changed, with the cursor at a place, or hidden when `column` is negative.
void terminal_show(int column, int row);

// MARK: Keys (Keys.c)

/// A key code from `terminal_key` that is no byte is one of these plus modifiers.
enum {
  TERMINAL_CTRL = 1,
  TERMINAL_ALT = 2,
  TERMINAL_IGNORED = 0x1000,
  TERMINAL_PASTE_BEGIN = 0x1010,
  TERMINAL_PASTE_END = 0x1020,
  TERMINAL_UP = 0x1030,
  TERMINAL_DOWN = 0x1040,
  TERMINAL_LEFT = 0x1050,
  TERMINAL_RIGHT = 0x1060,
  TERMINAL_HOME = 0x1070,
  TERMINAL_END = 0x1080,
  TERMINAL_PAGE_UP = 0x1090,
  TERMINAL_PAGE_DOWN = 0x10A0,
  TERMINAL_INSERT = 0x10B0,
  TERMINAL_DELETE = 0x10C0,
  TERMINAL_BACKSPACE = 0x10D0,
  TERMINAL_BACK_TAB = 0x10E0,
  TERMINAL_ENTER = 0x10F0,
  TERMINAL_FUNCTION = 0x1100,  ///< Plus 16 times the number of the key.
  TERMINAL_MOUSE = 1 << 28,  ///< Plus what was done, the row and the column, in so many bits each.
  TERMINAL_MOUSE_BITS = 12,
};

/// What can be done with a mouse.
enum { TERMINAL_PRESS, TERMINAL_WHEEL_UP, TERMINAL_WHEEL_DOWN };

/// Asks the terminal to tell what the mouse does, or no more. While it tells, the terminal's own
/// marking and copying takes Shift.
void terminal_listen_to_mouse(bool listens);

/// The next waiting byte or key code, or -1 when none is waiting. Bytes are handed out as they
/// come: ncurses' own reading of wide characters loses half of one that arrives in two pieces.
int terminal_key(void);

// MARK: Signals (Signals.c)

/// Readable when a signal has come.
int terminal_signal_descriptor(void);

/// Signals since the last call, bit N for signal N: WINCH, TSTP, CONT, and those that ask to end: TERM,
/// HUP, INT, QUIT, and what else ends a program that doesn't expect it. One of those that comes twice
/// before it was taken ends the process, for then nobody is taking; only HUP is sent twice by habit.
uint64_t terminal_take_signals(void);

/// The signal to end that is among some, or 0.
int terminal_ending_among(uint64_t signals);

/// From here on a crash gives the terminal back, says `sentence` on standard error, and leaves no
/// core, which could hold a case. Takes the place of Swift's backtracer, which would print memory.
void terminal_guard_against_crashes(const char *sentence);

// MARK: Without a screen (Signals.c)

/// From now on a signal to end is only noted, once; a second one ends the process after all. What the
/// process was told to ignore when it was started stays ignored.
void terminal_catch_stop(void);

/// Whether a signal to end has come.
bool terminal_is_asked_to_end(void);

/// The signal to end that has come, or 0.
int terminal_ending_signal(void);

/// Whether the environment asks for UTF-8, without a screen.
bool terminal_asks_for_utf8(void);

#pragma clang assume_nonnull end
