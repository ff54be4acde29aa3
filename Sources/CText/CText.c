#define _GNU_SOURCE
#include "include/CText.h"

#include <locale.h>
#include <pthread.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

// MARK: Width

static locale_t utf8;
static pthread_once_t utf8_once = PTHREAD_ONCE_INIT;

static void make_utf8(void) { utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", NULL); }

int text_width(uint32_t scalar) {
  if (scalar - 0x20 < 0x5F) return 1;
  if (scalar > 0x10FFFF || scalar == 0) return -1;
  pthread_once(&utf8_once, make_utf8);
  if (!utf8) {  // A system without C.UTF-8: the nearest table there is.
    if (!utf8proc_codepoint_valid((utf8proc_int32_t)scalar)) return -1;
    int category = utf8proc_category((utf8proc_int32_t)scalar);
    if (category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CN) return -1;
    return utf8proc_charwidth((utf8proc_int32_t)scalar);
  }
  locale_t before = uselocale(utf8);
  int width = wcwidth((wchar_t)scalar);
  uselocale(before);
  return width;
}

enum text_kind text_kind(uint32_t scalar) {
  if (scalar > 0x10FFFF) return TEXT_ORDINARY;
  const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)scalar);
  if (property->ignorable) return TEXT_IGNORABLE;
  if (property->category == UTF8PROC_CATEGORY_CF) return TEXT_FORMAT;
  if (property->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC) return TEXT_PICTURE;
  return TEXT_ORDINARY;
}

// MARK: Folding

// Letters that keyboards and old encodings mix up, and digits. Zero drops the scalar.
static utf8proc_int32_t same_letter(utf8proc_int32_t scalar) {
  if (scalar >= 0x660 && scalar <= 0x669) return '0' + scalar - 0x660;
  if (scalar >= 0x6F0 && scalar <= 0x6F9) return '0' + scalar - 0x6F0;
  switch (scalar) {
  case 0x640: return 0;      // Tatweel only stretches.
  case 0x643: return 0x6A9;  // ك → ک
  case 0x647:                // ه → ہ
  case 0x6D5: return 0x6C1;  // ە → ہ
  case 0x649:                // ى → ی
  case 0x64A: return 0x6CC;  // ي → ی
  default: return scalar;
  }
}

// A mark that only modifies: accents, vowel points, nukta. Combining class 0 holds the vowel signs
// of Indic scripts and 9 their viramas; without them words would become other words.
static int is_diacritic(utf8proc_int32_t scalar) {
  utf8proc_propval_t class = utf8proc_get_property(scalar)->combining_class;
  return class != 0 && class != 9;
}

size_t text_fold(const uint8_t *text, size_t count, uint8_t *folded, size_t capacity) {
  size_t at = 0, total = 0;
  int full = 0;
  while (at < count) {
    if (text[at] < 0x80) {
      uint8_t byte = text[at++];
      if (byte >= 'A' && byte <= 'Z') byte += 'a' - 'A';
      if (!full && total < capacity) folded[total] = byte;
      else full = 1;
      total++;
      continue;
    }
    utf8proc_int32_t scalar, parts[32];
    utf8proc_ssize_t used = utf8proc_iterate(text + at, (utf8proc_ssize_t)(count - at), &scalar);
    if (used <= 0) {
      at++;
      continue;
    }
    at += (size_t)used;
    int boundary = 0;
    utf8proc_ssize_t made = utf8proc_decompose_char(
        scalar, parts, 32,
        UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE, &boundary);
    for (utf8proc_ssize_t i = 0; i < made && i < 32; i++) {
      utf8proc_int32_t part = same_letter(parts[i]);
      if (part == 0 || is_diacritic(part)) continue;
      uint8_t bytes[4];
      size_t length = (size_t)utf8proc_encode_char(part, bytes);
      if (!full && length <= capacity - total) memcpy(folded + total, bytes, length);
      else full = 1;
      total += length;
    }
  }
  return total;
}

// MARK: Search

// glibc hides `memmem` from Swift, which builds without _GNU_SOURCE.
ptrdiff_t text_find(const uint8_t *text, size_t count, const uint8_t *part, size_t part_count) {
  if (part_count == 0) return 0;
  if (part_count > count) return -1;
  const uint8_t *found = memmem(text, count, part, part_count);
  return found ? found - text : -1;
}
