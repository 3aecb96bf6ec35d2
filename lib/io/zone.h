/*
 * The zone of times that name none, for the whole process: the C library's TZ.
 */
#ifndef IO_ZONE_H
#define IO_ZONE_H

#include "base/status.h"

/* A name of the IANA data base (Europe/Berlin), UTC, an offset (+02:00, -0530), or local, which
 * leaves the machine's zone. STATUS_USAGE where the system knows no such zone: the C library
 * itself would take it for UTC and say nothing. */
enum status zone_set(const char *name, struct fault *fault);

#endif
