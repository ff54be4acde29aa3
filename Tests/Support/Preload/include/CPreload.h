#pragma once

// What the recorded calls look like in the log; `Preload.c` says how the library is told what to do.

#include <stdint.h>

enum preload_call {
  PRELOAD_CREATE = 1,    // A file that was not there: path, node.
  PRELOAD_WRITE,         // node, offset, bytes as far as they were written.
  PRELOAD_TRUNCATE,      // node, the new size as offset.
  PRELOAD_SYNC_DATA,     // node; fdatasync.
  PRELOAD_SYNC,          // node, path; fsync of a file or a folder.
  PRELOAD_RENAME,        // path, second path.
  PRELOAD_UNLINK,        // path.
  PRELOAD_MAKE_FOLDER,   // path, node.
  PRELOAD_REMOVE_FOLDER, // path.
  PRELOAD_CLOSE,         // node.
  PRELOAD_SAID,          // bytes that went to standard output or standard error.
  PRELOAD_MARK,          // bytes: never written by the library, only by a test.
  PRELOAD_FAILED,        // the call that was made to fail, its error as offset; path where known.
  PRELOAD_UNKNOWN,       // a call that changes files in a way no model knows: its name as path.
};

/// One call, followed by its two paths, relative to the folder, and its bytes.
struct preload_record {
  uint32_t call;
  uint32_t process;
  uint64_t node;
  int64_t offset;
  uint32_t path_length;
  uint32_t second_length;
  uint64_t byte_count;
};
