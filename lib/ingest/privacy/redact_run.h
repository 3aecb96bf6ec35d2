/*
 * A run of digits in groups, as phone and card numbers are written: +49 (0)30 123 456-7. The
 * digits may be those of other scripts; a separator is at most three blanks, dashes, dots,
 * slashes and brackets.
 */
#ifndef INGEST_PRIVACY_REDACT_RUN_H
#define INGEST_PRIVACY_REDACT_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

enum { RUN_GROUPS = 12, RUN_DIGITS = 40 };

struct group {
	size_t end;      /* in bytes, from the run's start */
	size_t first, n; /* of its digits */
	char sep;        /* before it: ' ' - . / or ( where there is a bracket; 0 for the first */
};

struct run_of_digits {
	bool plus;
	size_t count;
	struct group groups[RUN_GROUPS];
	unsigned char digits[RUN_DIGITS];
};

/* The bytes of a digit at the text's start and its value; 0: it is none. */
size_t run_digit(struct span text, unsigned *value);

/* What the text ends with: a digit of any script, or a letter of one whose words have blanks
 * between them, or _; the others need none before a number. */
bool run_ends_in_digit(struct span text);
bool run_ends_in_word(struct span text);

/* A letter beyond ASCII, of those scripts. */
bool run_letter(uint32_t code);

/* Reads as many groups as there are, or as fit in; false where there is none. */
bool run_read(struct run_of_digits *run, struct span text);

/* How many digits the first groups have together. */
size_t run_total(const struct run_of_digits *run, size_t groups);

/* A number that the digits of a group are. */
unsigned run_value(const struct run_of_digits *run, size_t group);

#endif
