/* libdemarc: zones along a boundary line, and where places lie. docs/c-interface.md describes it.

   Every function may be called from any thread, also with the same zone or judge at the same time; there is no global
   state. Functions that return int return 0, or a code of sysexits with an error (demarc_error). Nothing that a caller
   passes ends the process, as long as pointers point to as many values as they are said to.

   All coordinates are degrees on the WGS 84 ellipsoid, longitude first; all lengths are metres. Texts are UTF-8. */
#ifndef DEMARC_H
#define DEMARC_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The C data interface of Apache Arrow, as it is published for copying. */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char *format;
  const char *name;
  const char *metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema **children;
  struct ArrowSchema *dictionary;
  void (*release)(struct ArrowSchema *);
  void *private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void **buffers;
  struct ArrowArray **children;
  struct ArrowArray *dictionary;
  void (*release)(struct ArrowArray *);
  void *private_data;
};

#endif

/* A zone: its line, its rule and its polygons, or polygons that demarc did not make. It never changes. */
typedef struct demarc_zone demarc_zone;
/* A zone made ready to judge places. */
typedef struct demarc_judge demarc_judge;
/* Why a call failed. */
typedef struct demarc_error demarc_error;

/* What functions return, and demarc_error_code gives. */
enum {
  DEMARC_OK = 0,
  DEMARC_USAGE = 64,    /* an option or argument that means nothing here */
  DEMARC_DATA = 65,     /* bad data: a line, a table, a zone file, an agreement */
  DEMARC_NO_INPUT = 66, /* a file that is not there or cannot be read */
  DEMARC_INTERNAL = 70, /* our own fault: a zone that would miss its tolerance */
  DEMARC_CANNOT_CREATE = 73,
  DEMARC_WRITE = 74
};

/* Verdicts on places, as bytes. */
enum { DEMARC_INSIDE = 0, DEMARC_DISPUTED = 1, DEMARC_OUTSIDE = 2, DEMARC_INVALID = 3 };
/* Sides of the line as one travels it, as bytes. */
enum { DEMARC_LEFT = 0, DEMARC_RIGHT = 1, DEMARC_ON = 2, DEMARC_NO_SIDE = 3 };
/* What keeps a verdict from being plain: bits that are added. */
enum { DEMARC_DOUBT_DEPTH = 1, DEMARC_DOUBT_POSITION = 2, DEMARC_DOUBT_LINE = 4 };

/* Options are pairs of texts, a name and a value, with NULL after the last; NULL for none. Names and values are those of
   the command's options, without the dashes: {"depth", "15km..20km", "side", "left", NULL}. Flags are "true" or "false".
   An unknown name is an error. */
typedef const char *const *demarc_options;

/* Gives the next bytes of an input, at most `room`; 0 at the end, less than 0 to give up. Called by one thread at a time. */
typedef ptrdiff_t (*demarc_read)(void *context, uint8_t *buffer, size_t room);
/* Takes the next bytes of an output; anything but 0 to give up. Called by one thread at a time. */
typedef int (*demarc_write)(void *context, const uint8_t *bytes, size_t size);

/* The versions of demarc, PROJ and GEOS, as a JSON object; to be given to demarc_free. NULL never. */
char *demarc_version(void);

/* Frees a text of this library; nothing for NULL. */
void demarc_free(void *text);

/* Errors. `error` of every function may be NULL; else it is set to NULL, or to an error that the caller frees. The
   message, one sentence, lives as long as the error. */
int demarc_error_code(const demarc_error *error);
const char *demarc_error_message(const demarc_error *error);
void demarc_error_free(demarc_error *error);

/* Reads a zone file, or the polygons of GeoJSON, WKT or what GDAL reads. `notes`, which may be NULL, gets what was
   ignored or corrected, a sentence a line, to be given to demarc_free. */
int demarc_zone_open(const char *path, demarc_zone **zone, char **notes, demarc_error **error);
/* The same of bytes that messages call `name`. */
int demarc_zone_read(
    const uint8_t *bytes, size_t size, const char *name, demarc_zone **zone, char **notes, demarc_error **error);
/* Builds and certifies the zone of a line: of the file `path`, or where `bytes` is not NULL of these bytes (GeoJSON, WKT or
   CSV), which messages call `path`. Options: depth or band, side, ends, edges, tolerance, join-tolerance, approximation,
   within (a file), within-text (GeoJSON or WKT), crs, layer, join-points, simplify. */
