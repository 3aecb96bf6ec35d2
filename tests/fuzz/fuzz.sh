#!/usr/bin/env bash
# Runs each fuzz target for FUZZ_SECONDS. The corpus grows in $BUILD/fuzz/corpus/TARGET from the
# seeds here; an input that breaks something is kept in $BUILD/fuzz/found and makes this fail.
set -u
BUILD=${BUILD:-build}
HERE=$(cd "$(dirname "$0")" && pwd)
SEEDS=$HERE/seeds
failed=0

export ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS=suppressions=$HERE/leaks.txt:print_suppressions=0
export UBSAN_OPTIONS=print_stacktrace=1
mkdir -p "$BUILD/fuzz/found"
for target in "$HERE"/*.c; do
	name=$(basename "$target" .c)
	corpus=$BUILD/fuzz/corpus/$name
	log=$BUILD/fuzz/$name.log
	mkdir -p "$corpus"
	if "$BUILD/fuzz/fuzz/$name" -max_total_time="${FUZZ_SECONDS:-60}" -timeout=10 \
		-rss_limit_mb=2048 -max_len=4096 -print_final_stats=1 \
		-artifact_prefix="$BUILD/fuzz/found/$name-" "$corpus" "$SEEDS/$name" >"$log" 2>&1; then
		awk -v name="$name" '/number_of_executed_units/ { runs = $2 } / cov: / { cov = $4 }
			END { printf "%-16s %9d inputs, %5d edges: nothing found\n", name, runs, cov }' "$log"
	else
		echo "$name: something was found"
		awk '/==ERROR|^==[0-9]+==|runtime error|^[^#].*: .* line / { on = 1 } on' "$log" | head -60
		failed=1
	fi
done
exit $failed
