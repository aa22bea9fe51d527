// The C library's mathematical functions: sines, hypotenuses, powers.
#include <math.h>
