/*
 * A JSON string literal as text.
 */
#ifndef POST_DECODE_H
#define POST_DECODE_H

#include <stdbool.h>

#include "base/mem.h"
#include "base/span.h"
#include "base/status.h"

/*
 * What a string stands for that walk_string went over, from its one quote to the other: its own
 * bytes where nothing is escaped in it, else in the arena. plain: it is ASCII without escapes.
 * False, with a fault and its column in the literal, for wrong UTF-8 and wrong escapes.
 */
bool decode_string(
    struct arena *arena, struct span raw, bool plain, struct span *text, struct fault *fault);

#endif
