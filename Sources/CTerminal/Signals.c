#define _GNU_SOURCE
#include "Internal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

struct terminal_restore terminal_restore = {.error_output = -1};

// Those that end a program which doesn't expect them. The first that came is what it ends by.
#define ENDING SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2
static const int ending[] = {ENDING};
static const int caught[] = {ENDING, SIGWINCH, SIGTSTP, SIGCONT};
enum { CAUGHT = sizeof caught / sizeof *caught, ENDINGS = sizeof ending / sizeof *ending };
static struct sigaction before[CAUGHT];

static int pipe_ends[2] = {-1, -1};
static _Atomic uint64_t arrived;

// MARK: Giving the terminal back from a handler

static void write_all(int file, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(file, bytes, count);
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

// A stopped screen or a link that hangs takes no more output, and would hold up the end for ever: what
// it was sent and hasn't taken is let go, which makes room for what gives it back.
void terminal_let_output_go(void) {
  struct pollfd room = {.fd = STDOUT_FILENO, .events = POLLOUT};
  if (!terminal_restore.is_armed || poll(&room, 1, 0) != 0) return;
  tcflow(STDOUT_FILENO, TCOOFF);  // What Ctrl-S stopped goes on only after a stop of this kind.
  tcflow(STDOUT_FILENO, TCOON);
  tcflush(STDOUT_FILENO, TCOFLUSH);
}

static void restore_terminal(void) {
  if (!terminal_restore.is_armed) return;
  terminal_let_output_go();
  terminal_restore.is_armed = 0;
  write_all(STDOUT_FILENO, terminal_restore.bytes, terminal_restore.count);
  // Keys typed for a program that is gone must not run in the shell.
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &terminal_restore.modes);
}

// MARK: Signals that become events

static uint64_t bit_of(int signal) { return UINT64_C(1) << signal; }

// Not SIGHUP: the system and the shell both send one when a terminal is closed.
static bool insists(int signal) {
  return signal != SIGHUP && terminal_ending_among(bit_of(signal)) != 0;
}

static void note(int signal) {
  int error = errno;
  uint64_t earlier = atomic_fetch_or(&arrived, bit_of(signal));
  if ((earlier & bit_of(signal)) && insists(signal)) {
    restore_terminal();
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigaction(signal, &standard, NULL);
    raise(signal);
  }
  // A full pipe is readable too, which is all that a byte is for.
  if (write(pipe_ends[1], "", 1) < 0) errno = error;
  errno = error;
}

void terminal_catch_signals(void) {
  if (pipe_ends[0] < 0 && pipe2(pipe_ends, O_NONBLOCK | O_CLOEXEC) < 0) return;
  struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
  sigfillset(&action.sa_mask);
  for (int i = 0; i < CAUGHT; i++) sigaction(caught[i], &action, &before[i]);
  // What came while there was no pipe to tell it.
  if (atomic_load(&arrived) && write(pipe_ends[1], "", 1) < 0) return;
}

void terminal_catch_stop(void) {
  struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
  sigfillset(&action.sa_mask);
  for (int i = 0; i < ENDINGS; i++) {
    struct sigaction earlier;
    sigaction(ending[i], NULL, &earlier);
    if (earlier.sa_handler != SIG_IGN) sigaction(ending[i], &action, NULL);
  }
}

void terminal_release_signals(void) {
  for (int i = 0; i < CAUGHT; i++) sigaction(caught[i], &before[i], NULL);
}

void terminal_allow_stop(bool allowed) {
  struct sigaction action = {.sa_handler = allowed ? SIG_DFL : note, .sa_flags = SA_RESTART};
  if (!allowed) sigfillset(&action.sa_mask);
  sigaction(SIGTSTP, &action, NULL);
}

void terminal_forget_continue(void) { atomic_fetch_and(&arrived, ~bit_of(SIGCONT)); }

int terminal_ending_among(uint64_t signals) {
  for (int i = 0; i < ENDINGS; i++)
    if (signals & bit_of(ending[i])) return ending[i];
  return 0;
}

int terminal_ending_signal(void) {
  return terminal_ending_among(atomic_load(&arrived));
}

bool terminal_is_asked_to_end(void) { return terminal_ending_signal() != 0; }

int terminal_signal_descriptor(void) { return pipe_ends[0]; }

uint64_t terminal_take_signals(void) {
  char bytes[64];
  while (read(pipe_ends[0], bytes, sizeof bytes) > 0) continue;
  return atomic_exchange(&arrived, 0);
}

// MARK: Crashes

static char sentence[5000];
static char stack[64 * 1024];  // A stack overflow leaves no room on the stack itself.

static void crash(int signal) {
  restore_terminal();
  int output = terminal_restore.error_output < 0 ? STDERR_FILENO : terminal_restore.error_output;
  write_all(output, sentence, strlen(sentence));
  prctl(PR_SET_DUMPABLE, 0);
  raise(signal);  // The handler is reset: this ends the process when it returns.
}

void terminal_guard_against_crashes(const char *words) {
  strncpy(sentence, words, sizeof sentence - 2);
  strcat(sentence, "\n");
  setenv("SWIFT_BACKTRACE", "enable=no", 1);
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternate, NULL);
  struct sigaction action = {.sa_handler = crash, .sa_flags = SA_RESETHAND | SA_ONSTACK};
  sigfillset(&action.sa_mask);
  const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGSYS};
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
    sigaction(crashes[i], &action, NULL);
}
