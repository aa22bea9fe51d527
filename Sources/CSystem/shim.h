#ifdef __linux__
#include <stdint.h>

// Of <fcntl.h>, where _GNU_SOURCE alone declares it: begins to bring a part of a file to the disk.
extern int sync_file_range(int descriptor, int64_t offset, int64_t count, unsigned int flags);

// SYNC_FILE_RANGE_WRITE: without waiting for it.
enum { DEMARC_SAVE_WITHOUT_WAITING = 2 };
#endif
