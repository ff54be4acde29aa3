#pragma once

#include "include/CTerminal.h"

#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <termios.h>

// No terminal is larger; a window size made up by some program must not take all memory.
enum { MOST_COLUMNS = 1000, MOST_ROWS = 500 };

// What a signal handler needs to give the terminal back, made ready beforehand.
struct terminal_restore {
  volatile sig_atomic_t is_armed;
  struct termios modes;
  char bytes[512];
  size_t count;
  int error_output;  // The real standard error while it goes to the log, or -1.
};
extern struct terminal_restore terminal_restore;

void terminal_catch_signals(void);
void terminal_release_signals(void);
// Lets the next SIGTSTP stop the process, or come to us again.
void terminal_allow_stop(bool allowed);
void terminal_forget_continue(void);

bool terminal_is_taken(void);

// Makes room for what gives the terminal back, where it takes nothing more.
void terminal_let_output_go(void);

// What ncurses writes to.
FILE *terminal_open_output(void);
void terminal_close_output(void);
// From here on what is written is kept, until it is sent at once; false when it can't be.
bool terminal_gather_output(void);
void terminal_send_output(void);

void terminal_open_keys(void);
void terminal_close_keys(void);
