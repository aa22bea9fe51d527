// What Swift's own modules of the C library leave out.
#include <iconv.h>

#ifdef __linux__
#include <features.h>
#include <stdint.h>

// Of <fcntl.h>, where _GNU_SOURCE alone declares it: begins to bring a part of a file to the disk.
extern int sync_file_range(int descriptor, int64_t offset, int64_t count, unsigned int flags);

// SYNC_FILE_RANGE_WRITE: without waiting for it.
enum { DEMARC_SAVE_WITHOUT_WAITING = 2 };

// O_TMPFILE of <fcntl.h>, where _GNU_SOURCE alone defines it: a file without a name.
#include <fcntl.h>
enum { DEMARC_UNNAMED_FILE = 020000000 | O_DIRECTORY };

#ifdef __GLIBC__
#include <malloc.h>

// Bytes from which memory is a mapping of its own, and bytes at the end of the heap that are kept when they are free:
// those of the pieces of a table that is being read are used again, instead of being given back to the system and asked for again.
enum { DEMARC_OWN_MAPPING = 1 << 25, DEMARC_KEPT_FREE = 1 << 26 };

static inline void demarc_keep_freed_memory(void) {
  mallopt(M_MMAP_THRESHOLD, DEMARC_OWN_MAPPING);
  mallopt(M_TRIM_THRESHOLD, DEMARC_KEPT_FREE);
}
#else
static inline void demarc_keep_freed_memory(void) {}
#endif
#endif
