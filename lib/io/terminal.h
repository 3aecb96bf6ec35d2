/*
 * What output may assume of where it goes: how wide it is, and whether color is welcome.
 */
#ifndef IO_TERMINAL_H
#define IO_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/* Columns of the terminal at fd; else of COLUMNS where that is a number from 1 to 10,000; else
 * 80. */
size_t terminal_columns(int fd);

/* True when fd is a terminal that can, and NO_COLOR is unset or empty (no-color.org). */
bool terminal_color(int fd);

#endif
