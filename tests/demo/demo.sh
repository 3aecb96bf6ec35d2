#!/bin/sh
# The whole job on sample posts, step by step: make demo. BIN is the folder of the commands.
set -eu

cd "$(dirname "$0")/../.."
BIN=${BIN:-build}
export CRISIS_NOW=2026-11-22T12:00:00Z LC_ALL=C.UTF-8
unset CRISIS_PLAN CRISIS_LEDGER
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM

# One stage of the pipe. A shell sees the failure of the last stage only: this notes them all.
stage() {
	name=$1
	shift
	"$BIN/$name" "$@" 2>>"$dir/said" || echo "$name" >>"$dir/failed"
}

check() {
	[ -e "$dir/failed" ] || return 0
	cat "$dir/said" >&2
	echo "demo: failed: $(tr '\n' ' ' <"$dir/failed")" >&2
	exit 1
}

# The team's most urgent post of somebody unhappy that has a draft.
draft() {
	jq -s --arg team "$1" 'map(select(.route.team == $team and .route.stance == "unhappy" and
		.reply.text)) | max_by([.score.urgency, .created_at, .id])' "$dir/posts.jsonl" >"$dir/one"
	jq -r '"   \(.platform), severity \(.route.severity), to team \(.route.team) as " +
		"\(.route.priority), answer by \(.route.answer_by[0:16] | sub("T"; " ")) UTC"' "$dir/one"
	jq -r '.reply.text' "$dir/one" | fold -s -w 74 | sed 's/^/      /; s/ *$//'
	echo
}

cat <<'END'

One weekend of an invented brand. Acme makes kitchen appliances. On Saturday morning
the handle of a kettle melts in somebody's hand; in the evening the app charges its
customers twice; on Sunday somebody claims to sell their addresses. In between people
ask, joke, help, praise and wait for parcels, in three languages, on six platforms.
It is Sunday, 12:00 UTC.

1. From six platforms' exports to drafts: one post a line, one filter a step

   $ { crisis-ingest tests/demo/*.json*; crisis-ingest -p shop tests/demo/*.csv; } |
         crisis-score | crisis-route | crisis-reply > posts.jsonl

END
{ stage crisis-ingest tests/demo/*.json*; stage crisis-ingest -p shop tests/demo/*.csv; } |
	stage crisis-score | stage crisis-route | stage crisis-reply >"$dir/posts.jsonl"
check
sed 's/^/   /' "$dir/said"
jq -rs '"   \(length) posts, \(map(select(.route.answer)) | length) to answer, " +
	"\(map(select(.reply.text)) | length) of them with a draft for a person to check."' \
	"$dir/posts.jsonl"

cat <<'END'

2. Three of the drafts: who takes the post, how soon, and what to say first

END
for team in safety security billing; do
	draft $team
done

cat <<'END'
   And what is better left alone, with the reason on record:

END
jq -rs 'map(select(.route.answer | not) | .route.reason) | group_by(.) | sort_by(-length) |
	.[] | "   \("    \(length)"[-4:])  \(.[0])"' "$dir/posts.jsonl"

cat <<'END'

3. Where things stand

   $ crisis-report posts.jsonl

END
stage crisis-report "$dir/posts.jsonl"
check

cat <<'END'

Read on: README.md, then man -l man/crisis.7, the overview, and a page for each command.
Your own posts: crisis-ingest FILE... takes an export just as a platform's API gave it.
Why this score, this route, this draft: each filter tells with --explain.
END
