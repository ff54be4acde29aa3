#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "CPty.h"

// libvterm as plain functions: a terminal that is fed bytes and tells what a person would see.

#pragma clang assume_nonnull begin

typedef struct cvterm cvterm;

/// A cell's looks. A colour is -1 for the terminal's own, 0...255 of the palette, or 0x1RRGGBB.
typedef struct {
  bool bold, underline, reverse;
  int32_t foreground, background;
} cvterm_style;

/// The keys that have a name and no character.
typedef enum {
  CVTERM_ENTER,
  CVTERM_TAB,
  CVTERM_BACKSPACE,
  CVTERM_ESCAPE,
  CVTERM_UP,
  CVTERM_DOWN,
  CVTERM_LEFT,
  CVTERM_RIGHT,
  CVTERM_INSERT,
  CVTERM_DELETE,
  CVTERM_HOME,
  CVTERM_END,
  CVTERM_PAGE_UP,
  CVTERM_PAGE_DOWN,
} cvterm_key;

cvterm *cvterm_new(int rows, int columns);
void cvterm_free(cvterm *terminal);
void cvterm_resize(cvterm *terminal, int rows, int columns);

/// What a program wrote, in pieces of any size.
void cvterm_feed(cvterm *terminal, const void *bytes, size_t count);

/// Moves what the terminal has to say to the program into `bytes`, and returns how much it was:
/// keys pressed, and answers to what the program asked.
size_t cvterm_replies(cvterm *terminal, void *bytes, size_t count);

/// A key as the program wants it at this moment; `modifiers`: 1 shift, 2 alt, 4 control.
void cvterm_press(cvterm *terminal, cvterm_key key, int modifiers);
void cvterm_press_function(cvterm *terminal, int number, int modifiers);

/// The marks around what is pasted, when the program wants them.
void cvterm_paste(cvterm *terminal, bool begins);

/// A row as UTF-8, blanks for empty cells and nothing for the second half of a wide one. Returns
/// its length; at most `count` bytes are written.
size_t cvterm_row(const cvterm *terminal, int row, char *text, size_t count);

cvterm_style cvterm_style_at(const cvterm *terminal, int row, int column);
int cvterm_cursor_row(const cvterm *terminal);
int cvterm_cursor_column(const cvterm *terminal);
bool cvterm_cursor_is_visible(const cvterm *terminal);
bool cvterm_is_alternate(const cvterm *terminal);

#pragma clang assume_nonnull end
