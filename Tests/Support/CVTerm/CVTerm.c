#include "include/CVTerm.h"

#include <stdlib.h>
#include <string.h>
#include <vterm.h>

struct cvterm {
  VTerm *vterm;
  VTermScreen *screen;
  bool cursor_is_visible, is_alternate;
  char *replies;
  size_t replies_count, replies_room;
};

// MARK: What libvterm tells

static int property_changed(VTermProp property, VTermValue *value, void *user) {
  cvterm *terminal = user;
  if (property == VTERM_PROP_CURSORVISIBLE) terminal->cursor_is_visible = value->boolean;
  if (property == VTERM_PROP_ALTSCREEN) terminal->is_alternate = value->boolean;
  return 1;
}

static void output(const char *bytes, size_t count, void *user) {
  cvterm *terminal = user;
  size_t needed = terminal->replies_count + count;
  if (needed > terminal->replies_room) {
    char *room = realloc(terminal->replies, 2 * needed);
    if (!room) abort();
    terminal->replies = room;
    terminal->replies_room = 2 * needed;
  }
  memcpy(terminal->replies + terminal->replies_count, bytes, count);
  terminal->replies_count = needed;
}

static const VTermScreenCallbacks callbacks = {.settermprop = property_changed};

// MARK: Life

cvterm *cvterm_new(int rows, int columns) {
  cvterm *terminal = calloc(1, sizeof *terminal);
  if (!terminal) abort();
  terminal->cursor_is_visible = true;
  terminal->vterm = vterm_new(rows, columns);
  vterm_set_utf8(terminal->vterm, 1);
  vterm_output_set_callback(terminal->vterm, output, terminal);
  terminal->screen = vterm_obtain_screen(terminal->vterm);
  vterm_screen_set_callbacks(terminal->screen, &callbacks, terminal);
  vterm_screen_enable_altscreen(terminal->screen, 1);
  vterm_screen_reset(terminal->screen, 1);
  return terminal;
}

void cvterm_free(cvterm *terminal) {
  vterm_free(terminal->vterm);
  free(terminal->replies);
  free(terminal);
}

void cvterm_resize(cvterm *terminal, int rows, int columns) {
  vterm_set_size(terminal->vterm, rows, columns);
}

// MARK: Bytes in and out

void cvterm_feed(cvterm *terminal, const void *bytes, size_t count) {
  vterm_input_write(terminal->vterm, bytes, count);
}

size_t cvterm_replies(cvterm *terminal, void *bytes, size_t count) {
  if (count > terminal->replies_count) count = terminal->replies_count;
  if (count == 0) return 0;
  memcpy(bytes, terminal->replies, count);
  terminal->replies_count -= count;
  memmove(terminal->replies, terminal->replies + count, terminal->replies_count);
  return count;
}

void cvterm_press(cvterm *terminal, cvterm_key key, int modifiers) {
  static const VTermKey keys[] = {
      [CVTERM_ENTER] = VTERM_KEY_ENTER,     [CVTERM_TAB] = VTERM_KEY_TAB,
      [CVTERM_BACKSPACE] = VTERM_KEY_BACKSPACE, [CVTERM_ESCAPE] = VTERM_KEY_ESCAPE,
      [CVTERM_UP] = VTERM_KEY_UP,           [CVTERM_DOWN] = VTERM_KEY_DOWN,
      [CVTERM_LEFT] = VTERM_KEY_LEFT,       [CVTERM_RIGHT] = VTERM_KEY_RIGHT,
      [CVTERM_INSERT] = VTERM_KEY_INS,      [CVTERM_DELETE] = VTERM_KEY_DEL,
      [CVTERM_HOME] = VTERM_KEY_HOME,       [CVTERM_END] = VTERM_KEY_END,
      [CVTERM_PAGE_UP] = VTERM_KEY_PAGEUP,  [CVTERM_PAGE_DOWN] = VTERM_KEY_PAGEDOWN,
  };
  vterm_keyboard_key(terminal->vterm, keys[key], (VTermModifier)modifiers);
}

void cvterm_press_function(cvterm *terminal, int number, int modifiers) {
  vterm_keyboard_key(terminal->vterm, (VTermKey)VTERM_KEY_FUNCTION(number),
                     (VTermModifier)modifiers);
}

void cvterm_paste(cvterm *terminal, bool begins) {
  if (begins)
    vterm_keyboard_start_paste(terminal->vterm);
  else
    vterm_keyboard_end_paste(terminal->vterm);
}

// MARK: What is to be seen

static size_t put_utf8(uint32_t character, char *text) {
  if (character < 0x80) {
    text[0] = (char)character;
    return 1;
  }
  size_t length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
  for (size_t i = length - 1; i > 0; i--) {
    text[i] = (char)(0x80 | (character & 0x3F));
    character >>= 6;
  }
  text[0] = (char)((0xF0 << (4 - length)) | character);
  return length;
}

size_t cvterm_row(const cvterm *terminal, int row, char *text, size_t count) {
  int rows, columns;
  vterm_get_size(terminal->vterm, &rows, &columns);
  size_t length = 0;
  for (int column = 0; column < columns;) {
    VTermScreenCell cell;
    memset(&cell, 0, sizeof cell);
    vterm_screen_get_cell(terminal->screen, (VTermPos){row, column}, &cell);
    if (length + 4 * VTERM_MAX_CHARS_PER_CELL > count) break;
    // The second half of a wide character whose first half was overwritten has -1.
    bool is_blank = cell.chars[0] == 0 || cell.chars[0] == (uint32_t)-1;
    if (is_blank) text[length++] = ' ';
    for (int i = 0; !is_blank && i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
      length += put_utf8(cell.chars[i], text + length);
    column += cell.width > 1 ? cell.width : 1;
  }
  return length;
}

static int32_t colour(const VTermColor *found) {
  if (found->type & VTERM_COLOR_DEFAULT_MASK) return -1;
  if (VTERM_COLOR_IS_INDEXED(found)) return found->indexed.idx;
  return 1 << 24 | found->rgb.red << 16 | found->rgb.green << 8 | found->rgb.blue;
}

cvterm_style cvterm_style_at(const cvterm *terminal, int row, int column) {
  VTermScreenCell cell;
  memset(&cell, 0, sizeof cell);
  vterm_screen_get_cell(terminal->screen, (VTermPos){row, column}, &cell);
  return (cvterm_style){
      .bold = cell.attrs.bold,
      .underline = cell.attrs.underline,
      .reverse = cell.attrs.reverse,
      .foreground = colour(&cell.fg),
      .background = colour(&cell.bg),
  };
}

static VTermPos cursor(const cvterm *terminal) {
  VTermPos place;
  vterm_state_get_cursorpos(vterm_obtain_state(terminal->vterm), &place);
  return place;
}

int cvterm_cursor_row(const cvterm *terminal) { return cursor(terminal).row; }
int cvterm_cursor_column(const cvterm *terminal) { return cursor(terminal).col; }
bool cvterm_cursor_is_visible(const cvterm *terminal) { return terminal->cursor_is_visible; }
bool cvterm_is_alternate(const cvterm *terminal) { return terminal->is_alternate; }
