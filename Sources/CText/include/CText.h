#pragma once

#include <stddef.h>
#include <stdint.h>

// What Swift can't see of the system's text: width, folding, and a fast search. Pure, free of the
// process's locale, and callable from any thread. Texts are UTF-8 with a length; a zero byte is a
// byte like any other, and bytes that are no UTF-8 are skipped.

#pragma clang assume_nonnull begin

/// Columns the scalar takes on a terminal: 0 for a mark, 1, or 2; -1 for what can't be shown
/// (controls, surrogates, what is not assigned). These are the numbers of `wcwidth`, since
/// ncurses counts by it: another table, however much better, would shift the rest of a row.
int text_width(uint32_t scalar);

enum text_kind {
  TEXT_ORDINARY,
  TEXT_IGNORABLE,  ///< Seen only by what it does to others (Default_Ignorable_Code_Point).
  TEXT_FORMAT,     ///< Another format character, among them the signs that span Arabic numbers.
  TEXT_PICTURE,    ///< An emoji that a joiner can make part of a larger one.
};

/// What the scalar is, beside its width. Swift's own properties take 30 times as long.
enum text_kind text_kind(uint32_t scalar);

/// Writes `text` as search sees it: without case, diacritics, and differences that nobody means.
///
/// Case and compatibility forms are folded (as in NFKC_Casefold of UAX #44), accents and Arabic
/// vowel marks, tatweel, the joiners, and other invisible characters fall away; ي ى become ی, ك
/// becomes ک, ه becomes ہ, for keyboards differ in them, and Arabic digits become 0 to 9. Vowel
/// signs of Indic scripts stay.
///
/// Returns how many bytes the whole result has, of which as many whole characters as fit in
/// `capacity` were written. A result that is larger than `capacity` is to be asked for again with
/// room enough; room for twice the count nearly always is.
size_t text_fold(const uint8_t *_Nullable text, size_t count, uint8_t *_Nullable folded,
                 size_t capacity);

/// Where `part` first begins in `text`, or -1. The empty part is at 0.
ptrdiff_t text_find(const uint8_t *_Nullable text, size_t count, const uint8_t *_Nullable part,
                    size_t part_count);

#pragma clang assume_nonnull end
