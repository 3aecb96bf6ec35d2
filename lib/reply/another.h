/*
 * Whether a text is for somebody else than the person whose post it answers.
 */
#ifndef REPLY_ANOTHER_H
#define REPLY_ANOTHER_H

#include "reply/guard.h"

/*
 * The run's last word is a handle, a name or a number, as a rule found it. True where it is not
 * the post's: a handle that is neither its author's nor the brand's, in a text that has not the
 * author's as well; a name that is no part of the author's name or handle; a number that the line
 * has nowhere but in the reply. Where the post has nothing to compare with, nothing is told.
 */
bool another_person(
    const struct guard *guard, const struct guard_text *text, struct span run);

#endif
