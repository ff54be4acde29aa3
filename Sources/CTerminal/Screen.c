#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include "Internal.h"

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <ncursesw/curses.h>
#include <ncursesw/term.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#undef columns  // term.h takes such words for its own.

static SCREEN *screen;
static bool is_taken, has_colors_of_its_own, has_paste, is_listening;
static bool shows_utf8 = true;
static char *log_name;

// MARK: Language

static bool asks_for_utf8(void) {
  const char *names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  for (int i = 0; i < 3; i++) {
    const char *value = getenv(names[i]);
    if (value && *value) return strcasestr(value, "UTF-8") || strcasestr(value, "UTF8");
  }
  return false;
}

// ncurses draws non-ASCII as blanks without a UTF-8 locale. One that ssh brought along need not be
// installed here, which says nothing about the terminal at the other end.
static void set_language(void) {
  const char *found = setlocale(LC_CTYPE, "");
  shows_utf8 = (found && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) || asks_for_utf8();
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}

bool terminal_shows_utf8(void) { return shows_utf8; }

bool terminal_asks_for_utf8(void) {
  set_language();
  return shows_utf8;
}

bool terminal_has_colors(void) { return has_colors_of_its_own; }
bool terminal_is_taken(void) { return is_taken; }

// MARK: Standard error

// Whatever writes to it would write across the screen.
static void divert_errors(void) {
  int file = -1;
  if (log_name)
    file = open(log_name, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file >= 0) fchmod(file, 0600);
  else file = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (file < 0) return;
  terminal_restore.error_output = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  dup2(file, STDERR_FILENO);
  close(file);
}

static void return_errors(void) {
  int file = terminal_restore.error_output;
  if (file < 0) return;
  terminal_restore.error_output = -1;
  dup2(file, STDERR_FILENO);
  close(file);
}

// MARK: Taking and giving back

static const char *capability(const char *name) {
  const char *value = tigetstr(name);
  return value && value != (char *)-1 ? value : NULL;
}

static int collect(int byte) {
  if (terminal_restore.count < sizeof terminal_restore.bytes)
    terminal_restore.bytes[terminal_restore.count++] = (char)byte;
  return byte;
}

static void collect_text(const char *text) {
  while (*text) collect(*text++);
}

// What `endwin` would write, for a handler that can't call it.
static void prepare_restore(void) {
  terminal_restore.is_armed = 0;
  terminal_restore.count = 0;
  if (has_paste) collect_text("\033[?2004l");
  if (is_listening) collect_text("\033[?1006l\033[?1000l");
  const char *names[] = {"sgr0", "op", "rmkx", "cnorm"};
  for (int i = 0; i < 4; i++)
    if (capability(names[i])) tputs(capability(names[i]), 1, collect);
  tputs(tiparm(capability("cup"), getmaxy(stdscr) - 1, 0), 1, collect);
  // A terminal without a second screen would go on showing the case.
  const char *leave = capability("rmcup") ? capability("rmcup") : capability("clear");
  if (leave) tputs(leave, 1, collect);
  collect_text("\r\n");
  terminal_restore.is_armed = is_taken;
}

static void send(const char *text) {
  if (has_paste && write(STDOUT_FILENO, text, strlen(text)) < 0) return;
}

// A newterm on an unknown terminal would say so on the screen; this only asks.
static enum terminal_answer examine(void) {
  int found = 0;
  if (setupterm(NULL, STDOUT_FILENO, &found) == ERR)
    return found == 1 ? TERMINAL_TOO_SIMPLE : TERMINAL_NOT_KNOWN;
  const char *cursor = capability("cup");
  bool usable = cursor && capability("clear");
  has_paste = usable && strncmp(cursor, "\033[", 2) == 0;
  del_curterm(cur_term);
  return usable ? TERMINAL_READY : TERMINAL_TOO_SIMPLE;
}

// How long Esc waits for what would make it another key. Over ssh the bytes of one key may come apart.
static void set_escape_delay(void) {
  if (!getenv("ESCDELAY")) set_escdelay(getenv("SSH_CONNECTION") ? 150 : 50);
}

enum terminal_answer terminal_open(const char *log) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return TERMINAL_NOT_A_TTY;
  set_language();
  enum terminal_answer answer = examine();
  if (answer != TERMINAL_READY) return answer;
  tcgetattr(STDIN_FILENO, &terminal_restore.modes);
  terminal_catch_signals();  // Before ncurses, which leaves alone what somebody else has taken.
  screen = newterm(NULL, terminal_open_output(), stdin);
  if (!screen) {
    terminal_close_output();
    terminal_release_signals();
    return TERMINAL_NOT_KNOWN;
  }
  is_taken = true;
  prepare_restore();
  log_name = log ? strdup(log) : NULL;
  divert_errors();
  set_escape_delay();
  raw();
  noecho();
  nonl();
  typeahead(-1);  // Else a key that waits leaves the screen half drawn.
  has_colors_of_its_own = has_colors() && start_color() == OK && use_default_colors() == OK;
  terminal_open_keys();
  int columns, rows;
  terminal_fit(&columns, &rows);
  send("\033[?2004h");
  return TERMINAL_READY;
}

void terminal_listen_to_mouse(bool listens) {
  mousemask(listens ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
  mouseinterval(0);  // Else each press waits to become a click.
  is_listening = listens;
  prepare_restore();
}

// A process in the background that touches the terminal is stopped, just when it should end.
static bool is_somebody_elses(void) {
  pid_t owner = tcgetpgrp(STDIN_FILENO);
  return owner > 0 && owner != getpgrp();
}

static int put_byte(int byte) {
  char one = (char)byte;
  return write(STDOUT_FILENO, &one, 1) < 0 ? -1 : byte;
}

static void give_back(void) {
  if (is_taken && !is_somebody_elses()) {
    send("\033[?2004l");
    endwin();
    if (!capability("rmcup")) tputs(capability("clear"), 1, put_byte);
  }
  is_taken = false;
  terminal_restore.is_armed = 0;
  return_errors();
}

static void take(void) {
  divert_errors();
  is_taken = true;
  terminal_restore.is_armed = 1;
  doupdate();  // After endwin this takes the terminal and draws everything.
  send("\033[?2004h");
}

void terminal_close(void) {
  give_back();
  terminal_close_keys();
  delscreen(screen);
  screen = NULL;
  terminal_close_output();
  terminal_release_signals();
  free(log_name);
  log_name = NULL;
  is_listening = false;
}

void terminal_suspend(void) {
  give_back();
  terminal_allow_stop(true);
  kill(0, SIGTSTP);  // With whatever waits for us, as Ctrl-Z stops a whole job.
  terminal_allow_stop(false);
  terminal_forget_continue();
  if (!terminal_is_asked_to_end()) take();
}

void terminal_retake(void) {
  give_back();
  take();
}

void terminal_fit(int *columns, int *rows) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
    int wide = size.ws_col < MOST_COLUMNS ? size.ws_col : MOST_COLUMNS;
    int high = size.ws_row < MOST_ROWS ? size.ws_row : MOST_ROWS;
    if (is_term_resized(high, wide)) resizeterm(high, wide);
  }
  *columns = getmaxx(stdscr);
  *rows = getmaxy(stdscr);
  prepare_restore();
}
