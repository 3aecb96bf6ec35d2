/*
 * Probabilities that mean something: a head's scores are stretched, and those of a yes or no
 * shifted, so that on the dev rows the true labels are as likely as can be (temperature, Guo et
 * al. 2017; Platt 1999).
 */
#ifndef TRAIN_CALIBRATE_H
#define TRAIN_CALIBRATE_H

#include <stddef.h>

/* scores: lanes for each of count rows; right: the true answers. With one lane, answer 1 is
 * yes. Without rows, sharpness 1 and shift 0. */
void calibrate(const double *scores, const unsigned *right, size_t count, size_t lanes,
    double *sharpness, double *shift);

#endif
