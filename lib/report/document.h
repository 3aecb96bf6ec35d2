/*
 * A report as a document: what any kind of report says, and every format shows. A kind
 * (lib/report/kind) turns figures into a document; a format (lib/report/format) turns a document
 * into bytes, and knows nothing of posts.
 *
 * Every text here may hold a stranger's words: a format escapes or masks all of them, without
 * asking whose they are. Ids and headings are the report's own.
 *
 * All of it lives in the document's arena and goes with document_free. Things are listed in the
 * order in which they were added.
 */
#ifndef REPORT_DOCUMENT_H
#define REPORT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/span.h"

/* What something means to the reader; a format may color it, and must not rely on color. */
enum tone { TONE_PLAIN, TONE_STRONG, TONE_FAINT, TONE_GOOD, TONE_WARN, TONE_BAD, TONES };

enum value_kind {
	VALUE_NONE,  /* not known, or not so: an empty cell, an absent member */
	VALUE_TEXT,
	VALUE_COUNT, /* number */
	VALUE_SHARE, /* number of of; of nothing there is no share */
	VALUE_NET,   /* the same, between -1 and 1: net sentiment */
	VALUE_TIME,  /* number: seconds since 1970, UTC */
	VALUE_SPAN,  /* number: seconds that something took, or is late by */
	VALUE_REAL   /* real, shown with two decimals */
};

struct value {
	enum value_kind kind;
	enum tone tone;
	int64_t number, of;
	double real;
	struct span text;
};

/* A figure by itself: "76.9% negative". */
struct figure {
	struct figure *next;
	const char *id, *label;
	const char *variant; /* of which there are several: "all", "median"; NULL */
	struct value value;
	const char *command; /* that lists the lines behind it; NULL */
	bool quiet;          /* for programs alone: the words say it, too */
};

struct column {
	const char *id, *heading;
	bool bar;    /* of counts and shares: a bar may be drawn, the longest the largest row's */
	bool narrow; /* what may be left out where there is no room */
};

struct row {
	struct row *next;
	const char *command; /* that lists the lines behind it; NULL */
	bool rest;           /* what is not named above, together */
	bool beyond;         /* for programs alone: people are shown a row of the rest for it */
	struct value cells[];
};

struct table {
	const struct column *columns;
	size_t column_count, row_count;
	bool keyed; /* rows have the report's own names in their first cell, each once */
	struct row *rows, **end;
};

enum { CHART_LINES = 3 };

struct chart_bucket {
	struct chart_bucket *next;
	int64_t at; /* its start */
	double values[CHART_LINES];
};

/* Something that happened, drawn into a chart. */
struct chart_mark {
	struct chart_mark *next;
	int64_t at;
	enum tone tone;
	struct span text;
};

/* Counts over time. The first line is what it is about and is drawn as columns; the others,
 * which are parts of it or expectations, upon it. Buckets go up; those without any are left out. */
struct chart {
	int64_t seconds; /* that a bucket is wide */
	size_t lines, bucket_count;
	const char *names[CHART_LINES]; /* "posts", "negative" */
	const char *ids[CHART_LINES];
	struct chart_bucket *buckets, **end;
	struct chart_mark *marks, **marks_end;
};

/* A post, or whatever somebody wrote. */
struct quote {
	struct quote *next;
	enum tone tone;
	struct span label; /* "critical 97" */
	struct span about; /* where, by whom, whose to answer, by when */
	struct span text;
	struct span link;  /* a stranger's too: a format links to http and https alone */
	bool cut;          /* the text is longer */
	struct figure *facts, **facts_end; /* the same in parts, for programs alone */
};

enum block_kind { BLOCK_WORDS, BLOCK_LIST, BLOCK_FIGURES, BLOCK_TABLE, BLOCK_CHART, BLOCK_QUOTES };

/* An item of a list, or a paragraph. */
struct words {
	struct words *next;
	enum tone tone;
	struct span text;
};

struct block {
	struct block *next;
	enum block_kind kind;
	const char *id;    /* NULL for words without a name */
	const char *title; /* of a table or chart, where the section's does not say it; NULL */
	struct span note;  /* "of 1,204; 12 not rated" */
	const char *command;
	struct words *words, **words_end;
	struct figure *figures, **figures_end;
	struct quote *quotes, **quotes_end;
	struct table *table;
	struct chart *chart;
};

struct section {
	struct section *next;
	const char *id, *title; /* no title: what stands right below the document's */
	struct span note;
	bool half;  /* two of these in a row may stand beside each other */
	bool quiet; /* for programs alone: the words say it, too */
	struct document *document;
	struct block *blocks, **end;
	struct block *last;
};

struct document {
	struct arena arena;
	const char *kind, *title; /* "review", "Post-crisis review" */
	int64_t at;               /* as of */
	bool drill;               /* posts of drills are counted: every format says DRILL */
	struct words *lead, **lead_end;   /* what it is about, and what was left out */
	struct section *sections, **end;
};

/* New; goes to document_free. kind and title are static. */
struct document *document_new(const char *kind, const char *title, int64_t at);
void document_free(struct document *document);

/* Text of the arena's, with a NUL behind it. */
struct span document_text(struct document *document, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct span document_copy(struct document *document, struct span text);

/* Sentences above all sections. */
void document_lead(struct document *document, enum tone tone, struct span text);

/* The id is the member's name in JSON, of a-z and _. A section without blocks is not shown. A
 * table, chart or quotes without an id are the section's own. */
struct section *document_section(struct document *document, const char *id, const char *title);

/* A paragraph; an item of a list, which is called id. What is added in a row is in one block. */
void section_words(struct section *section, enum tone tone, struct span text);
void section_item(struct section *section, const char *id, enum tone tone, struct span text);

/* The caller may set what else there is to the figure. */
struct figure *section_figure(
    struct section *section, const char *id, const char *label, struct value value);

/* The columns are static, or the arena's. The caller may set the block's title and note by
 * section->last. */
struct table *section_table(struct section *section, const char *id,
    const struct column *columns, size_t column_count);

/* A row whose cells are empty. */
struct row *section_row(struct section *section, struct table *table);

struct chart *section_chart(struct section *section, const char *id, int64_t seconds);
struct chart_bucket *section_bucket(struct section *section, struct chart *chart, int64_t at);
void section_mark(struct section *section, struct chart *chart, int64_t at, enum tone tone,
    struct span text);

struct quote *section_quote(struct section *section, const char *id);
void section_fact(
    struct section *section, struct quote *quote, const char *id, struct value value);

/* True where nothing of the block is for people. */
bool block_quiet(const struct block *block);

static inline struct value value_count(int64_t count)
{
	return (struct value){.kind = VALUE_COUNT, .number = count};
}

static inline struct value value_share(int64_t count, int64_t of)
{
	return (struct value){.kind = VALUE_SHARE, .number = count, .of = of};
}

static inline struct value value_net(int64_t net, int64_t of)
{
	return (struct value){.kind = VALUE_NET, .number = net, .of = of};
}

static inline struct value value_time(int64_t when)
{
	return (struct value){.kind = VALUE_TIME, .number = when};
}

static inline struct value value_span(int64_t seconds)
{
	return (struct value){.kind = VALUE_SPAN, .number = seconds};
}

static inline struct value value_real(double real)
{
	return (struct value){.kind = VALUE_REAL, .real = real};
}

static inline struct value value_text(struct span text)
{
	return (struct value){.kind = VALUE_TEXT, .text = text};
}

static inline struct value value_toned(struct value value, enum tone tone)
{
	value.tone = tone;
	return value;
}

#endif
