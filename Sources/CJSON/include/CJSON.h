#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// simdjson's parser, as far as Swift needs it: text goes in, a tape comes out, and Swift walks the
// tape by itself without a call for each value. Pure; one parser is for one thread at a time.

#ifdef __cplusplus
extern "C" {
#endif

#pragma clang assume_nonnull begin

/// Owns a copy of the text that was parsed last, its tape, and what both are made in.
struct json_parser;

/// Nil where there is no memory for one.
struct json_parser *_Nullable json_parser_new(void);
void json_parser_free(struct json_parser *parser);

/// What the parser made of a text. Both buffers are the parser's, and good until it parses again.
struct json_tape {
  /// Each word has its kind in the highest byte and a number in the others: for `{` and `[` where
  /// the tape goes on behind it (32 bits) and how many stand in it (24 bits); for `"` where in
  /// `strings` its length (4 bytes) and its text begin. A number (`l` int64, `u` uint64, `d`
  /// double) stands in the word after. The first word is the root; the value follows.
  const uint64_t *words;
  size_t count;
  const uint8_t *strings;
  /// Whether the text is ASCII and has no backslash, so that keys that look different are.
  bool is_plain;
};

/// False for what is no JSON, and for some things that others read: see `JSONReader`. Nests at most
/// 500 deep.
bool json_parse(
    struct json_parser *parser, const uint8_t *_Nullable bytes, size_t count,
    struct json_tape *tape);

/// Whether the number `-0` stands in the text that was parsed last: the tape has it as 0.
bool json_has_minus_zero(const struct json_parser *parser);

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif
