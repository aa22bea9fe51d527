// PROJ 9.1: geodesics (Karney) and coordinate reference systems. Seen by the Geodesy module alone.
#include <geodesic.h>
#include <proj.h>
