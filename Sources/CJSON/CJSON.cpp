#include "CJSON.h"

#include <simdjson.h>

#include <cstring>
#include <memory>
#include <new>

struct json_parser {
  simdjson::dom::parser parser;
  /// The text, with the room behind it that simdjson reads into.
  std::unique_ptr<uint8_t[]> text;
  size_t capacity = 0;
  size_t count = 0;
};

namespace {

constexpr size_t deepest = 500;

bool make_room(json_parser *p, size_t count) {
  if (p->text && count <= p->capacity) return true;
  if (count > simdjson::SIMDJSON_MAXSIZE_BYTES) return false;
  size_t capacity = count < 4096 ? 4096 : count < 1 << 20 ? count + count / 2 : count;
  p->text.reset(new (std::nothrow) uint8_t[capacity + simdjson::SIMDJSON_PADDING]());
  p->capacity = p->text ? capacity : 0;
  if (!p->text) return false;
  return p->parser.allocate(capacity, deepest) == simdjson::SUCCESS;
}

bool is_plain(const uint8_t *text, size_t count) {
  uint8_t high = 0, backslash = 0;
  for (size_t i = 0; i < count; i++) {
    high |= text[i];
    backslash |= text[i] == '\\';
  }
  return high < 0x80 && backslash == 0;
}

bool ends_number(uint8_t byte) {
  return byte == ',' || byte == ']' || byte == '}' || byte == ' ' || byte == '\n' || byte == '\r'
         || byte == '\t';
}

}  // namespace

json_parser *json_parser_new(void) { return new (std::nothrow) json_parser; }

void json_parser_free(json_parser *parser) { delete parser; }

bool json_parse(json_parser *p, const uint8_t *bytes, size_t count, json_tape *tape) {
  p->count = 0;
  if (bytes == nullptr || count == 0 || !make_room(p, count)) return false;
  std::memcpy(p->text.get(), bytes, count);
  // What lies behind the text must not depend on the text before.
  std::memset(p->text.get() + count, ' ', simdjson::SIMDJSON_PADDING);
  if (p->parser.parse(p->text.get(), count, false).error() != simdjson::SUCCESS) return false;
  p->count = count;
  tape->words = p->parser.doc.tape.get();
  tape->count = tape->words[0] & 0xFFFFFFFFFFFFFF;
  tape->strings = p->parser.doc.string_buf.get();
  tape->is_plain = is_plain(p->text.get(), count);
  return true;
}

bool json_has_minus_zero(const json_parser *p) {
  // Within a string the same bytes may stand: then this is wrong on the safe side.
  const uint8_t *text = p->text.get();
  for (size_t i = 0; i + 1 < p->count; i++) {
    if (text[i] == '-' && text[i + 1] == '0' && ends_number(text[i + 2])) return true;
  }
  return false;
}
