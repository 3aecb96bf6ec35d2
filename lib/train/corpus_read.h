/*
 * Reading a file of labelled posts (corpus.h says of what form).
 */
#ifndef TRAIN_CORPUS_READ_H
#define TRAIN_CORPUS_READ_H

#include "train/corpus.h"

/* Adds the rows of source i of the recipe. Its file is in the folder, or, by a path that begins with
 * ./, beside the recipe. A fault names the file and the line. */
enum status corpus_read(struct corpus *corpus, size_t i, const struct recipe *recipe,
    const char *folder, struct fault *fault);

#endif
