#!/usr/bin/env bash
# Sends a few and then very many posts through the pipe of all filters and compares the most
# memory that each held. A filter that holds more than 1.2 times, and 2 MiB, more has kept
# something of what went through it: this fails. crisis-report counts, and is shown only. Then
# crisis-ingest reads SOAK_MB of each kind of export, as an array, lines, tables and mail; it must
# stay below 64 MiB.
set -eu -o pipefail
BUILD=$(cd "${BUILD:-build}" && pwd)
FEW=${SOAK_FEW:-30000}
MANY=${SOAK_MANY:-3000000}
MB=${SOAK_MB:-1000}
WORK=$BUILD/bench
export PATH=$BUILD:$PATH LC_ALL=C CRISIS_NOW=2026-11-23T00:00:00Z

stages=()
for tool in crisis-ingest crisis-score crisis-route crisis-reply crisis-report; do
	[ ! -x "$BUILD/$tool" ] || stages+=("$tool")
done

# through COUNT: the posts through all of them, each watched.
through() {
	local pipe="'$WORK/posts' $1" tool
	for tool in "${stages[@]}"; do
		pipe+=" | '$WORK/peak' '$WORK/$tool.$1.kib' $tool"
	done
	bash -o pipefail -c "$pipe" >/dev/null
}

through "$FEW"
through "$MANY"
failed=0
for tool in "${stages[@]}"; do
	awk -v tool="$tool" -v few="$(cat "$WORK/$tool.$FEW.kib")" -v many="$(cat "$WORK/$tool.$MANY.kib")" \
		-v small="$FEW" -v large="$MANY" 'BEGIN {
			grown = many > few * 1.2 + 2048 && tool != "crisis-report"
			printf "%-16s %d posts: %.1f MiB, %d posts: %.1f MiB%s\n", tool, small, few / 1024,
				large, many / 1024, grown ? ": IT GROWS" : ""
			exit grown }' || failed=1
done

# ingested SHAPE: an export of that many megabytes, from a pipe; all must become posts.
ingested() {
	local bytes count posts
	bytes=$("$WORK/exports" "$1" 1000 | wc -c)
	count=$((MB * 1000000000 / bytes))
	posts=$("$WORK/exports" "$1" "$count" | "$WORK/peak" "$WORK/ingest.kib" crisis-ingest | wc -l)
	awk -v shape="$1" -v mb="$((count * bytes / 1000000000))" -v kib="$(cat "$WORK/ingest.kib")" \
		-v posts="$posts" -v count="$count" 'BEGIN {
			wrong = posts != count ? ": POSTS ARE MISSING" : kib >= 65536 ? ": TOO MUCH" : ""
			printf "crisis-ingest    %d MB of %s, %d posts: %.1f MiB%s\n", mb, shape, posts,
				kib / 1024, wrong
			exit wrong != "" }'
}

for shape in array x-v1 mastodon tweets vendor mbox; do
	ingested "$shape" || failed=1
done
exit $failed
