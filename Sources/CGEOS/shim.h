// GEOS 3.11: planar noding, polygonizing and validity. Seen by the Topology module alone.
// Only the re-entrant (_r) calls are declared, so that no call can share GEOS's global handle.
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
