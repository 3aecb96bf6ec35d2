/*
 * Dates by a form that the user gives, as strptime(3) has it: %d/%m/%Y %H:%M. The C library
 * parses, in the C locale: names of months and days are English.
 */
#ifndef BASE_DATEFORM_H
#define BASE_DATEFORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* False when the text, but for white space around it, is not of that form, or the form has no
 * year. local: a time without %z is in the C library's local zone, not UTC. */
bool dateform_read(const char *at, size_t len, const char *form, bool local, int64_t *when);

#endif
