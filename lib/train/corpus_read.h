/*
 * Reading a file of labelled posts (corpus.h says of what form).
 */
#ifndef TRAIN_CORPUS_READ_H
#define TRAIN_CORPUS_READ_H

#include "train/corpus.h"

/* Adds the rows of the file to source i. A fault names the file and the line. */
enum status corpus_read(struct corpus *corpus, size_t i, const struct recipe_source *about,
    const char *folder, struct fault *fault);

#endif
