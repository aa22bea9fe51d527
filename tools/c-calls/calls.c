/* A thousand calls and more of the C interface, sensible and not, from eight threads on one zone and one judge:
       calls AGREEMENT SEED        nothing may be left of them (run under a sanitizer)
       calls AGREEMENT SEED leak   forgets one zone, to show that it would be seen */
#include "demarc.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 8, CALLS = 150, PLACES = 64 };

static const char *line = "LINESTRING (36 35.8, 36.4 35.9, 36.6 35.7)";
static const char *table = "id,latitude,longitude,date\n1,35.87,36.2,2018-11-02\n2,,36.2,2018-11-03\n3,35.5,36.2,x\n";
static const char *agreement;
static demarc_zone *zone;
static demarc_judge *judge;

/* Gives a few bytes at a time. */
static ptrdiff_t read_table(void *context, uint8_t *buffer, size_t room) {
  const char **rest = context;
  size_t size = strlen(*rest);
  if (size > room) size = room;
  if (size > 9) size = 9;
  memcpy(buffer, *rest, size);
  *rest += size;
  return (ptrdiff_t)size;
}

/* Gives up where it is told to. */
static int write_table(void *context, const uint8_t *bytes, size_t size) {
  (void)bytes;
  return *(int *)context && size > 3;
}

static void end_schema(struct ArrowSchema *schema) { schema->release = NULL; }
static void end_array(struct ArrowArray *array) { array->release = NULL; }

/* Judges a batch of Arrow whose columns are as long as they say, and not always of what they should be. */
static int judge_batch(const double *longitudes, const double *latitudes, int64_t rows, int fails, demarc_error **error) {
  const void *none[] = {NULL}, *columns[][2] = {{NULL, longitudes}, {NULL, latitudes}};
  struct ArrowSchema fields[] = {
      {.format = fails ? "i" : "g", .name = "longitude", .release = end_schema},
      {.format = "g", .name = "latitude", .release = end_schema}};
  struct ArrowArray arrays[] = {
      {.length = rows, .n_buffers = 2, .buffers = columns[0], .release = end_array},
      {.length = rows, .n_buffers = 2, .buffers = columns[1], .release = end_array}};
  struct ArrowSchema *field[] = {&fields[0], &fields[1]};
  struct ArrowArray *array[] = {&arrays[0], &arrays[1]};
  struct ArrowSchema schema = {.format = "+s", .n_children = 2, .children = field, .release = end_schema}, found_schema;
  struct ArrowArray batch = {
      .length = rows, .n_buffers = 1, .buffers = none, .n_children = 2, .children = array, .release = end_array}, found;
  int status = demarc_judge_arrow(judge, &schema, &batch, &found_schema, &found, error);
  if (schema.release || batch.release) abort();
  if (status == 0) {
    if (found.length != rows) abort();
    found_schema.release(&found_schema);
    found.release(&found);
  }
  return status;
}

static void *work(void *argument) {
  unsigned seed = *(unsigned *)argument;
  for (int call = 0; call < CALLS; call++) {
    double longitudes[PLACES], latitudes[PLACES], radii[PLACES], numbers[PLACES], more[PLACES];
    uint8_t codes[PLACES], others[PLACES];
    for (int i = 0; i < PLACES; i++) {
      longitudes[i] = 35.9 + rand_r(&seed) % 1000 / 1250.0;
      latitudes[i] = 35.6 + rand_r(&seed) % 1000 / 2500.0;
      radii[i] = rand_r(&seed) % 3000 - 50.0;
    }
    demarc_error *error = NULL;
    demarc_zone *made = NULL;
    char *text = NULL, *notes = NULL;
    const char *rest = table;
    size_t size = 0;
    int fails = rand_r(&seed) % 2;
    int status = 0;
    switch (rand_r(&seed) % 11) {
    case 0: status = demarc_judge_verdicts(judge, longitudes, latitudes, PLACES, codes, &error); break;
    case 1:
      status = demarc_judge_places(
          judge, longitudes, latitudes, PLACES, numbers, codes, more, NULL, NULL, &error);
      break;
    case 2:
      status = demarc_judge_assess(judge, longitudes, latitudes, radii, 8, codes, others, numbers, more, &error);
      break;
    case 3: {
      const char *options[] = {"depth", fails ? "2" : "1km", NULL};
      status = demarc_zone_build("l", (const uint8_t *)line, strlen(line), options, &made, &notes, &error);
      break;
    }
    case 4:
      if (demarc_zone_geojson(zone, &text, &size, NULL) == 0) {
        text[rand_r(&seed) % size] = (char)(rand_r(&seed) % 128);
        status = demarc_zone_read((uint8_t *)text, size, "z", &made, &notes, &error);
      }
      break;
    case 5: {
      const char *options[] = {"strict", fails ? "true" : "false", NULL};
      status = demarc_check(zone, "t", read_table, &rest, options, write_table, &fails, &notes, &error);
      break;
    }
    case 6: status = demarc_zone_open("/no/file", &made, &notes, &error); break;
    case 7: {
      int holds;
      status = demarc_zone_verify(zone, &holds, &text, &size, &error);
      break;
    }
    case 9: status = judge_batch(longitudes, latitudes, rand_r(&seed) % PLACES, fails, &error); break;
    case 8: status = demarc_area("l", (const uint8_t *)line, strlen(line), NULL, &text, &size, &notes, &error); break;
    default:
      status = demarc_monitor(
          fails ? "/no/agreement.yml" : agreement, "t", read_table, &rest, NULL, write_table, &fails, &notes, &error);
    }
    if ((status != 0) != (error != NULL) || (error && !demarc_error_message(error)[0])) abort();
    demarc_error_free(error);
    demarc_free(text);
    demarc_free(notes);
    demarc_zone_free(made);
  }
  return NULL;
}

int main(int count, char **arguments) {
  if (count < 3) return 64;
  agreement = arguments[1];
  const char *options[] = {"depth", "3km..5km", "side", "left", NULL};
  if (demarc_zone_build("l", (const uint8_t *)line, strlen(line), options, &zone, NULL, NULL) != 0) return 1;
  if (demarc_judge_make(zone, NULL, &judge, NULL) != 0) return 1;
  pthread_t threads[THREADS];
  unsigned seeds[THREADS];
  for (unsigned i = 0; i < THREADS; i++) {
    seeds[i] = (unsigned)atoi(arguments[2]) * THREADS + i;
    pthread_create(&threads[i], NULL, work, &seeds[i]);
  }
  for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
  demarc_judge_free(judge);
  if (count == 3) demarc_zone_free(zone);
  zone = NULL;
  judge = NULL;
  printf("%d calls\n", THREADS * CALLS);
  return 0;
}