int demarc_zone_build(
    const char *path, const uint8_t *bytes, size_t size, demarc_options options, demarc_zone **zone, char **notes,
    demarc_error **error);
/* The zone file, as demarc_zone_save writes it; of polygons an error. `text` is to be given to demarc_free. */
int demarc_zone_geojson(const demarc_zone *zone, char **text, size_t *size, demarc_error **error);
/* Writes the zone file whole or not at all. */
int demarc_zone_save(const demarc_zone *zone, const char *path, demarc_error **error);
/* Measures the certificate again. `holds` gets 1 or 0; `json` gets what `demarc verify --format json` writes. */
int demarc_zone_verify(const demarc_zone *zone, int *holds, char **json, size_t *size, demarc_error **error);
/* The area in square metres of all regions, or of those of a role (core, margin, zone, band). */
int demarc_zone_area(const demarc_zone *zone, const char *role, double *square_meters, demarc_error **error);
void demarc_zone_free(demarc_zone *zone);

/* Makes a zone ready to judge places. Options: line-accuracy, inside-from, outside-to; verdict-only, with which
   demarc_judge_arrow gives the columns `verdict` and `reason` alone. */
int demarc_judge_make(
    const demarc_zone *zone, demarc_options options, demarc_judge **judge, demarc_error **error);
/* The verdicts on places, position and line taken as exact. */
int demarc_judge_verdicts(
    const demarc_judge *judge, const double *longitudes, const double *latitudes, size_t count, uint8_t *verdicts,
    demarc_error **error);
/* Where places lie: distances to the line, sides, chainages, and feet. Each output may be NULL. Beyond flat ends a distance
   is infinite, and chainage and foot are NaN; of what is no place on Earth all are NaN. */
int demarc_judge_places(
    const demarc_judge *judge, const double *longitudes, const double *latitudes, size_t count, double *distances,
    uint8_t *sides, double *chainages, double *foot_longitudes, double *foot_latitudes, demarc_error **error);
/* Verdicts with doubt: positions uniform over discs of these radii (NULL for exact), the line as well known as the judge
   has it. Probabilities are right to 0.001. Each output may be NULL. Of what is no place on Earth, or has a radius that is
   negative or not finite, probabilities are NaN. */
int demarc_judge_assess(
    const demarc_judge *judge, const double *longitudes, const double *latitudes, const double *radii, size_t count,
    uint8_t *verdicts, uint8_t *doubts, double *core, double *zone, demarc_error **error);
/* Verdicts with doubt of a record batch of Arrow (a struct array): its columns `longitude`, `latitude` and, if there is one,
   `radius_m`, all of float64, read where they are; others are ignored. The findings are a batch of as many rows: `verdict`,
   `doubt`, `distance_m`, `side`, `chainage_m`, `p_core`, `p_zone`, codes of uint8 and numbers of float64, and `reason`, of utf8:
   what `demarc check` says of the row, such as that its coordinates look swapped; empty for nothing. Rows with a null are
   invalid. The batch and its schema are released, also where the call fails; the findings are the caller's to release. */
int demarc_judge_arrow(
    const demarc_judge *judge, struct ArrowSchema *schema, struct ArrowArray *batch,
    struct ArrowSchema *findings_schema, struct ArrowArray *findings, demarc_error **error);
void demarc_judge_free(demarc_judge *judge);

/* Judges a table, or features, as `demarc check` does, and writes the same bytes. Options: latitude, longitude, position,
   axis, crs, accuracy, line-accuracy, inside-from, outside-to, places, profiles, strict, skip, delimiter, decimal-mark,
   show-reading, format, prefix, verdict-only. `notes` gets what the command says on standard error. */
int demarc_check(
    const demarc_zone *zone, const char *name, demarc_read read, void *input, demarc_options options,
    demarc_write write, void *output, char **notes, demarc_error **error);
/* Judges a table against an agreement as `demarc monitor` does; the options of demarc_check but verdict-only, and date,
   date-end, date-precision, date-order, date-format, readings. */
int demarc_monitor(
    const char *agreement, const char *name, demarc_read read, void *input, demarc_options options,
    demarc_write write, void *output, char **notes, demarc_error **error);
/* The area and perimeter of each polygon feature, as `demarc area --format json` writes them: of the file `path`, or where
   `bytes` is not NULL of these. Options: crs, layer, edges. */
int demarc_area(
    const char *path, const uint8_t *bytes, size_t size, demarc_options options, char **json, size_t *json_size,
    char **notes, demarc_error **error);

#ifdef __cplusplus
}
#endif

#endif
