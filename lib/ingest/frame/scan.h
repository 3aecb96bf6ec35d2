/*
 * Where a JSON value ends: the framing of arrays, JSON lines and values that follow one another
 * with or without anything between them. The scan follows strings, brackets and commas and
 * decodes nothing; what it passes still has to be parsed. It resumes where the bytes ended, so
 * that every byte is looked at once.
 *
 * A raw line end inside a string is no JSON and the mark of a record that was cut: the scan
 * breaks there, and the reader of the stream can go on with the next line.
 */
#ifndef INGEST_FRAME_SCAN_H
#define INGEST_FRAME_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

/* A thread on Reddit has five levels for each answer; jansson reads no more than 2,048. */
enum { SCAN_DEPTH = 2000 };

enum scan_answer { SCAN_MORE, SCAN_WHOLE, SCAN_BROKEN };

struct scan {
	size_t at;       /* how many bytes were looked at; the value's length once whole */
	unsigned depth;
	int state;
	bool key;        /* the string is a key */
	bool plain;      /* no line end so far: the value is one line */
	const char *why; /* of SCAN_BROKEN: borrowed words */
	unsigned char object[SCAN_DEPTH / 8 + 1]; /* a bit for each level: it is an object */
};

void scan_start(struct scan *scan);

/*
 * bytes hold the value from its first byte on, which is no white space, and at least as many
 * of them as at the call before. A number or word at the top is whole at the next byte that
 * does not belong to it, or, with ended, at the end of the bytes.
 */
enum scan_answer scan_value(struct scan *scan, struct span bytes, bool ended);

#endif
