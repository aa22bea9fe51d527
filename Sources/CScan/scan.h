// Which of 64 bytes are those that part the fields and rows of a table. Swift has no instruction that gathers the results of
// comparisons as bits.
#ifndef DEMARC_SCAN_H
#define DEMARC_SCAN_H

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__aarch64__) && defined(__ARM_NEON)
#include <arm_neon.h>
#endif

// A bit for each byte, the lowest for the first.
typedef struct {
  uint64_t quotes;
  uint64_t delimiters;
  uint64_t newlines;
  uint64_t returns;
} demarc_marks;

// The bytes of a block that equal one byte, in plain C, eight at a time.
static inline uint64_t demarc_equal_plain(const uint8_t *block, uint8_t byte) {
  const uint64_t ones = 0x0101010101010101, lows = 0x7F7F7F7F7F7F7F7F;
  uint64_t bits = 0;
  for (int index = 0; index < 8; index++) {
    uint64_t word;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = 0;
    for (int place = 7; place >= 0; place--) word = word << 8 | block[8 * index + place];
#else
    memcpy(&word, block + 8 * index, 8);
#endif
    const uint64_t difference = word ^ (byte * ones);
    // The lowest bit of each byte of which no bit differs; the product gathers them in the highest byte.
    const uint64_t equal = ~((((difference & lows) + lows) | difference) | lows) >> 7;
    bits |= ((equal * 0x0102040810204080) >> 56) << (8 * index);
  }
  return bits;
}

// The marks of 64 bytes in plain C.
static inline demarc_marks demarc_marks_plain(const uint8_t *block, uint8_t delimiter, uint8_t newline) {
  demarc_marks marks;
  marks.quotes = demarc_equal_plain(block, '"');
  marks.delimiters = demarc_equal_plain(block, delimiter);
  marks.newlines = demarc_equal_plain(block, newline);
  marks.returns = demarc_equal_plain(block, '\r');
  return marks;
}

#if defined(__SSE2__)

static inline uint64_t demarc_equal_sse2(const __m128i parts[4], uint8_t byte) {
  const __m128i wanted = _mm_set1_epi8((char)byte);
  uint64_t bits = 0;
  for (int index = 0; index < 4; index++) {
    bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(parts[index], wanted)) << (16 * index);
  }
  return bits;
}

// The marks of 64 bytes.
static inline demarc_marks demarc_marks_of(const uint8_t *block, uint8_t delimiter, uint8_t newline) {
  __m128i parts[4];
  for (int index = 0; index < 4; index++) {
    parts[index] = _mm_loadu_si128((const __m128i *)(block + 16 * index));
  }
  demarc_marks marks;
  marks.quotes = demarc_equal_sse2(parts, '"');
  marks.delimiters = demarc_equal_sse2(parts, delimiter);
  marks.newlines = demarc_equal_sse2(parts, newline);
  marks.returns = demarc_equal_sse2(parts, '\r');
  return marks;
}

#elif defined(__aarch64__) && defined(__ARM_NEON)

static inline uint64_t demarc_equal_neon(const uint8x16_t parts[4], uint8_t byte) {
  const uint8x16_t wanted = vdupq_n_u8(byte);
  const uint8x16_t weights = vreinterpretq_u8_u64(vdupq_n_u64(0x8040201008040201));
  uint8x16_t bits[4];
  for (int index = 0; index < 4; index++) bits[index] = vandq_u8(vceqq_u8(parts[index], wanted), weights);
  const uint8x16_t halves = vpaddq_u8(vpaddq_u8(bits[0], bits[1]), vpaddq_u8(bits[2], bits[3]));
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(halves, halves)), 0);
}

// The marks of 64 bytes.
static inline demarc_marks demarc_marks_of(const uint8_t *block, uint8_t delimiter, uint8_t newline) {
  uint8x16_t parts[4];
  for (int index = 0; index < 4; index++) parts[index] = vld1q_u8(block + 16 * index);
  demarc_marks marks;
  marks.quotes = demarc_equal_neon(parts, '"');
  marks.delimiters = demarc_equal_neon(parts, delimiter);
  marks.newlines = demarc_equal_neon(parts, newline);
  marks.returns = demarc_equal_neon(parts, '\r');
  return marks;
}

#else

// The marks of 64 bytes.
static inline demarc_marks demarc_marks_of(const uint8_t *block, uint8_t delimiter, uint8_t newline) {
  return demarc_marks_plain(block, delimiter, newline);
}

#endif
#endif
