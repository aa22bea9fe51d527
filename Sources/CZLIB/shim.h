// zlib 1.2: inflate and deflate, for gzip (RFC 1952). Seen by the SystemIO module alone.
#include <zlib.h>
