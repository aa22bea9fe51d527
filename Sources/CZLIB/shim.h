// zlib 1.2: inflate, for gzip (RFC 1952). Seen by the ZoneIO module alone.
#include <zlib.h>
